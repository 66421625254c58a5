/** English: the look at place and line before a shift. */
import type { readiness as readinessZh, readinessProblems as problemsZh } from '../zh/readiness.ts';
import { said } from '../said.ts';
import { devices } from './devices.ts';

const fine = (what: string) => ({ what });

export const readiness: typeof readinessZh = {
  title: 'Before the shift',
  intro: 'About a minute. Nothing is recorded, and no sound is kept or sent.',
  openFromToday: 'Check before you begin',
  openFromTodayMeaning: 'Power, headset, microphone and line, in a minute.',
  again: 'Check again',
  openFromPhone: 'Check sound and line',
  start: 'Begin the check',
  startHint: 'Sit where you take calls, with your headset on.',
  stop: 'Stop',
  enough: 'That is enough',
  goReady: 'Go ready',
  results: 'What was found',
  level: 'Microphone level',
  progress: 'Progress',
  checks: {
    power: 'Power',
    headset: 'Headset',
    room: 'Room',
    microphone: 'Microphone',
    echo: 'Echo',
    line: 'Line',
  },
  verdicts: { green: 'Good', amber: 'Usable', red: 'Not good' },
  reasons: {
    'power.mains': fine('Plugged in.'),
    'power.untold': fine('This PC has no battery, or does not tell.'),
    'power.battery': { what: 'Running on battery.', remedy: 'Plug it in, so that no call ends with the battery.' },
    'headset.there': fine(devices.headsetThere),
    'headset.notChosen': {
      what: devices.headsetNotChosen,
      remedy: 'Choose microphone and speaker in the settings, so that they stay.',
    },
    'headset.gone': {
      what: devices.headsetGone,
      remedy: 'Plug it in and check again. If it is a new one, choose it in the settings.',
    },
    'headset.none': {
      what: devices.headsetNone,
      remedy: 'Plug in the headset, at another USB port if need be, and check again.',
    },
    'room.quiet': fine('The room is quiet.'),
    'room.noisy': { what: 'The room is a little noisy.', remedy: 'Close door and window; move the fan or TV away.' },
    'room.loud': {
      what: 'The room is too loud: callers will not understand you.',
      remedy: 'Go to another room or switch off what is loud, and check again.',
    },
    'microphone.clear': fine('You are heard clearly.'),
    'microphone.quiet': {
      what: 'Your voice is low.',
      remedy: 'Put the microphone two fingers from your mouth, or turn it up in the system.',
    },
    'microphone.clipping': {
      what: 'Too loud: your voice breaks up.',
      remedy: 'Move the microphone away a little, or turn it down in the system.',
    },
    'microphone.silent': {
      what: 'Nothing comes from the microphone.',
      remedy: 'Unplug the headset and plug it in again, at another USB port, and check again.',
    },
    'microphone.muted': {
      what: 'The microphone is off.',
      remedy: 'Look at the mute key on the headset’s cable, then at the microphone’s volume in the system.',
    },
    'microphone.notHeard': {
      what: 'You were not heard.',
      remedy: 'See that the microphone at your mouth is the one chosen, then read aloud again.',
    },
    'echo.none': fine('No echo.'),
    'echo.some': {
      what: 'The microphone hears the speaker.',
      remedy: 'Listen with the headset, not with loudspeakers.',
    },
    'echo.strong': {
      what: 'A loud echo: callers will hear themselves.',
      remedy: 'Use a headset or turn the volume down, and check again.',
    },
    'sound.denied': {
      what: devices.denied,
      remedy: 'Allow it under privacy in the system settings, and check again.',
    },
    'sound.absent': { what: devices.absent, remedy: 'Plug the headset in again, and check again.' },
    'sound.busy': {
      what: devices.busy,
      remedy: 'Close other calls and recorders, and check again.',
    },
    'line.good': fine('The line is good.'),
    'line.loss': {
      what: 'Some words would get lost on the way.',
      remedy: 'Move closer to the router or use a cable; pause downloads and films at home.',
    },
    'line.jitter': {
      what: 'The line is now fast, now slow.',
      remedy: 'Pause downloads and films at home, or move closer to the router.',
    },
    'line.delay': {
      what: 'Voices arrive late.',
      remedy: 'Try a cable or the phone’s hotspot; let callers finish before you speak.',
    },
    'line.weak': {
      what: 'Voices will not be clear.',
      remedy: 'Try a cable or the phone’s hotspot, and check again.',
    },
    'line.down': {
      what: 'The phone line is not connected.',
      remedy: 'Wait until it is back at the top right. If it stays away, open “Find the fault”.',
    },
    'line.noEcho': {
      what: 'The centre has no test number, so the line was not measured.',
      remedy: 'Tell IT. Calls work all the same.',
    },
    'line.noSound': {
      what: 'No sound comes back.',
      remedy: 'Most likely a firewall is in the way. Try the phone’s hotspot, and tell IT.',
    },
    'line.cut': {
      what: 'The measuring was cut off.',
      remedy: 'Check again. If it stays so, open “Find the fault”.',
    },
  },
  waiting: 'Waiting',
  running: 'Checking',
  againOne: (check) => `Check again: ${check}`,
  nowRoom: 'Please be quiet for a few seconds',
  nowRoomHint: 'To hear how loud the room is.',
  nowMicrophone: 'Please read aloud',
  sentence: '“Hello, this is the hotline. How can I help you today?”',
  nowEcho: 'A few short tones are coming',
  nowEchoHint: 'To see whether the speaker gets into the microphone.',
  nowLine: 'Measuring the line',
  nowLineHint: (seconds) => `${seconds} s more. You can do something else; a call stops it at once.`,
  doneGreen: 'All good, you can begin',
  doneAmber: 'You can take calls; some things could be better',
  doneRed: 'Something needs doing first',
  doneRedOffered: 'Do what is said below and check again. If there is no time, you can begin all the same.',
  doneRedRequired:
    'Do what is said below and check again. Your centre asks for a good check before you begin; if it cannot be had, ask your leader.',
  stoppedByCall: 'A call came, so the check has stopped',
  stoppedByCallHint: 'Check again after the call; what was found is kept.',
  figures: (loss, delay) => `${loss} lost · ${delay} round trip`,
};

export const readinessProblems: typeof problemsZh = {
  'readiness.required': said(
    'Check your place first, then go ready',
    'Your centre asks for a good check before calls are taken.',
    'Press “Check before you begin” under Today; it takes a minute.',
  ),
  'readiness.whileReady': said(
    'The line is not measured while you are ready',
    'Callers would pass you by meanwhile.',
    'Take a break first, then check.',
  ),
};
