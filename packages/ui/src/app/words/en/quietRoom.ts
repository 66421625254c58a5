/** The quiet room: sitting beside colleagues without a sound. */
import { said } from '../said.ts';
import type { Words } from '../zh/index.ts';

export const quietRoom: Words['quietRoom'] = {
  title: 'Quiet room',
  meaning:
    'Sit beside colleagues without a sound. No voice, no picture, nobody watches what you do. Leave whenever you like; nothing is kept.',
  lit: 'The lamp is on: somebody of your group sits there',
  dark: 'The lamp is off; you can be the first',
  sit: 'Sit down',
  sitWithGroup: 'Sit with my group',
  inGroup: 'You sit in the room of your group.',
  withBuddy: (name) => `The table for you and ${name}.`,
  seats: 'Who sits here',
  alone: 'Only you for now. Whoever comes appears here.',
  more: (count) => `and ${count} more`,
  leave: 'Leave the room',
  open: 'Open the quiet room',
  offline: 'You are offline. Your seat is kept for 5 minutes, and you come back by yourself once you are connected.',
  offlineOut: 'You are offline: you can sit down once you are connected.',
  inCall: 'You are in a call; the room keeps still until it is over.',
  sign: { wave: 'Wave', tea: 'Have tea', quiet: 'I need quiet' },
  signDone: { wave: 'waves', tea: 'has tea', quiet: 'needs quiet' },
  notQuiet: 'No more quiet',
  signsRule:
    'Each sign can be given again after some minutes, so that nobody is bothered. Who needs quiet sees no waves and no tea.',
  focus: 'Focus for 25 minutes together',
  focusRuns: 'Focusing together, still',
  focusStop: 'Stop the timer',
  focusOver: '25 minutes are over. Get up, look out of the window.',
  buddy: {
    open: 'Ask a buddy',
    title: 'Ask a buddy',
    whom: 'Whom (colleagues who are online)',
    meaning:
      'You sit together once they say yes. If they do not, nobody is told, and it is over by itself after 10 minutes.',
    send: 'Ask them over',
    waits: (name, until) => `Waiting for ${name} until ${until}`,
    takeBack: 'Never mind',
    label: 'Somebody asks you over',
    asks: (name) => `${name} would like to sit with you for a while`,
    asksMeaning: 'No voice, no picture. Staying away is fine; they are not told.',
    yes: 'Sit down with them',
    no: 'Not now',
  },
};

export const quietRoomProblems = {
  'quietRoom.notFound': said(
    'This seat is no more',
    'The invitation is over, or you have left already.',
    'Sit down again if you like.',
  ),
  'quietRoom.notHere': said(
    'They are not online now',
    'Who is not online cannot be asked.',
    'Wait until they are here, or ask somebody else.',
  ),
  'quietRoom.tooSoon': said(
    'A little later, please',
    'The same sign or question comes again only after a while, so that nobody is bothered.',
    'Try again in some minutes; the same person once an hour.',
  ),
};
