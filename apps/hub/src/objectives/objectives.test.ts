import type {
  AgentState,
  MyObjectives,
  ObjectiveAim,
  ObjectiveMeasure,
  ObjectivePeriod,
  ObjectiveResult,
  Person,
} from '@hearthline/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newFact } from '../facts/newFact.ts';
import type { HubError } from '../hubError.ts';
import { AnnouncementBench } from '../testing/announcementBench.ts';
import { someCall } from '../testing/someFacts.ts';
import { createClosing } from './closing.ts';
import { ObjectivePlans } from './objectivePlans.ts';
import { Objectives } from './objectives.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

let bench: AnnouncementBench;
let plans: ObjectivePlans;
let objectives: Objectives;
let lin: Person;
let leader: Person;
let groupId: string;
/** Since when Lin is on shift; null: she is not. */
let onShiftSince: number | null = null;
let calls = 0;

/** The hub begins: workdays close at this hour, wrap-ups have so long. */
async function begin({ hour = '04:00', wrapUpMs = 30_000 } = {}): Promise<void> {
  const closing = createClosing(bench.calendar, hour);
  plans = new ObjectivePlans({ ...bench, publisher: bench.publisher, closing });
  await plans.load();
  const streams = Object.assign(bench.publisher, { of: () => [] });
  objectives = new Objectives({
    ...{ store: bench.store, facts: bench.facts, clock: bench.clock, directory: bench.directory, log: bench.log },
    ...{ closing, streams, plans, wrapUpMs },
    onShiftSince: ({ id }) => (id === lin.id ? onShiftSince : null),
  });
  objectives.load();
  await objectives.settled();
}
async function beginAgain(more: { hour?: string; wrapUpMs?: number } = {}): Promise<void> {
  await objectives.stop();
  await begin(more);
}

beforeEach(async () => {
  // 20 November 2026, 10:00 in China, a Friday.
  bench = await AnnouncementBench.open();
  [lin, leader] = [bench.person('linxiaoman'), bench.person('liuzuzhang')];
  groupId = bench.directory.groupOf(lin);
  onShiftSince = null;
  await begin();
});
afterEach(async () => {
  await objectives.stop();
  await bench.close();
});

const aim = (measure: ObjectiveMeasure, target: number): ObjectiveAim => ({
  ...{ measure, target, nearFrom: 80, beyondFrom: 120, weight: 1 },
});
const set = async (
  aims: ObjectiveAim[],
  more: { unitId?: string; period?: ObjectivePeriod; basis?: number; by?: Person } = {},
) => {
  const { by = leader, ...rest } = more;
  const effect = plans.set({ unitId: groupId, period: 'day', basis: 0, aims, ...rest }, by);
  await bench.keep(effect);
};
const refusal = async (run: () => Promise<unknown>): Promise<string> => {
  try {
    await run();
    return 'done';
  } catch (error) {
    return (error as HubError).code;
  }
};
const state = (kind: 'ready' | 'wrapUp' | 'signedOut', since: number): AgentState =>
  kind === 'wrapUp'
    ? { kind, since, endsAt: since + 1, isExtended: false, callId: 'c' }
    : kind === 'ready'
      ? { kind, since }
      : { kind, since };
/** A stretch of hers that is over; with `isLast` she goes home. */
async function works(
  from: number,
  to: number,
  { kind = 'ready', isLast = false }: { kind?: 'ready' | 'wrapUp'; isLast?: boolean } = {},
): Promise<void> {
  onShiftSince = isLast ? null : to;
  const next = state(isLast ? 'signedOut' : 'ready', to);
  await bench.facts.commit({
    facts: [newFact('agent.stateChanged', { at: to, personId: lin.id, from: state(kind, from), to: next })],
  });
  await objectives.settled();
}
async function answers(count: number, at: number): Promise<void> {
  const facts = Array.from({ length: count }, () => {
    calls += 1;
    return someCall({ id: `call-${calls}`, personId: lin.id, at: at + calls });
  });
  await bench.facts.commit({ facts });
}
async function goesOn(lengthMs: number): Promise<void> {
  bench.clock.advance(lengthMs);
  await objectives.settled();
}
async function mine(person = lin): Promise<MyObjectives> {
  const told: unknown[] = [];
  await objectives.refresh(person, (change) => told.push(change));
  const last = bench.publisher.told.findLast((one) => one.personId === person.id && one.change.topic === 'objectives');
  const change = (told.at(-1) ?? last?.change) as { value: MyObjectives };
  return change.value;
}
const running = async (period: ObjectivePeriod = 'day'): Promise<ObjectiveResult | undefined> =>
  (await mine()).running.find((one) => one.period === period);
const closed = async (period: ObjectivePeriod = 'day'): Promise<ObjectiveResult | undefined> =>
  (await mine()).closed.find((one) => one.period === period);
const kept = () => bench.store.readObjectiveDays({ personId: lin.id, from: '', to: '9999' });

describe('what a unit aims at', () => {
  it('[OBJ-1] [OBJ-10] P3 is set by who is in charge, and of two at once the second is refused', async () => {
    const elsewhere = bench.person('fangzuzhang');
    expect(await refusal(() => set([aim('calls', 40)], { by: elsewhere }))).toBe('command.notAllowed');
    expect(await refusal(() => set([aim('calls', 40)], { unitId: 'none' }))).toBe('command.notAllowed');
    await set([aim('calls', 40)]);
    expect(await refusal(() => set([aim('calls', 50)]))).toBe('objective.changed');
    await set([aim('calls', 50)], { basis: 1, by: bench.person('mazuzhang') });
    const rows = plans.snapshot(leader).flatMap((change) => (change.op === 'reset' ? change.rows : []));
    expect(rows).toMatchObject([
      [
        `${groupId} day`,
        {
          ...{ unitId: groupId, period: 'day', version: 2, now: { version: 1, since: '2026-11-20', byName: '刘组长' } },
          next: { version: 2, since: '2026-11-21', byName: '马组长', aims: [{ target: 50 }] },
        },
      ],
    ]);
    for (const other of [elsewhere, lin])
      expect(plans.snapshot(other)).toEqual([{ op: 'reset', topic: 'unitObjectives', rows: [] }]);
  });

  it('[OBJ-2] P3 is of her own unit, or the nearest above it', async () => {
    const above = bench.person('mazuzhang');
    const regionId = bench.directory.tree.get(groupId)?.parentId ?? '';
    await set([aim('calls', 10)], { unitId: regionId, by: above });
    expect(await running()).toMatchObject({ unitId: regionId, byName: '马组长' });
    await set([aim('calls', 40)]);
    expect(await running()).toMatchObject({ unitId: groupId, byName: '刘组长' });
    await set([], { basis: 1 });
    expect(await running()).toMatchObject({ unitId: groupId });
    await goesOn(DAY_MS);
    expect(await running()).toMatchObject({ unitId: regionId });
    const { people, tree } = bench.directory;
    const far = [...people.values()].find(
      ({ role, unitId }) => role === 'operator' && !tree.isWithin(unitId, regionId),
    );
    expect(await mine(far)).toEqual({ running: [], closed: [] });
  });
});

describe('a workday', () => {
  it('[OBJ-5] [OBJ-7] [OBJ-11] P3 runs, closes at the hour and is kept', async () => {
    await set([aim('calls', 40)]);
    const now = bench.clock.now();
    expect(await running()).toMatchObject({ dayCount: 0, attainment: null, lines: [{ target: 0, value: 0 }] });
    await works(now - 2 * HOUR_MS, now);
    await answers(30, now - HOUR_MS);
    expect(await running()).toMatchObject({
      ...{ from: '2026-11-20', to: '2026-11-20', closesAt: Date.parse('2026-11-20T20:00:00Z'), dayCount: 1 },
      ...{ attainment: 75, zone: 'below', lines: [{ target: 40, value: 30, percent: 75 }] },
    });
    await works(now, now + HOUR_MS, { isLast: true });
    await goesOn(17 * HOUR_MS);
    expect(await kept()).toEqual([]);
    await goesOn(HOUR_MS);
    expect(await kept()).toMatchObject([{ workday: '2026-11-20', sums: { calls: 30, workedMs: 3 * HOUR_MS } }]);
    expect(await closed()).toMatchObject({ from: '2026-11-20', attainment: 75 });
    expect(await running()).toMatchObject({ from: '2026-11-21', dayCount: 0 });
  });

  it('[OBJ-8] P3 a night shift counts for the day it began on, and closes when she goes home', async () => {
    await set([aim('calls', 40)]);
    const hour = Date.parse('2026-11-20T20:00:00Z');
    await goesOn(hour - 5 * HOUR_MS - bench.clock.now());
    await works(hour - 6 * HOUR_MS, hour - 5 * HOUR_MS);
    await answers(20, hour - HOUR_MS);
    await goesOn(6 * HOUR_MS);
    await answers(20, hour + MINUTE_MS);
    expect(await kept()).toEqual([]);
    expect(await running()).toMatchObject({ from: '2026-11-20', attainment: 100, zone: 'met' });
    await works(hour - 5 * HOUR_MS, hour + HOUR_MS);
    await goesOn(HOUR_MS);
    await works(hour + HOUR_MS, hour + 2 * HOUR_MS, { isLast: true });
    expect(await kept()).toMatchObject([
      { workday: '2026-11-20', to: hour + 2 * HOUR_MS, sums: { calls: 40, workedMs: 8 * HOUR_MS } },
    ]);
    await answers(3, hour + 3 * HOUR_MS);
    await goesOn(2 * HOUR_MS);
    expect(await running()).toMatchObject({ from: '2026-11-21', lines: [{ value: 3 }] });
    expect(await closed()).toMatchObject({ from: '2026-11-20', attainment: 100 });
  });

  it('[OBJ-8] P3 who never signs out is cut 12 h past the hour', async () => {
    await set([aim('calls', 40)]);
    const hour = Date.parse('2026-11-20T20:00:00Z');
    const now = bench.clock.now();
    await works(now - HOUR_MS, now);
    await goesOn(hour + 12 * HOUR_MS - 1 - now);
    expect(await kept()).toEqual([]);
    await goesOn(1);
    expect(await kept()).toMatchObject([{ workday: '2026-11-20', to: hour + 12 * HOUR_MS }]);
  });

  it('[OBJ-9] [OBJ-10] P3 that is closed is changed by nothing set later: aims, hour, wrap-ups, unit', async () => {
    await set([aim('calls', 40), aim('wrapUp', 100)]);
    const now = bench.clock.now();
    await works(now - 2 * HOUR_MS, now);
    await works(now, now + 29_000, { kind: 'wrapUp', isLast: true });
    await answers(30, now - HOUR_MS);
    await goesOn(DAY_MS);
    const before = await closed();
    expect(before).toMatchObject({ version: 1, attainment: 87, lines: [{ value: 30 }, { value: 100 }] });
    const days = await kept();
    await set([aim('calls', 1)], { basis: 1 });
    await beginAgain({ hour: '09:00', wrapUpMs: 1_000 });
    expect(await kept()).toEqual(days);
    expect({ ...(await closed()), closesAt: 0 }).toEqual({ ...before, closesAt: 0 });
    const { people, ...centre } = bench.centre();
    bench.directory.replace({
      ...centre,
      people: people.map((one) => (one.id === lin.id ? { ...one, unitId: 'group-2' } : one)),
    });
    lin = bench.person('linxiaoman');
    expect({ ...(await closed()), closesAt: 0 }).toEqual({ ...before, closesAt: 0 });
    // Late, and measured again by what was kept.
    await answers(10, now - HOUR_MS);
    await objectives.settled();
    expect(await closed()).toMatchObject({ version: 1, lines: [{ value: 40, percent: 100 }, { value: 100 }] });
  });

  it('[OBJ-6] [OBJ-9] P3 a cut excused later, and a caller’s late word, reach a closed day', async () => {
    await set([aim('calls', 40), aim('satisfaction', 5)]);
    const now = bench.clock.now();
    await works(now - 4 * HOUR_MS, now, { isLast: true });
    await answers(20, now - HOUR_MS);
    await goesOn(DAY_MS);
    expect(await closed()).toMatchObject({ attainment: 50, excusedMs: 0 });
    const ids = { personId: lin.id, at: now - HOUR_MS };
    await bench.facts.commit({ facts: [newFact('outage.excused', { ...ids, outageId: 'o', ms: 2 * HOUR_MS })] });
    await objectives.settled();
    expect(await closed()).toMatchObject({
      attainment: 100,
      excusedMs: 2 * HOUR_MS,
      lines: [{ target: 20, value: 20 }, { value: null }],
    });
    const result = { kind: 'satisfaction', value: 4 } as const;
    await bench.facts.commit({ facts: [newFact('result.given', { ...ids, result, callId: null })] });
    await objectives.settled();
    expect(await closed()).toMatchObject({ attainment: 90, lines: [{ percent: 100 }, { value: 4, percent: 80 }] });
  });

  it('[OBJ-12] P3 a hub that was away closes what closed meanwhile', async () => {
    await set([aim('calls', 40)]);
    const now = bench.clock.now();
    await works(now - 2 * HOUR_MS, now, { isLast: true });
    await objectives.stop();
    bench.clock.advance(3 * DAY_MS);
    await begin();
    expect(await kept()).toMatchObject([{ workday: '2026-11-20', sums: { workedMs: 2 * HOUR_MS } }]);
  });

  it('[OBJ-13] P3 goes after 400 days, a version 400 days after a later one began to count', async () => {
    await set([aim('calls', 40)]);
    await set([aim('calls', 50)], { basis: 1 });
    const now = bench.clock.now();
    await works(now - 2 * HOUR_MS, now, { isLast: true });
    await goesOn(DAY_MS);
    const versions = async () => (await bench.store.readObjectivePlans()).map(({ version }) => version);
    const later = async (ms: number) => {
      bench.clock.advance(ms);
      await objectives.forgetOld();
      await plans.forgetOld();
    };
    await later(399 * DAY_MS);
    expect([(await kept()).length, await versions()]).toEqual([1, [1, 2]]);
    await later(DAY_MS);
    expect([(await kept()).length, await versions()]).toEqual([0, [2]]);
    expect(await refusal(() => set([], { basis: 2 }))).toBe('done');
  });
});

describe('a week', () => {
  it('[OBJ-5] [OBJ-10] P3 is of the days she worked, by the version of its beginning', async () => {
    await set([aim('calls', 10)]);
    await set([aim('calls', 10)], { period: 'week' });
    for (let day = 0; day < 3; day += 1) {
      const now = bench.clock.now();
      // Saturday off.
      if (day !== 1) await works(now - HOUR_MS, now, { isLast: true });
      if (day !== 1) await answers(8, now - HOUR_MS);
      await goesOn(DAY_MS);
      if (day === 0) await set([aim('calls', 99)], { period: 'week', basis: 1 });
    }
    // Monday.
    expect(await closed('week')).toMatchObject({
      ...{ from: '2026-11-16', to: '2026-11-22', version: 1, dayCount: 2, attainment: 80 },
      lines: [{ target: 20, value: 16 }],
    });
    expect(await running('week')).toMatchObject({ from: '2026-11-23', version: 2, dayCount: 0 });
    expect(await closed('day')).toMatchObject({ from: '2026-11-22', attainment: 80 });
  });
});
