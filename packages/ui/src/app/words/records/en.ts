/** English: what is remembered of calls and people. */
import { plural } from '../plural.ts';
import { said } from '../said.ts';
import type { contactsZh, dispositionsZh, historyZh, recordProblemsZh } from './zh.ts';

const rules = new Intl.PluralRules('en');
const count = (n: number, one: string, other: string): string => plural(rules, n, { one, other });

export const historyEn: typeof historyZh = {
  title: 'Call history',
  filter: 'Which calls',
  filters: { all: 'All', missed: 'Missed', in: 'In', out: 'Out' },
  scope: 'Whose',
  scopes: { mine: 'Mine', group: 'My group' },
  search: 'Find a number',
  searchHint: 'Some of its digits',
  missedCount: (n) => count(n, `${n} missed call`, `${n} missed calls`),
  missed: 'Missed',
  missedDeclined: 'You did not take it',
  missedCancelled: 'They hung up first',
  out: 'Out',
  in: 'In',
  unknownNumber: 'Unknown number',
  waited: (time) => `waited ${time}`,
  talked: (time) => `talked ${time}`,
  notTalked: 'not connected',
  quality: (word, mos) => `${word} · MOS ${mos}`,
  redial: (who) => `Call back ${who}`,
  redialShort: 'Call back',
  empty: 'No calls yet',
  emptyHint: 'Calls in, calls out and calls you missed are noted here.',
  emptyMissed: 'No missed calls',
  emptySearch: 'No such call',
  emptySearchHint: 'Try other digits, or look at “All”.',
  disposition: 'Disposition',
  more: 'Show earlier ones',
  noMore: 'Nothing earlier. History is kept for 180 days.',
  offline: 'Offline: only the latest 20 calls. Earlier ones come back with the connection.',
};

export const recordProblemsEn: typeof recordProblemsZh = {
  'contacts.tooMany': said(
    'Your contacts are full',
    'Everybody can have 5,000; these were not saved.',
    'Delete some you do not need and try again.',
  ),
  'disposition.unknownCode': said(
    'That disposition no longer exists',
    'The centre has changed its list, and this was not saved.',
    'Choose another one and save again.',
  ),
  'disposition.tooLate': said(
    'This call’s disposition is final',
    'It can be changed for 24 hours after the call.',
    'Tell your leader what should be corrected.',
  ),
};

export const dispositionsEn: typeof dispositionsZh = {
  title: 'The call just now',
  titleOf: (number) => `The call just now: ${number}`,
  code: 'Disposition',
  note: 'Note',
  left: (n) => count(n, `${n} character left`, `${n} characters left`),
  save: 'Save',
  saved: 'This call’s disposition is saved',
  onItsWay: 'Noted. It is sent by itself, once, when the hub is back.',
  waits: 'waits to be sent',
  edit: 'Change disposition',
  add: 'Add disposition',
  today: 'Today’s dispositions (my group)',
};

export const contactsEn: typeof contactsZh = {
  title: 'Contacts',
  search: 'Find somebody',
  searchHint: 'Name, pinyin initials or number',
  add: 'Add a contact',
  edit: (name) => `Change ${name}`,
  remove: (name) => `Delete ${name}`,
  removed: (name) => `${name} was deleted`,
  undo: 'Undo',
  star: (name) => `Make ${name} a favourite`,
  unstar: (name) => `${name} is no favourite`,
  colleague: 'Colleague',
  name: 'Name',
  numbers: 'Numbers',
  numbersHint: 'One a line, five at most',
  organisation: 'Organisation',
  note: 'Note',
  save: 'Save',
  suggestions: 'Could be',
  callerIs: (name) => `In your contacts: ${name}`,
  importFile: 'Import a file',
  exportFile: 'Export',
  imported: (n) => count(n, `${n} contact was imported.`, `${n} contacts were imported.`),
  notUnderstood: (n) => count(n, `${n} thing was not understood:`, `${n} things were not understood:`),
  issue: (line, why) => `Line ${line}: ${why}`,
  issues: {
    noName: 'no name',
    noNumber: 'no number, not imported',
    badNumber: 'not a number, passed over',
    tooLong: 'too long, cut short',
    notClosed: 'not closed by the end of the file, not imported',
    tooManyNumbers: 'more than five numbers, the first five are kept',
  },
  fileProblems: {
    'contacts.fileTooLarge': 'The file is larger than 5 MB and was not read. Split it and import the parts.',
    'contacts.fileNotText': 'This is no text and was not read. Export vCard (.vcf) or CSV from your phone or table.',
    'contacts.fileEmpty': 'The file is empty.',
    'contacts.fileUnknown': 'Not understood: no vCard, and no heading such as “Name” and “Phone” in the first line.',
  },
  empty: 'No contacts yet',
  emptyHint: 'Add one, or import a file from your phone.',
  nobody: 'Nobody found',
  nobodyHint: 'Try pinyin initials, or some digits of the number.',
  more: (n) => `${n} more; type on to narrow it down.`,
};
