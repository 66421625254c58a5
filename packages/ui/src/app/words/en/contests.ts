/** English: contests, for who wants. */
import { said } from '../said.ts';
import type { contestProblems as zhProblems } from '../zh/contests.ts';
import type { Words } from '../zh/index.ts';
import { count } from './count.ts';

export const contests: Words['contests'] = {
  title: 'Contests',
  promise: 'Join if you like, leave whenever you like. Not joining or not reaching costs nothing.',
  kinds: { ownAverage: 'Against oneself', eachOther: 'Among each other', together: 'All together' },
  measures: { calls: 'Calls answered', points: 'Points', satisfied: 'Five-star calls', settled: 'Settled at once' },
  aims: {
    ownAverage: (measure, percent) => `${measure}: on average a day, ${percent} of your own usual`,
    eachOther: (measure, places) =>
      count(places, `${measure}: the first place`, `${measure}: the first ${places} places`),
    together: (measure, goal) => `${measure}: ${goal} by all together`,
  },
  from: (from, to) => `${from} to ${to}`,
  by: (unit, name) => `${unit} · started by ${name}`,
  everybody: 'Everybody',
  joined: (n) => count(n, '1 has joined', `${n} have joined`),
  stages: {
    coming: 'Not begun yet',
    running: 'Running',
    due: 'Being worked out',
    over: 'Over',
    calledOff: 'Called off',
  },
  calledOffWhy: (why) => `Why: ${why}`,
  join: 'Join',
  joinOf: (title) => `Join “${title}”`,
  leave: 'Leave',
  leaveOf: (title) => `Leave “${title}”`,
  leaveOver: 'Take my name out',
  leaveOverOf: (title) => `Take my name out of “${title}”`,
  isIn: 'You have joined',
  beforeJoining: {
    ownAverage: 'Against your own mean of the 28 days before it began; only you see it.',
    eachOther: 'Those near your place who joined will see your name; the lower half has no places.',
    together: 'All see the sum alone; your share is yours to see.',
  },
  offline: 'You are offline; you can join once connected.',
  leaving: 'You will have left once connected.',
  average: (average, soFar) => `Usually ${average} a day, now ${soFar} a day`,
  averageOnly: (average) => `Usually ${average} a day; it begins with your first call.`,
  table: (title) => `“${title}”: me and those around me`,
  tooFew: 'There are places once 3 have joined.',
  sum: (sum, goal) => `${sum} together, of ${goal}`,
  myShare: (value) => `${value} of them yours`,
  won: 'Congratulations, you are among the first!',
  reached: 'Congratulations, you did it!',
  reachedTogether: 'Congratulations, you all did it!',
  notReached: {
    ownAverage: 'Not this time, and never mind: your usual is good as it is.',
    eachOther: 'Thank you for taking part.',
    together: 'Not this time; it was good to try together.',
  },
  winners: (names) => `Congratulations to ${names}`,
  winner: (name, value) => `${name} (${value})`,
  nobody: 'There were no places this time.',
  reachedCount: (n) => count(n, '1 has reached it', `${n} have reached it`),
  outcomeSum: (sum, goal) => `In the end ${sum} together, of ${goal}`,
  desk: {
    title: 'Start a contest',
    meaning:
      'Who wants joins. You see how many have, not who; of a contest among each other, who is among the first when it is over.',
    audience: 'For whom',
    name: 'What it is called',
    kind: 'How',
    told: (text) => `Before joining, people read: ${text}`,
    measure: 'What counts',
    percent: 'Percent of one’s usual (80–150)',
    places: 'How many places',
    placesOf: (n) => count(n, 'First place', `First ${n} places`),
    goal: 'How many together',
    starts: 'Begins',
    ends: 'Ends',
    badTimes: 'It ends after it begins, later than now, and lasts 92 days at most.',
    send: 'Start',
    sent: 'It is started; everybody sees it on the points screen.',
    needsHub: 'You are offline. It can be started once connected.',
    running: 'Contests there are',
    none: 'No contest yet',
    noneHint: 'Start one; who likes to play will come.',
    callOff: 'Call off',
    callOffOf: (title) => `Call off “${title}”`,
    why: 'Why; may stay empty',
    callOffSure: 'Yes, call it off',
    keep: 'Let it run',
  },
};

export const contestProblems: typeof zhProblems = {
  'contest.notFound': said(
    'This contest is gone',
    'It ended long ago, or it is not for you.',
    'See on the points screen which there are now.',
  ),
  'contest.over': said(
    'This contest is over',
    'Once ended or called off it can be neither joined nor called off.',
    'Wait for the next one, or look at another.',
  ),
  'contest.noAverage': said(
    'There is no average to go by yet',
    'You took calls on fewer than 5 of the 28 days before, so you have not joined.',
    'Join another one, or the next.',
  ),
  'contest.tooMany': said(
    'Too many contests are running',
    'A unit has 5 at once at most; this one was not started.',
    'Wait until one ends, or call one off.',
  ),
};
