import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newFact } from '../facts/newFact.ts';
import type { AnnouncementBench } from '../testing/announcementBench.ts';
import { aim, ObjectiveBench } from '../testing/objectiveBench.ts';
import { refusal } from '../testing/refusal.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

let goals: ObjectiveBench;
let bench: AnnouncementBench;

beforeEach(async () => {
  goals = await ObjectiveBench.open();
  ({ bench } = goals);
});
afterEach(() => goals.close());

describe('what a unit aims at', () => {
  it('[OBJ-1] [OBJ-10] P3 is set by who is in charge, and of two at once the second is refused', async () => {
    const elsewhere = bench.person('fangzuzhang');
    expect(await refusal(() => goals.set([aim('calls', 40)], { by: elsewhere }))).toBe('command.notAllowed');
    expect(await refusal(() => goals.set([aim('calls', 40)], { unitId: 'none' }))).toBe('command.notAllowed');
    await goals.set([aim('calls', 40)]);
    expect(await refusal(() => goals.set([aim('calls', 50)]))).toBe('objective.changed');
    await goals.set([aim('calls', 50)], { basis: 1, by: bench.person('mazuzhang') });
    const rows = goals.plans.snapshot(goals.leader).flatMap((change) => (change.op === 'reset' ? change.rows : []));
    expect(rows).toMatchObject([
      [
        `${goals.groupId} day`,
        {
          ...{
            unitId: goals.groupId,
            period: 'day',
            version: 2,
            now: { version: 1, since: '2026-11-20', byName: '刘组长' },
          },
          next: { version: 2, since: '2026-11-21', byName: '马组长', aims: [{ target: 50 }] },
        },
      ],
    ]);
    for (const other of [elsewhere, goals.lin])
      expect(goals.plans.snapshot(other)).toEqual([{ op: 'reset', topic: 'unitObjectives', rows: [] }]);
  });

  it('[OBJ-2] P3 is of her own unit, or the nearest above it', async () => {
    const above = bench.person('mazuzhang');
    const regionId = bench.directory.tree.get(goals.groupId)?.parentId ?? '';
    await goals.set([aim('calls', 10)], { unitId: regionId, by: above });
    expect(await goals.running()).toMatchObject({ unitId: regionId, byName: '马组长' });
    await goals.set([aim('calls', 40)]);
    expect(await goals.running()).toMatchObject({ unitId: goals.groupId, byName: '刘组长' });
    await goals.set([], { basis: 1 });
    expect(await goals.running()).toMatchObject({ unitId: goals.groupId });
    await goals.goesOn(DAY_MS);
    expect(await goals.running()).toMatchObject({ unitId: regionId });
    const { people, tree } = bench.directory;
    const far = [...people.values()].find(
      ({ role, unitId }) => role === 'operator' && !tree.isWithin(unitId, regionId),
    );
    expect(await goals.mine(far)).toEqual({ running: [], closed: [] });
  });
});

describe('a workday', () => {
  it('[OBJ-5] [OBJ-7] [OBJ-11] P3 runs, closes at the hour and is kept', async () => {
    await goals.set([aim('calls', 40)]);
    const now = bench.clock.now();
    expect(await goals.running()).toMatchObject({ dayCount: 0, attainment: null, lines: [{ target: 0, value: 0 }] });
    await goals.works(now - 2 * HOUR_MS, now);
    await goals.answers(30, now - HOUR_MS);
    expect(await goals.running()).toMatchObject({
      ...{ from: '2026-11-20', to: '2026-11-20', closesAt: Date.parse('2026-11-20T20:00:00Z'), dayCount: 1 },
      ...{ attainment: 75, zone: 'below', lines: [{ target: 40, value: 30, percent: 75 }] },
    });
    await goals.works(now, now + HOUR_MS, { isLast: true });
    await goals.goesOn(17 * HOUR_MS);
    expect(await goals.kept()).toEqual([]);
    await goals.goesOn(HOUR_MS);
    expect(await goals.kept()).toMatchObject([{ workday: '2026-11-20', sums: { calls: 30, workedMs: 3 * HOUR_MS } }]);
    expect(await goals.closed()).toMatchObject({ from: '2026-11-20', attainment: 75 });
    expect(await goals.running()).toMatchObject({ from: '2026-11-21', dayCount: 0 });
  });

  it('[OBJ-8] P3 a night shift counts for the day it began on, and closes when she goes home', async () => {
    await goals.set([aim('calls', 40)]);
    const hour = Date.parse('2026-11-20T20:00:00Z');
    await goals.goesOn(hour - 5 * HOUR_MS - bench.clock.now());
    await goals.works(hour - 6 * HOUR_MS, hour - 5 * HOUR_MS);
    await goals.answers(20, hour - HOUR_MS);
    await goals.goesOn(6 * HOUR_MS);
    await goals.answers(20, hour + MINUTE_MS);
    expect(await goals.kept()).toEqual([]);
    expect(await goals.running()).toMatchObject({ from: '2026-11-20', attainment: 100, zone: 'met' });
    await goals.works(hour - 5 * HOUR_MS, hour + HOUR_MS);
    await goals.goesOn(HOUR_MS);
    await goals.works(hour + HOUR_MS, hour + 2 * HOUR_MS, { isLast: true });
    expect(await goals.kept()).toMatchObject([
      { workday: '2026-11-20', to: hour + 2 * HOUR_MS, sums: { calls: 40, workedMs: 8 * HOUR_MS } },
    ]);
    await goals.answers(3, hour + 3 * HOUR_MS);
    await goals.goesOn(2 * HOUR_MS);
    expect(await goals.running()).toMatchObject({ from: '2026-11-21', lines: [{ value: 3 }] });
    expect(await goals.closed()).toMatchObject({ from: '2026-11-20', attainment: 100 });
  });

  it('[OBJ-8] P3 who never signs out is cut 12 h past the hour', async () => {
    await goals.set([aim('calls', 40)]);
    const hour = Date.parse('2026-11-20T20:00:00Z');
    const now = bench.clock.now();
    await goals.works(now - HOUR_MS, now);
    await goals.goesOn(hour + 12 * HOUR_MS - 1 - now);
    expect(await goals.kept()).toEqual([]);
    await goals.goesOn(1);
    expect(await goals.kept()).toMatchObject([{ workday: '2026-11-20', to: hour + 12 * HOUR_MS }]);
  });

  it('[OBJ-9] [OBJ-10] P3 that is closed is changed by nothing set later: aims, hour, wrap-ups, unit', async () => {
    await goals.set([aim('calls', 40), aim('wrapUp', 100)]);
    const now = bench.clock.now();
    await goals.works(now - 2 * HOUR_MS, now);
    await goals.works(now, now + 29_000, { kind: 'wrapUp', isLast: true });
    await goals.answers(30, now - HOUR_MS);
    await goals.goesOn(DAY_MS);
    const before = await goals.closed();
    expect(before).toMatchObject({ version: 1, attainment: 87, lines: [{ value: 30 }, { value: 100 }] });
    const days = await goals.kept();
    await goals.set([aim('calls', 1)], { basis: 1 });
    await goals.beginAgain({ hour: '09:00', wrapUpMs: 1_000 });
    expect(await goals.kept()).toEqual(days);
    expect({ ...(await goals.closed()), closesAt: 0 }).toEqual({ ...before, closesAt: 0 });
    const { people, ...centre } = bench.centre();
    bench.directory.replace({
      ...centre,
      people: people.map((one) => (one.id === goals.lin.id ? { ...one, unitId: 'group-2' } : one)),
    });
    goals.lin = bench.person('linxiaoman');
    expect({ ...(await goals.closed()), closesAt: 0 }).toEqual({ ...before, closesAt: 0 });
    // Late, and measured again by what was kept.
    await goals.answers(10, now - HOUR_MS);
    await goals.objectives.settled();
    expect(await goals.closed()).toMatchObject({ version: 1, lines: [{ value: 40, percent: 100 }, { value: 100 }] });
  });

  it('[OBJ-6] [OBJ-9] P3 a cut excused later, and a caller’s late word, reach a closed day', async () => {
    await goals.set([aim('calls', 40), aim('satisfaction', 5)]);
    const now = bench.clock.now();
    await goals.works(now - 4 * HOUR_MS, now, { isLast: true });
    await goals.answers(20, now - HOUR_MS);
    await goals.goesOn(DAY_MS);
    expect(await goals.closed()).toMatchObject({ attainment: 50, excusedMs: 0 });
    const ids = { personId: goals.lin.id, at: now - HOUR_MS };
    await bench.facts.commit({ facts: [newFact('outage.excused', { ...ids, outageId: 'o', ms: 2 * HOUR_MS })] });
    await goals.objectives.settled();
    expect(await goals.closed()).toMatchObject({
      attainment: 100,
      excusedMs: 2 * HOUR_MS,
      lines: [{ target: 20, value: 20 }, { value: null }],
    });
    const result = { kind: 'satisfaction', value: 4 } as const;
    await bench.facts.commit({ facts: [newFact('result.given', { ...ids, result, callId: null })] });
    await goals.objectives.settled();
    expect(await goals.closed()).toMatchObject({
      attainment: 90,
      lines: [{ percent: 100 }, { value: 4, percent: 80 }],
    });
  });

  it('[OBJ-12] P3 a hub that was away closes what closed meanwhile', async () => {
    await goals.set([aim('calls', 40)]);
    const now = bench.clock.now();
    await goals.works(now - 2 * HOUR_MS, now, { isLast: true });
    await goals.objectives.stop();
    bench.clock.advance(3 * DAY_MS);
    await goals.begin();
    expect(await goals.kept()).toMatchObject([{ workday: '2026-11-20', sums: { workedMs: 2 * HOUR_MS } }]);
  });

  it('[OBJ-13] P3 goes after 400 days, a version 400 days after a later one began to count', async () => {
    await goals.set([aim('calls', 40)]);
    await goals.set([aim('calls', 50)], { basis: 1 });
    const now = bench.clock.now();
    await goals.works(now - 2 * HOUR_MS, now, { isLast: true });
    await goals.goesOn(DAY_MS);
    const versions = async () => (await bench.store.readObjectivePlans()).map(({ version }) => version);
    const later = async (ms: number) => {
      bench.clock.advance(ms);
      await goals.objectives.forgetOld();
      await goals.plans.forgetOld();
    };
    await later(399 * DAY_MS);
    expect([(await goals.kept()).length, await versions()]).toEqual([1, [1, 2]]);
    await later(DAY_MS);
    expect([(await goals.kept()).length, await versions()]).toEqual([0, [2]]);
    expect(await refusal(() => goals.set([], { basis: 2 }))).toBe('done');
  });
});

describe('a week', () => {
  it('[OBJ-5] [OBJ-10] P3 is of the days she worked, by the version of its beginning', async () => {
    await goals.set([aim('calls', 10)]);
    await goals.set([aim('calls', 10)], { period: 'week' });
    for (let day = 0; day < 3; day += 1) {
      const now = bench.clock.now();
      // Saturday off.
      if (day !== 1) await goals.works(now - HOUR_MS, now, { isLast: true });
      if (day !== 1) await goals.answers(8, now - HOUR_MS);
      await goals.goesOn(DAY_MS);
      if (day === 0) await goals.set([aim('calls', 99)], { period: 'week', basis: 1 });
    }
    // Monday.
    expect(await goals.closed('week')).toMatchObject({
      ...{ from: '2026-11-16', to: '2026-11-22', version: 1, dayCount: 2, attainment: 80 },
      lines: [{ target: 20, value: 16 }],
    });
    expect(await goals.running('week')).toMatchObject({ from: '2026-11-23', version: 2, dayCount: 0 });
    expect(await goals.closed('day')).toMatchObject({ from: '2026-11-22', attainment: 80 });
  });
});
