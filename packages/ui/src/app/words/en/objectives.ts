/** English: what a unit aims at, and how near she is. */
import { said } from '../said.ts';
import type { objectiveProblems as zhProblems } from '../zh/objectives.ts';
import type { Words } from '../zh/index.ts';
import { count } from './count.ts';

export const objectives: Words['objectives'] = {
  title: 'My objectives',
  by: (unit, name) => `What ${unit} aims at, set by ${name}. How far you have come is yours alone to see.`,
  periodLabel: 'Objectives of',
  periods: { day: 'Today', week: 'This week', month: 'This month' },
  whole: 'All together',
  wholeNone: 'Nothing to count yet. It moves with your first call.',
  zones: { below: 'On the way', near: 'Nearly there', met: 'Reached', beyond: 'And more' },
  closedZones: { below: 'Not this time, never mind', near: 'Very nearly', met: 'Reached', beyond: 'And more' },
  measures: {
    calls: 'Calls answered',
    points: 'Points',
    wrapUp: 'Wrap-ups in time',
    satisfaction: 'Callers’ stars',
    firstContact: 'Settled at once',
  },
  ofTarget: (value, target) => `${value} / ${target}`,
  weight: (share) => `counts ${share}`,
  lineOf: (measure, percent) => `${measure}, ${percent} done`,
  days: (n) =>
    count(
      n,
      'For the one day you worked; days off ask nothing.',
      `For the ${n} days you worked; days off ask nothing.`,
    ),
  noDays: 'It begins when you work; days off ask nothing.',
  excused: (span) => `Cuts of line or power, ${span}, do not count: they are off your target.`,
  closes: (at) => `Closes ${at}; if you are on shift then, when it ends.`,
  closedNames: { day: 'Last day of work', week: 'Last week of work', month: 'Last month of work' },
  closed: (name, days) => `${name} (${days})`,
  closedWhole: (percent, zone) => `${percent} · ${zone}`,
  desk: {
    title: 'Set objectives',
    meaning:
      'For one day of work: days off ask nothing, cuts of line or power are taken off. Each sees only their own, and you see nobody’s.',
    unit: 'For which unit',
    period: 'How often',
    periods: { day: 'Each day', week: 'Each week', month: 'Each month' },
    none: 'Nothing is aimed at now.',
    now: (version, name) => `Version ${version} is in force, set by ${name}.`,
    next: (day, name) => `From ${day} there is a new one, set by ${name}.`,
    nextNone: (day, name) => `From ${day} there is none any more, says ${name}.`,
    targets: {
      calls: 'Calls a day of work',
      points: 'Points a day of work',
      wrapUp: 'Percent',
      satisfaction: 'Stars on average',
      firstContact: 'Percent',
    },
    use: (measure) => `Aim at “${measure}”`,
    near: 'Near: % of target',
    beyond: 'Beyond: % of target',
    weight: 'Weight 1–100',
    bad: 'A number is not right: a target is above 0, near below 100, beyond above 100, a weight from 1 to 100.',
    startsNow: 'It counts as soon as it is saved.',
    startsNext: {
      day: 'It counts from tomorrow; what is closed stays as it is.',
      week: 'It counts from next Monday; what is closed stays as it is.',
      month: 'It counts from next month; what is closed stays as it is.',
    },
    save: 'Save objectives',
    remove: 'No objectives any more',
    needsHub: 'You are offline. They can be set once connected.',
  },
};

export const objectiveProblems: typeof zhProblems = {
  'objective.changed': said(
    'Somebody else has just changed it',
    'What you saw was not the newest, so nothing was saved.',
    'Look at what is aimed at now, and change it again if need be.',
  ),
};
