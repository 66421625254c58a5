/** English: what only the desktop app says. */
import type { DesktopProblem } from '../../../host/problem.ts';
import type { desktop as desktopZh } from '../zh/desktop.ts';
import { said, type ProblemWords } from '../said.ts';

export const desktopProblems: Record<DesktopProblem, ProblemWords> = {
  'signOut.inCall': said(
    'You are on a call, so you were not signed out',
    'Signing out hangs up on the caller.',
    'End the call first, or choose “Hang up and sign out” when asked.',
  ),
  'screenPop.notAnAddress': said(
    'This is not a complete web address',
    'No page opens with a call.',
    'It starts with https:// and holds no password. Ask IT if unsure.',
  ),
  'screenPop.notEncrypted': said(
    'This address is not encrypted',
    'Others could see the customer’s number, so it is not opened.',
    'Use an address that starts with https://.',
  ),
  'screenPop.unknownField': said(
    'A field in braces is unknown',
    'No page opens with a call.',
    'Use only {number}, {name}, {queue} and {id}, each with both braces.',
  ),
  'screenPop.fieldInHost': said(
    'A field must not be part of the site’s name',
    'A caller could lead the browser elsewhere, so it is not opened.',
    'Put the field after the name of the site.',
  ),
  'localApi.dialOff': said(
    'Programs may not call',
    'A program wanted to call a number; it was not called.',
    'If it should, choose “Ask me first” under Other programs in the settings.',
  ),
  'localApi.notStarted': said(
    'The local API did not open',
    'Other programs do not see calls now.',
    'Switch the setting off and on. If it stays, tell IT.',
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

export const desktop: typeof desktopZh = {
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
  programs: {
    title: 'Other programs',
    screenPop: 'Open the customer’s page with a call',
    when: { off: 'No', ringing: 'When it rings', answered: 'When answered' },
    template: 'Address of the page',
    templateHint: 'May hold {number}, {name}, {queue} and {id} of the call.',
    preview: (url: string) => `For example: ${url}`,
    sample: { number: '13900002046', name: 'Mr Waters', queue: 'pension', id: 'pbx-1700000000.12' },
    localApi: 'Let programs on this PC see calls, answer and hang up (local API)',
    dial: 'When a program wants to call',
    dialChoices: { off: 'Never', ask: 'Ask me first', direct: 'Call at once' },
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
