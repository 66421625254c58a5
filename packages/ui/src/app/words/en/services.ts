/** English: what the PBX does for the operator in a call. */
import type * as zh from '../zh/services.ts';

import { said } from '../said.ts';

export const serviceProblems: typeof zh.serviceProblems = {
  'conference.notFound': said(
    'This conference is over',
    'You are not in it, or everybody has left.',
    'There is nothing to do.',
  ),
  'conference.full': said(
    'The conference is full',
    'Eight people at most fit in one.',
    'Let somebody leave first, then add the next.',
  ),
  'conference.impossible': said(
    'Nobody can be added now',
    'The call has just changed, or this person is in it already.',
    'Look at the call card and try again.',
  ),
  'recording.notFound': said(
    'This call is not being recorded',
    'The recording has ended, or never began.',
    'Look at the recording mark on the call card.',
  ),
  'parking.notFound': said(
    'This call is not parked any more',
    'A colleague has taken it, or the caller has hung up.',
    'There is nothing to do.',
  ),
  'parking.impossible': said(
    'This call cannot be parked',
    'Only a call of two that is being talked can be parked.',
    'Take the call off hold, or end the conference, and try again.',
  ),
  'pickup.notFound': said(
    'The colleague’s phone does not ring any more',
    'She has answered it herself, or the caller has hung up.',
    'There is nothing to do.',
  ),
  'shownNumber.notAllowed': said(
    'This number cannot be shown',
    'It is not one of the centre’s; calls out show the default number.',
    'Choose another from the list at the dial pad.',
  ),
};

export const conference: typeof zh.conference = {
  add: 'Add',
  addTitle: 'Who should join the call?',
  addHint: 'A colleague’s name, or a number',
  callNumber: (number: string) => `Call ${number}`,
  nobody: 'No colleague of that name. You can type a number.',
  title: (count: number) => `Conference · ${count}`,
  parties: 'People in the conference',
  me: 'me',
  talking: 'talking',
  muted: 'muted',
  joined: 'in the conference',
  calling: 'being called…',
  busy: 'busy, did not come',
  noAnswer: 'did not answer',
  unreachable: 'cannot be reached',
  mute: (name: string) => `Mute ${name}`,
  unmute: (name: string) => `Let ${name} speak`,
  drop: (name: string) => `Let ${name} go`,
  endForAll: 'End for all',
  leaveHint: 'With “Hang up” only you leave; the others go on.',
};

export const recording: typeof zh.recording = {
  region: 'Recording',
  running: 'Recording',
  paused: {
    operator: 'Recording is paused',
    cardNumber: 'Paused: a number is being told',
    keys: 'Paused: the caller presses keys',
  },
  pause: 'Pause recording',
  cardNumber: 'Card or ID number',
  resume: 'Record again',
};

export const notResponding: typeof zh.notResponding = {
  title: 'A call rang here and was not answered; it went to a colleague',
  meaning: 'No new calls reach you now. Press when you are back in your chair.',
  back: 'I am here, ready',
};

export const parking: typeof zh.parking = {
  park: 'Park',
  region: 'Parked calls',
  ringingRegion: 'Ringing at a colleague’s',
  take: 'Take',
  takeOf: (name: string) => `Take ${name}`,
  by: (name: string) => `parked by ${name}`,
  byMe: 'parked by you',
  returning: 'going back to who parked it',
  rings: (colleague: string) => `rings at ${colleague}`,
};

export const shownNumber: typeof zh.shownNumber = {
  label: 'Number shown to the person called',
  first: (title: string) => `${title} (default)`,
};

export const mobile: typeof zh.mobile = {
  title: 'My mobile, when the line is gone',
  isOn: 'Call my mobile when my PC or its line is gone in a call',
  number: 'Mobile number',
  numberHint: '6 to 20 digits, without blanks.',
  meaning:
    'The caller hears what happened, then music, and your mobile rings. You take the call by pressing 1, so a voicemail box never gets a caller. If the app is back first, it has the call.',
  kept: 'The number is kept only while this is on, for nothing else, and seen by nobody but you. Switching off removes it.',
  wrong: 'A number has 6 to 20 digits.',
  away: 'The server cannot be reached just now; this can be changed when it is back.',
  save: 'Agree and save',
  on: (number: string) => `On: ${number}`,
  talking: 'on mobile',
};
