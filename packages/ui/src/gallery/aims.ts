/** Made-up objectives and contests. */
import type {
  Contest,
  MyObjectives,
  ObjectiveAim,
  ObjectivePlan,
  ObjectiveResult,
  UnitObjectives,
} from '@hearthline/protocol';
import type { Language } from '../host/index.ts';
import { HOUR, longName, MINUTE, NOW, people } from './people.ts';

const DAY = 24 * HOUR;
const leaderName = (l: Language): string => (l === 'en' ? 'Mo Lead' : '刘组长');

const aim = (measure: ObjectiveAim['measure'], target: number, weight: number): ObjectiveAim => ({
  ...{ measure, target, weight, nearFrom: 80, beyondFrom: 120 },
});
const aims = [aim('calls', 45, 3), aim('wrapUp', 90, 1), aim('satisfaction', 4.5, 2)];

const result = (l: Language, more: Partial<ObjectiveResult>): ObjectiveResult => ({
  ...{ period: 'day', from: '2026-11-21', to: '2026-11-21', closesAt: NOW + 10 * HOUR, unitId: 'g0', version: 3 },
  ...{ byName: leaderName(l), dayCount: 1, excusedMs: 0, attainment: 92, zone: 'near' },
  lines: [
    { measure: 'calls', weight: 3, target: 45, value: 38, percent: 84, zone: 'near' },
    { measure: 'wrapUp', weight: 1, target: 90, value: 94.7, percent: 105, zone: 'met' },
    { measure: 'satisfaction', weight: 2, target: 4.5, value: 4.5, percent: 100, zone: 'met' },
  ],
  ...more,
});

/** An ordinary afternoon: nearly there today, on the way this week, and the day before reached. */
export const objectivesOf = (l: Language): MyObjectives => ({
  running: [
    result(l, {}),
    result(l, {
      ...{ period: 'week', from: '2026-11-16', to: '2026-11-22', closesAt: NOW + 34 * HOUR, dayCount: 5 },
      ...{ excusedMs: 47 * MINUTE, attainment: 71, zone: 'below' },
      lines: [
        { measure: 'points', weight: 1, target: 980, value: 702, percent: 71, zone: 'below' },
        { measure: 'firstContact', weight: 1, target: 80, value: null, percent: null, zone: null },
      ],
    }),
  ],
  closed: [
    result(l, { from: '2026-11-20', to: '2026-11-20', attainment: 103, zone: 'met' }),
    result(l, { period: 'week', from: '2026-11-09', to: '2026-11-15', attainment: 78, zone: 'below' }),
  ],
});

/** The shift has just begun. */
export const objectivesAtFirst = (l: Language): MyObjectives => ({
  running: [
    result(l, {
      ...{ dayCount: 0, attainment: null, zone: null },
      lines: aims.map(({ measure, weight }) => ({
        ...{ measure, weight, target: 0, value: measure === 'calls' ? 0 : null, percent: null, zone: null },
      })),
    }),
  ],
  closed: [],
});

const plan = (l: Language, more: Partial<ObjectivePlan>): ObjectivePlan => ({
  ...{ unitId: 'g1', period: 'day', version: 2, since: '2026-11-16', at: NOW - 5 * DAY, byName: leaderName(l), aims },
  ...more,
});
export const unitObjectivesOf = (l: Language): UnitObjectives[] => [
  {
    ...{ unitId: 'g1', period: 'day', version: 3, now: plan(l, {}) },
    next: plan(l, { version: 3, since: '2026-11-22', aims: [aim('calls', 50, 2), aim('satisfaction', 4.6, 2)] }),
  },
];

const contest = (l: Language, no: number, more: Partial<Contest>): Contest => ({
  ...{ id: `contest${no}`, title: '', measure: 'calls', aim: { kind: 'ownAverage', percent: 105 } },
  ...{ audience: { kind: 'unit', unitId: 'g0' }, startsAt: NOW - 2 * DAY, endsAt: NOW + 5 * DAY, authorId: 'p11' },
  ...{ authorName: leaderName(l), calledOff: null, joinedCount: 8, isIn: true, standing: null, outcome: null },
  ...more,
});

const titles = {
  'zh-CN': ['比平时多接一点', '冬至接线赛', '一起接满一千通', '五星好评周', '重阳节的问候'],
  en: [
    'A little more than usual',
    'Midwinter contest',
    'A thousand calls together',
    'Week of five stars',
    'Autumn wishes',
  ],
} as const;

/** One of each kind, one to join, two that are over. */
export const contestsOf = (l: Language, isLong = false): Contest[] => {
  const team = people(l, isLong);
  const row = (index: number, value: number, rank: number | null) => ({
    ...{ key: team[index]?.id ?? '', name: team[index]?.name ?? '', points: value, rank },
  });
  const title = (index: number): string =>
    isLong ? `${longName(l, index)}${longName(l, index + 1)}`.slice(0, 60) : (titles[l][index] ?? '');
  const mine = row(0, 126, 4);
  return [
    contest(l, 0, {
      title: title(0),
      standing: { kind: 'ownAverage', average: 41.2, soFar: 44.5, dayCount: 2 },
    }),
    contest(l, 1, {
      ...{ title: title(1), aim: { kind: 'eachOther', places: 3 }, endsAt: NOW + 2 * DAY, joinedCount: 14 },
      standing: {
        kind: 'eachOther',
        mine,
        neighbours: [row(9, 133, 2), row(15, 129, 3), mine, row(14, 121, 5), row(17, 117, 6)],
      },
    }),
    contest(l, 2, {
      ...{ title: title(2), aim: { kind: 'together', goal: 1_000 }, endsAt: NOW + 3 * DAY, joinedCount: 23 },
      standing: { kind: 'together', sum: 734, mine: 61 },
    }),
    contest(l, 3, {
      ...{ title: title(3), measure: 'satisfied', aim: { kind: 'eachOther', places: 1 }, isIn: false },
      ...{ startsAt: NOW + DAY, endsAt: NOW + 8 * DAY, joinedCount: 2, audience: { kind: 'all' } },
    }),
    contest(l, 4, {
      ...{ title: title(4), aim: { kind: 'eachOther', places: 2 }, endsAt: NOW - DAY, joinedCount: 12 },
      outcome: {
        ...{ kind: 'eachOther', isMine: true },
        winners: [
          { personId: 'p0', name: team[0]?.name ?? '', value: 88 },
          { personId: 'p9', name: team[9]?.name ?? '', value: 85 },
        ],
      },
    }),
  ];
};

/** As who started them sees them: counts, a sum, and what came of it. */
export const contestsOfLeader = (l: Language, isLong = false): Contest[] =>
  contestsOf(l, isLong).map((one) => ({
    ...one,
    isIn: false,
    standing: one.standing?.kind === 'together' ? { ...one.standing, mine: null } : null,
    outcome: one.outcome === null ? null : { ...one.outcome, isMine: false },
  }));

/** Over, and not reached; and one that was called off. */
export const contestsPast = (l: Language): Contest[] => [
  contest(l, 5, {
    ...{ title: titles[l][0], startsAt: NOW - 9 * DAY, endsAt: NOW - 2 * DAY },
    outcome: { kind: 'ownAverage', reachedCount: 5, isMine: false },
  }),
  contest(l, 6, {
    ...{
      title: titles[l][2],
      aim: { kind: 'together', goal: 1_000 },
      startsAt: NOW - 10 * DAY,
      endsAt: NOW - 3 * DAY,
      joinedCount: 23,
    },
    outcome: { kind: 'together', isReached: true, sum: 1_034, isMine: true },
  }),
  contest(l, 7, {
    ...{ title: titles[l][1], aim: { kind: 'eachOther', places: 3 }, joinedCount: 2 },
    standing: { kind: 'eachOther', mine: null, neighbours: [] },
  }),
  contest(l, 8, {
    ...{ title: titles[l][3], calledOff: { at: NOW - HOUR, why: l === 'en' ? 'heavy snow' : '下大雪' } },
  }),
];
