/** Scenes of activities. */
import type { Activity, ActivityGuest } from '@hearthline/protocol';
import type { Language } from '../host/index.ts';
import { bare, connecting, full, lead, op, operator, unknown, waiting } from './hosts.ts';
import { of, type Make } from './scene.ts';
import { HOUR, longName, NOW } from './people.ts';
import { talking } from './telephony.ts';

const DAY = 24 * HOUR;
const signedUp = (more: Partial<NonNullable<Activity['mine']>> = {}): NonNullable<Activity['mine']> => ({
  ...{ companions: 0, signedUpAt: NOW - 5 * DAY, waitingPlace: null, hasWaited: false, seen: ['day', 'hour'], ...more },
});

const titles = {
  'zh-CN': ['一起包饺子', '北山徒步', '家人开放日', '桌游晚上', '新年联欢', '采茶一日', '急救小课'],
  en: [
    'Dumplings together',
    'A walk in the hills',
    'Family open day',
    'Evening of games',
    'New year party',
    'Tea picking',
    'First aid',
  ],
};
const bodies = {
  'zh-CN': '各人带一样自己拿手的，面和馅都有。',
  en: 'Everybody brings what they make best; dough and filling are there.',
};
const places = { 'zh-CN': '清溪县文化站二楼', en: 'Clearbrook hall, upstairs' };

interface Made extends Partial<Activity> {
  /** Which title. */
  readonly no: number;
  /** From now, in days. */
  readonly inDays: number;
}

const made = (l: Language, { no, inDays, ...more }: Made): Activity => {
  const startsAt = NOW + inDays * DAY + 4 * HOUR;
  return {
    ...{ id: `act${no}`, authorId: 'p11', authorName: l === 'en' ? 'Mo Lead' : '刘组长', version: 1 },
    ...{ title: titles[l][no % 7] ?? '', body: bodies[l], place: places[l] },
    ...{ audience: { kind: 'unit', unitId: 'g0' }, startsAt, endsAt: startsAt + 2 * HOUR, isForFamilies: false },
    ...{ places: 12, movedAt: null, calledOff: null, takenPlaces: 7, waitingCount: 0 },
    ...{ mine: null, myAttendance: null, guests: null },
    ...more,
  };
};

const few = (l: Language): Activity[] => [
  made(l, { no: 0, inDays: 1, mine: signedUp() }),
  made(l, { no: 1, inDays: 4, takenPlaces: 12, waitingCount: 2, mine: signedUp({ waitingPlace: 2, hasWaited: true }) }),
  made(l, { no: 2, inDays: 7, isForFamilies: true, places: 60, takenPlaces: 41, audience: { kind: 'all' } }),
  made(l, {
    no: 3,
    inDays: -9,
    mine: signedUp(),
    myAttendance: { wasThere: true, byName: '刘组长', at: NOW - 8 * DAY },
  }),
  made(l, { no: 6, inDays: 8, calledOff: { at: NOW, why: l === 'en' ? 'Heavy snow' : '下大雪' } }),
];

/** A year of a busy centre, long names everywhere. */
const many = (l: Language): Activity[] =>
  Array.from({ length: 48 }, (_, no): Activity => {
    const one = made(l, { no, inDays: Math.floor(no * 7.3) - 300, isForFamilies: no % 3 === 0 });
    return { ...one, title: `${one.title} ${longName(l, no)}`.slice(0, 80), authorName: longName(l, no) };
  }).concat(
    Array.from({ length: 9 }, (_, no) =>
      made(l, { no: no + 100, inDays: (no % 3) - 1, mine: no % 2 === 0 ? signedUp() : null }),
    ),
  );

const guests = (count: number): ActivityGuest[] =>
  Array.from({ length: count }, (_, index): ActivityGuest => ({
    personId: `p${index}`,
    signUp: {
      ...{ companions: index % 4 === 3 ? 2 : 0, signedUpAt: NOW - 3 * DAY + index },
      waitingPlace: index > 11 ? index - 11 : null,
    },
    attendance: index % 3 === 0 ? { wasThere: index % 2 === 0, byName: '刘组长', at: NOW - HOUR } : null,
  }));

const organised = (l: Language): Activity[] => [
  made(l, { no: 0, inDays: 1, guests: guests(8), takenPlaces: 12 }),
  made(l, { no: 3, inDays: -2, guests: guests(14), takenPlaces: 12, waitingCount: 2 }),
];
/** What is told of one I signed up for. */
const told = (l: Language, more: Partial<Activity>, mine: Partial<NonNullable<Activity['mine']>> = {}) =>
  op(l, { activities: [{ ...made(l, { no: 0, inDays: 0 }), mine: signedUp({ seen: [], ...mine }), ...more }] });

/** The same plan, more of it at once. */
const seen =
  (find: 'quarter' | 'year', make: Make): Make =>
  (language) => ({ ...make(language), find });

export const activityScenes = {
  activitiesQuarter: seen(
    'quarter',
    of('activities', (l) => op(l, { activities: few(l) })),
  ),
  activitiesYear: seen(
    'year',
    of('activities', (l) => op(l, { activities: many(l) })),
  ),
  activities: of('activities', (l) => op(l, { activities: few(l) })),
  activitiesEmpty: of('activities', (l) => bare(operator({ language: l }))),
  activitiesLoading: of('activities', (l) => unknown(operator({ language: l }), connecting)),
  activitiesNever: of('activities', (l) => unknown(operator({ language: l }), waiting)),
  activitiesOffline: of('activities', (l) => op(l, { hubLink: waiting, activities: few(l) })),
  activitiesFull: of('activities', (l) => full(l, { activities: many(l) })),
  activitiesLeader: of('activities', (l) => lead(l, { activities: organised(l) })),
  activityDayBefore: of('today', (l) => told(l, {})),
  activityHourBefore: of('today', (l) => told(l, { startsAt: NOW + HOUR / 2 })),
  activityMovedUp: of('today', (l) => told(l, { startsAt: NOW + 3 * DAY }, { hasWaited: true })),
  activityCalledOff: of('today', (l) => told(l, { calledOff: { at: NOW, why: l === 'en' ? 'Heavy snow' : '下大雪' } })),
  activityInCall: of('today', (l) => ({ ...told(l, {}), calls: [talking(l)] })),
};
