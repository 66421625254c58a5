import type { Fact, LeagueAnswer, Person } from '@hearthline/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newFact } from '../facts/newFact.ts';
import type { KeptOutage } from '../outages/outage.ts';
import { AnnouncementBench } from '../testing/announcementBench.ts';
import { SeatedGroup } from '../testing/seatedGroup.ts';
import { SOME_DAY, someCall } from '../testing/someFacts.ts';
import { Leagues } from './leagues.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
let bench: AnnouncementBench;
let leagues: Leagues;
let people: Person[];
const hidden = new Set<string>();

beforeEach(async () => {
  bench = await AnnouncementBench.open();
  hidden.clear();
  leagues = new Leagues({ ...bench, store: bench.store, choices: { hidden } });
  people = [...bench.directory.people.values()].filter(({ role }) => role === 'operator');
});
afterEach(() => bench.close());

const person = (index: number): Person => people[index] as Person;
/** A week of hers, so many weeks ago: 10 hours of talking, 5 points of the call and what is added to it. */
const week = (index: number, weeksAgo: number, points: number, hours = 10): Fact[] => {
  const at = SOME_DAY - weeksAgo * 7 * DAY_MS;
  const { id: personId } = person(index);
  const ids = { at, personId, leaderId: 'l', leaderName: 'L', appealId: 'a' };
  return [
    someCall({ id: `${index} ${weeksAgo}`, personId, talkMs: hours * HOUR_MS, at }),
    newFact('points.corrected', { ...ids, points: points - 5 }, `corrected ${index} ${weeksAgo}`),
  ];
};
/** Four weeks of five points an hour, and this one with these points. */
const worked = (index: number, points: number): Fact[] => [
  ...[1, 2, 3, 4].flatMap((weeksAgo) => week(index, weeksAgo, 50)),
  ...week(index, 0, points),
];
const cut = (index: number, daysAgo: number, more: Partial<KeptOutage> = {}): KeptOutage => ({
  ...{ id: `cut ${index} ${daysAgo}`, personId: person(index).id, kind: 'line', proof: ['pbx', 'phone'] },
  ...{ beganAt: SOME_DAY - daysAgo * DAY_MS, endedAt: SOME_DAY - daysAgo * DAY_MS + 60_000 },
  ...{ isExcused: true, contest: null, stretches: [], ...more },
});
const read = (index: number, which: 'running' | 'last' = 'running', period: 'week' | 'month' = 'week') =>
  leagues.read({ period, which }, person(index));
const standing = async (index: number): Promise<LeagueAnswer['standing']> => (await read(index)).standing;

describe('leagues', () => {
  it('[LEAGUE-5] [LEAGUE-7] P10 shows her own way, and who improved most among those alike', async () => {
    const facts = [65, 60, 55, 50, 40, 30].flatMap((points, index) => worked(index, points));
    await bench.facts.commit({ facts });
    expect(await read(1)).toEqual({
      ...{ period: 'week', from: '2026-11-16', to: '2026-11-22', isOver: false, average: 5 },
      way: [
        { from: '2026-10-19', to: '2026-10-25', perHour: 5 },
        { from: '2026-10-26', to: '2026-11-01', perHour: 5 },
        { from: '2026-11-02', to: '2026-11-08', perHour: 5 },
        { from: '2026-11-09', to: '2026-11-15', perHour: 5 },
        { from: '2026-11-16', to: '2026-11-22', perHour: 6 },
      ],
      standing: {
        ...{ kind: 'league', memberCount: 6, gain: 20, place: 2 },
        best: [30, 20, 10].map((gain, index) => {
          const { id: key, name } = person(index);
          return { key, name, gain, place: index + 1 };
        }),
      },
    });
    expect(await standing(5)).toMatchObject({ gain: -40, place: null });
    // Neither what it is made of nor anybody of the lower half is told.
    const told = JSON.stringify(await read(5));
    for (const word of ['tenure', 'hours', 'line', person(4).name]) expect(told).not.toContain(word);
  });

  it('[LEAGUE-6] P10 welcomes who has no history, and waits for who has hardly begun', async () => {
    const facts = [0, 1, 2, 3, 4].flatMap((index) => worked(index, 50));
    const early = [1, 2, 3, 4].flatMap((weeksAgo) => week(5, weeksAgo, 50));
    await bench.facts.commit({ facts: [...facts, ...early, ...week(6, 0, 500)] });
    expect([await standing(5), await standing(6), await standing(7)]).toEqual([
      { kind: 'early' },
      { kind: 'welcome' },
      { kind: 'welcome' },
    ]);
    expect(await standing(0)).toMatchObject({ memberCount: 6, best: [] });
  });

  it('[LEAGUE-2] [LEAGUE-3] P10 puts thin lines with thin lines; a power cut, the centre’s side and what is not proven are none', async () => {
    const facts = Array.from({ length: 13 }, (_, index) => worked(index, 50)).flat();
    const thin = [0, 1, 2, 3, 4, 5].flatMap((index) => [8, 9, 10].map((daysAgo) => cut(index, daysAgo)));
    const none = [
      ...[8, 9, 10].flatMap((daysAgo) => [
        cut(6, daysAgo, { kind: 'power' }),
        cut(7, daysAgo, { kind: 'pbx' }),
        cut(8, daysAgo, { isExcused: false }),
      ]),
      // Of this week, before the four, and three of one day.
      ...[1, 2, 3].map((daysAgo) => cut(9, daysAgo)),
      ...[40, 41, 42].map((daysAgo) => cut(10, daysAgo)),
      ...[1, 2, 3].map((no) => cut(11, 9, { id: `of one day ${no}` })),
    ];
    await bench.store.commit({ facts, outages: [...thin, ...none] });
    for (const index of [0, 5]) expect(await standing(index)).toMatchObject({ memberCount: 6 });
    for (const index of [6, 7, 8, 9, 10, 11, 12]) expect(await standing(index)).toMatchObject({ memberCount: 7 });
  });

  it('[LEAGUE-4] P10 with too few there is no league, only her own way', async () => {
    await bench.facts.commit({ facts: [0, 1, 2, 3].flatMap((index) => worked(index, 60)) });
    expect(await standing(0)).toEqual({ kind: 'alone', gain: 20 });
  });

  it('[LEAGUE-8] P10 who hides is in no league of others, at once, and sees the place she would have', async () => {
    await bench.facts.commit({ facts: [65, 60, 55, 50, 40, 30].flatMap((points, index) => worked(index, points)) });
    expect(await standing(2)).toMatchObject({ memberCount: 6, place: 3 });
    hidden.add(person(0).id);
    expect(await standing(2)).toMatchObject({ memberCount: 5, place: 2 });
    expect(JSON.stringify(await standing(2))).not.toContain(person(0).name);
    expect(await standing(0)).toMatchObject({ memberCount: 5, place: 1, gain: 30 });
  });

  it('[LEAGUE-1] [LEAGUE-10] P10 last week stays as it was; a point corrected later counts in it, a minute later at most', async () => {
    await bench.facts.commit({
      facts: [0, 1, 2, 3, 4].flatMap((index) => [...worked(index, 50), ...week(index, 5, 50)]),
    });
    expect(await read(0, 'last')).toMatchObject({ from: '2026-11-09', to: '2026-11-15', isOver: true });
    expect((await read(0, 'last')).standing).toMatchObject({ gain: 0 });
    const at = SOME_DAY - 7 * DAY_MS;
    const ids = { at, personId: person(0).id, leaderId: 'l', leaderName: 'L', appealId: 'b' };
    await bench.facts.commit({ facts: [newFact('points.corrected', { ...ids, points: 25 }, 'late')] });
    bench.clock.advance(60_000);
    expect((await read(0, 'last')).standing).toMatchObject({ gain: 50, place: 1 });
    expect((await read(0)).average).toBe(5.6);
    expect(await read(0, 'running', 'month')).toMatchObject({
      from: '2026-11-01',
      to: '2026-11-30',
      way: { length: 5 },
    });
    expect(await read(0, 'last', 'month')).toMatchObject({ from: '2026-10-01', isOver: true });
  });
});

it('[LEAGUE-1] [LEAGUE-9] P10 an operator asks for herself alone; who leads has no view of it', async () => {
  const group = await SeatedGroup.start();
  try {
    const question = { period: 'week', which: 'running' };
    expect(await group.lin.ask('league.read', question)).toMatchObject({
      standing: { kind: 'welcome' },
      average: null,
    });
    expect(await group.leader.ask('league.read', question)).toBe('command.notAllowed');
  } finally {
    await group.stop();
  }
});
