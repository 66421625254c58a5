/** English: a leader speaks live. */
import { said } from '../said.ts';
import type { Words } from '../zh/index.ts';

export const voiceBroadcast: Words['voiceBroadcast'] = {
  title: 'Speak live',
  hint: 'Speak to your people from your own phone. Nobody’s call is disturbed, and every listener’s microphone is off. Nothing is recorded or kept.',
  audience: 'Speak to',
  start: 'Begin to speak',
  starting: 'Calling your phone…',
  needsPhone: 'Speak from the desktop app',
  needsPhoneHint: 'A browser has no phone. Open this page in Hearthline on your PC.',
  needsLine: 'Your phone has no line yet; you can speak as soon as it has.',
  needsNoCall: 'Finish the call you are in, then begin.',
  offline: 'The server cannot be reached now; you can begin when it is back.',
  speaking: (to) => `You are speaking to ${to}`,
  everybody: 'everybody',
  listening: (count) => (count === 1 ? '1 listens' : `${count} listen`),
  end: 'End',
  mute: 'Mute',
  unmute: 'Unmute',
  muted: 'You are muted; nobody hears you',
  rules:
    'Customers first: when a caller waits and nobody is free, a listener takes the call and is asked again after it. Nothing is recorded.',
  endsAt: (time) => `ends by itself at ${time}`,
  lineLost: 'Your line is gone. If it is not back within 10 s, this ends.',
  hubAway: 'The server cannot be reached just now: you are still heard, but the list is from before.',
  listeners: 'Who listens',
  nobody: 'Nobody here takes calls now',
  states: {
    listening: 'listening',
    joining: 'joining',
    offered: 'asked',
    inCall: 'in a call',
    notNow: 'not now',
    left: 'left',
    resting: 'resting',
    unreachable: 'not reached',
    away: 'away',
  },
  count: (state, count) => `${count} ${state}`,
  region: 'Live broadcast',
  speaks: (name) => `${name} is speaking live`,
  joinsIn: (seconds) => `You will hear it in ${seconds} s. Your microphone stays off; nobody hears you.`,
  joinsLater: 'Customers are waiting; you will hear it as soon as none is.',
  canListen: 'Press “Listen” whenever you like. Your microphone stays off.',
  notReached: 'Your phone was not reached. Press “Listen” to try again.',
  joining: 'Calling your phone…',
  listen: 'Listen',
  notNow: 'Not now',
  youListen: (name) => `You are listening to ${name}`,
  microphoneOff:
    'Your microphone is off; nobody hears you. Customers come first: a call ends your listening. Nothing is recorded.',
  leave: 'Leave',
  offlineListener: 'The server cannot be reached now; you can listen when it is back.',
};

export const voiceProblems = {
  'voice.notFound': said('This broadcast is over', 'There is nothing to listen to.', 'There is nothing to do.'),
  'voice.running': said(
    'Somebody is speaking to them already',
    'Nobody can listen to two at once.',
    'Wait until that one is over, or choose other people.',
  ),
  'voice.impossible': said(
    'The phone cannot be reached now',
    'It is not registered, or it is in a call.',
    'Look at your line, finish the call, and try again.',
  ),
};
