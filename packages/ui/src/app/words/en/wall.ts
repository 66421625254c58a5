/** English: the highlight wall, its desk, and the choice to be on it. */
import { said } from '../said.ts';
import type { Words } from '../zh/index.ts';
import type { wallProblems as zhProblems } from '../zh/wall.ts';

export const wall: Words['wall'] = {
  date: (day, weekday) => `${weekday}, ${day}`,
  callsToday: 'calls answered today',
  titles: {
    people: 'Shining this week',
    groups: 'Groups this week',
    badges: 'New badges',
    praise: 'Thank you',
    activities: 'Join in',
  },
  place: (rank) => `No. ${rank}`,
  perHead: (points) => `${points} points a head`,
  praised: (from, to) => `${from} to ${to}`,
  thanks: (n) => `Thanks and praise said in seven days: ${n}`,
  coming: (n) => `${n} coming`,
  when: (time, place) => (place === '' ? time : `${time} · ${place}`),
  empty: {
    people: 'Colleagues who like to be here will be',
    groups: 'The week has only begun',
    badges: 'No new badges these two weeks',
    praise: 'Good words are on their way',
    activities: 'No activities just now',
  },
  asOf: (time) => `No connection to the centre; as of ${time}`,
  faces: {
    asking: { title: 'Highlight wall', hint: 'Asking the centre for today’s picture.' },
    unreached: {
      title: 'The centre cannot be reached',
      hint: 'It is tried again all the time; nothing needs to be done.',
    },
    closed: {
      title: 'This address is closed',
      hint: 'Ask who is in charge for a new one (under “Broadcast”) and open it here.',
    },
    noKey: { title: 'The address is not complete', hint: 'Copy all of it, with the long part after the #.' },
  },
  deskTitle: 'Highlight walls',
  deskHint:
    'A page for a large screen, 1920×1080 or 3840×1080. Where each 1920 pixels are 3.2 m wide it is read from eight metres. It shows what you choose and people allow.',
  none: 'No walls yet',
  noneHint: 'Once made you get an address; open it in the browser of the large screen.',
  add: 'Make a wall',
  change: 'Change',
  name: 'Name of the wall',
  unit: 'For which part',
  panels: 'What it shows',
  panelNames: {
    people: 'Who shines this week (those who allow it; no places)',
    groups: 'Groups',
    badges: 'New badges (of those who allow it)',
    praise: 'Praise you choose, and how often thanks were said',
    activities: 'Activities',
    calls: 'Calls answered today, one figure',
  },
  sentence: 'A sentence',
  sentenceHint: 'For everybody who walks past; may be empty',
  language: 'Language of the wall',
  theme: 'Colours of the wall',
  praise: 'Praise you gave',
  praiseHint:
    'What you choose is shown only if the person allows it. Thanks between colleagues are seen by nobody else and never come to a wall.',
  praiseNone: 'You have not praised anybody yet.',
  save: 'Save',
  noAddress: 'No address yet; nothing shows it',
  addressSince: (time) => `Address made ${time}`,
  makeAddress: 'Make its address',
  newAddress: 'New address',
  newAddressTitle: 'Make a new address?',
  newAddressMeaning: 'The old one closes at once; the new one has to be opened on the screen.',
  addressTitle: 'Address of the wall',
  addressOnce: 'Shown this once: the centre keeps only its fingerprint. Whoever has the address can see the wall.',
  copy: 'Copy',
  copied: 'Copied',
  revoke: 'Close its address',
  revokeTitle: 'Close this address?',
  revokeMeaning: 'What the screen shows is gone at once. You can make a new address later.',
  remove: 'Remove the wall',
  removeTitle: 'Remove this wall?',
  removeMeaning: 'Its address and what was chosen are gone, and what the screen shows is gone at once.',
  keep: 'Leave it',
  offline: 'You are offline; it can be changed once connected.',
  notYours: 'You are in charge of no part now, so you cannot make a wall.',
  choiceTitle: 'Let highlight walls show my name',
  choiceMeaning:
    'Large screens may then show your name, this week’s points, badges you show, and praise your leader chose; never a place, nor whether you are online. It holds until you turn it off, at any time, and then you are gone at once.',
};

export const wallProblems: typeof zhProblems = {
  'wall.notFound': said(
    'This wall is gone',
    'It was removed, or is not yours. Nothing was changed.',
    'Look which ones are in the list now.',
  ),
  'wall.tooMany': said(
    'Too many walls',
    'There can be 40 in the centre. This one was not made.',
    'Remove one that is not used.',
  ),
  'wall.keyWrong': said(
    'The address opens nothing',
    'It was closed, or is not complete.',
    'Ask who is in charge for a new one.',
  ),
};
