/** English: people from a list, and the log of what was done to me. */
import { said } from '../said.ts';
import type { Words } from '../zh/index.ts';
import type { organisationProblems as zhProblems } from '../zh/organisation.ts';
import { count } from './count.ts';

export const organisation: Words['organisation'] = {
  title: 'People',
  importTitle: 'People and units from a table',
  importHint: 'First you only see what would change; then it is written at once. The same table again changes nothing.',
  columns:
    'Headings in the first line: account, name, extension, unit (region/group/team), role, in charge, convener, time zone. The account is a must, and for new people name and unit; the others may be left out.',
  chooseFile: 'Choose a CSV file',
  offline: 'You are offline; importing needs the hub.',
  looking: 'Looking at what would change…',
  doing: 'Writing…',
  now: (n) => count(n, '1 person now', `${n} people now`),
  nowHint: 'Choose a table to see what would change.',
  plannedTitle: 'This is what would happen',
  doneTitle: 'Done',
  absent: 'People who are not in the table',
  absentKinds: { stay: 'stay as they are', leave: 'have left' },
  apply: 'Import this',
  nothingToDo: 'Nothing would change.',
  report: {
    added: (n) => count(n, '1 person is new', `${n} people are new`),
    changed: (n) => count(n, '1 person’s details change', `${n} people’s details change`),
    moved: (n) => count(n, '1 person moves', `${n} people move`),
    returned: (n) => count(n, '1 person comes back', `${n} people come back`),
    left: (n) => count(n, '1 person leaves', `${n} people leave`),
    placed: (n) => count(n, '1 place in charge or convening is given', `${n} places in charge or convening are given`),
    relieved: (n) => count(n, '1 such place ends', `${n} such places end`),
    units: (n) => count(n, '1 unit is new', `${n} units are new`),
    unchanged: (n) => count(n, '1 other person stays the same.', `${n} other people stay the same.`),
    more: (n) => count(n, '1 more line', `${n} more lines`),
    issues: (n) => count(n, '1 line was left out', `${n} lines were left out`),
    issue: (line, why) => `Line ${line}: ${why}`,
    why: {
      badAccount: 'the account is empty or has characters that cannot be used',
      accountTwice: 'this account stands further up already',
      badName: 'no name, or more than 60 characters',
      noUnit: 'a new person needs a unit',
      badUnit: 'a unit’s name is longer than 80 characters',
      tooDeep: 'at most three levels: region/group/team',
      badExtension: 'an extension is 2 to 20 digits',
      extensionTaken: 'this extension is somebody else’s',
      onShift: 'she is on shift; her extension cannot change now',
      badRole: 'not a role; operator, leader or IT',
      badPlace: 'in charge or convener is not understood, or there is no such unit',
      placeTaken: 'a line further up gave this place to somebody else',
      badTimeZone: 'no such time zone; write it like Asia/Shanghai',
      yourself: 'nobody takes the role of IT from herself',
    },
  },
  fileProblems: {
    'contacts.fileTooLarge': 'The file is larger than 5 MB and was not read. Split it and import the parts.',
    'contacts.fileNotText': 'This is no text and was not read. Save your table as CSV.',
    'contacts.fileEmpty': 'The file is empty.',
    'people.noAccount': 'The first line has no heading “account”. Add it and try again.',
    'people.noPeople': 'There are headings but no people.',
    'people.tooMany': 'So many do not fit at once. Split the file and import the parts.',
    'people.notClosed':
      'A quotation mark is not closed by the end of the file; it was not read. Mend it and try again.',
  },
  passwords: {
    title: 'First passwords',
    hint: 'New people have no password and cannot sign in yet. Passwords are shown here this once; hand them over now. New ones can be made any time.',
    make: (n) => count(n, 'Make a password for 1 person', `Make passwords for ${n} people`),
    making: (made, total) => `${made} of ${total} made…`,
    save: 'Save as a table',
    account: 'Account',
    password: 'Password',
  },
};

export const deeds: Words['deeds'] = {
  title: 'What others did to me',
  meaning: 'Whatever leaders and IT do to you is written here. You alone can read it; it goes after half a year.',
  empty: 'Nothing so far',
  emptyHint: 'When a leader or IT does something to you, a line appears here.',
  more: (n) => count(n, 'Show 1 more', `Show ${n} more`),
  by: (name, time) => `${name} · ${time}`,
  what: {
    outageAccepted: 'accepted what you said of a cut',
    outageDeclined: 'declined what you said of a cut',
    callbackGiven: 'gave you a callback',
    callbackTaken: 'gave a callback of yours to somebody else',
    callbackChanged: 'changed a callback of yours',
    helpTaken: 'came to help you',
    dayRead: 'looked at your day',
    callsRead: 'looked at your calls that day',
    reminded: 'Reminded you of an announcement',
    proposalReplied: 'Replied to what you asked or proposed',
    announcementWithdrawn: 'Withdrew an announcement of yours',
    added: 'added you to the team',
    changed: 'changed your details',
    moved: 'moved you',
    returned: 'added you to the team again',
    left: 'noted that you left',
    placed: 'asked you to be in charge or to convene',
    relieved: 'ended your place in charge or convening',
    passwordMade: 'made you a new password',
  },
};

export const organisationProblems: typeof zhProblems = {
  'import.stale': said(
    'The team has just changed',
    'What you saw is not so any more, and nothing was written.',
    'Look at the new outcome and import again.',
  ),
};
