/** What only the desktop app says, in English. Part of `en.ts`. */
import type { DesktopProblem } from '../../host/problem.ts';
import type { desktopZh } from './desktopZh.ts';
import { said, type ProblemWords } from './said.ts';

export const desktopProblemsEn: Record<DesktopProblem, ProblemWords> = {
  'signOut.inCall': said(
    'You are on a call, so you were not signed out',
    'Signing out hangs up on the caller.',
    'End the call first, or choose “Hang up and sign out” when asked.',
  ),
  'link.notANumber': said(
    'There is no phone number in this link',
    'There is nothing to call.',
    'Ask for the number and type it yourself.',
  ),
  'link.foreignAddress': said(
    'This link leads to another phone system',
    'Only addresses of our own system are called, so it was not opened.',
    'Check the number, then type it yourself.',
  ),
  'link.hasExtras': said(
    'This link carries more than a number',
    'It may want to change your call, so it was not opened.',
    'Leave it alone. If you need the number, type it yourself.',
  ),
  'link.strangeCharacters': said(
    'This link has characters that cannot be seen',
    'The number shown may not be the real one, so it was not opened.',
    'Check the number, then type it yourself.',
  ),
  'link.tooLong': said(
    'This link is too long for a phone number',
    'It was not opened.',
    'Check the number, then type it yourself.',
  ),
  'link.notRegistered': said(
    'The system does not hand phone links to Hearthline',
    'Numbers on web pages still open another program.',
    'Choose Hearthline under default apps in the system settings, or tell IT.',
  ),
};

export const desktopEn: typeof desktopZh = {
  link: {
    region: 'Number to call',
    fromLink: 'You opened a phone link',
    fromProgram: 'A program on this PC wants to call this number',
    extension: (digits: string) => `After the answer, key extension ${digits}`,
    check: 'Read the number before you call.',
    dial: 'Call',
    putAway: 'Don’t call',
    noLine: 'You can call as soon as the line is there.',
  },
  mini: {
    title: 'Mini phone',
    open: 'Open the mini phone, always on top',
    openMain: 'Open the main window',
    close: 'Close the mini phone',
    noCall: 'No call',
    lineAway: 'The line is not there',
    signedOut: 'Not signed in',
  },
  program: {
    opensMiniPhone: 'Open the mini phone when the window is put away in a call',
    startsWithSystem: 'Start with the computer, in the tray',
    opensLinks: 'Open phone links of web pages in Hearthline (it always asks first)',
  },
  signOut: {
    title: 'You are on a call',
    body: 'Signing out now hangs up on the caller, and new calls no longer reach you here.',
    stay: 'Stay in the call',
    leave: 'Hang up and sign out',
  },
};
