/** Care: birthdays, years together, holidays, visits. */
import { said } from '../said.ts';
import type { Words } from '../zh/index.ts';

const yearsOf = (years: number): string => (years === 1 ? '1 year' : `${years} years`);

export const care: Words['care'] = {
  feast: {
    label: 'Wishes for today',
    birthday: (name) => `Happy birthday, ${name}!`,
    birthdayWish: 'Today is yours. May the new year of your life be a good one, for you and those at home.',
    anniversary: (years) => `${yearsOf(years)} together, today`,
    anniversaryWish: 'Every call you took in that time helped somebody. Thank you.',
    holiday: (title) => `Today is ${title}`,
    holidayWish: 'A good day to you and your family. If you are on the line today: thank you.',
    mate: (name) => `It is ${name}’s birthday today`,
    congratulate: 'Write a wish',
    congratulateWhom: (name) => `Write a wish to ${name}`,
  },
  birthday: {
    title: 'My birthday',
    meaning: 'Month and day only, never the year, to greet you on that day. Say it or not, and to whom: as you like.',
    month: 'Month',
    day: 'Day',
    dayOf: (day) => `${day}`,
    notChosen: 'Not said',
    toldTo: 'Who is told besides me',
    circles: { nobody: 'Nobody', leader: 'Who leads me', team: 'My group and who leads me' },
    circleMeanings: {
      nobody: 'You alone see a greeting on that day.',
      leader: 'Who leads you sees it up to 14 days before; your group does not.',
      team: 'Who leads you sees it up to 14 days before; your group on the day itself.',
    },
    save: 'Save',
    saved: 'Noted.',
    remove: 'Delete my birthday',
    offline: 'You are offline. It can be changed once connected; a birthday is not kept on this PC.',
    kept: 'It is yours: delete it whenever you like; when you leave the centre it is deleted the next day. Years together are counted from your first shift, and who leads you sees them.',
  },
  desk: {
    title: 'Care',
    meaning:
      'So that nobody is forgotten. Plans, what came of them and every word stand in the person’s own log; deleted after 180 days.',
    coming: 'The next 14 days',
    comingNone: 'No birthday, anniversary or holiday in these two weeks',
    comingNoneHint: 'Birthdays people let you know of appear here.',
    today: 'Today',
    tomorrow: 'Tomorrow',
    day: (day, weekday) => `${weekday} ${day}`,
    feasts: {
      birthday: (name) => `Birthday of ${name}`,
      anniversary: (name, years) => `${name}: ${yearsOf(years)} together`,
    },
    planFor: (what) => `${what}: plan a visit or a call`,
    more: (count) => `Show ${count} more`,
    visits: 'Visits and calls',
    visitsNone: 'Nothing planned. Whoever you think of: plan a visit, or a call.',
    kinds: { visit: (name) => `Visit ${name}`, call: (name) => `Ring ${name}` },
    by: (name) => `planned by ${name}`,
    overdue: 'The day is past, nothing said yet',
    done: (name, at) => `done by ${name}, ${at}`,
    finish: 'Done',
    finishWhom: (what) => `${what}: done`,
    finishForm: {
      label: 'How was it, in a sentence',
      hint: 'The person can read this sentence.',
      send: 'Write it down',
      close: 'Not now',
    },
    drop: 'Call it off',
    dropWhom: (what) => `${what}: call it off`,
    dropSure: 'Yes, call it off',
    dropKeep: 'Leave it',
    dropMeaning: 'The person’s log will say that it was called off.',
    needsHub: 'You are offline. Planning and noting need the hub.',
    past: (count) => (count === 1 ? '1 that is done' : `${count} that are done`),
  },
  plan: {
    open: 'Plan a visit or a call',
    title: 'Plan a visit or a call',
    whom: 'To whom',
    kind: 'How',
    kinds: { visit: 'A visit', call: 'A call' },
    on: 'On which day',
    badDay: 'From today on, within a year.',
    text: 'What for, in a sentence',
    textHint: 'The person can read this sentence; 120 characters at most.',
    send: 'Plan it',
  },
  reminder: {
    label: 'Whom to think of today',
    today: (what) => `For today: ${what}`,
    late: (what, day) => `From ${day}, nothing said yet: ${what}`,
    more: (count) => `and ${count} more`,
    open: 'Open',
    later: 'All right',
  },
};

export const careProblems = {
  'care.notFound': said(
    'This plan is gone',
    'It is done or called off, or it is not yours to note.',
    'See on the activities screen what there is now.',
  ),
  'care.tooMany': said(
    'Too many plans are open',
    'A hundred at once at most; this one was not kept.',
    'Note those that are done, or call off some.',
  ),
};
