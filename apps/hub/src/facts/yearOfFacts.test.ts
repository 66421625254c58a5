import type { Fact } from '@hearthline/protocol';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createCalendar } from '../clock.ts';
import { pointsRules } from '../points/rules/index.ts';
import type { Store } from '../store/store.ts';
import { someCall } from '../testing/someFacts.ts';
import { storeGrounds } from '../testing/storeGrounds.ts';
import { createFold } from './fold.ts';
import { newFact } from './newFact.ts';

/** Its clocks go forward on 29 March and back on 25 October 2026. */
const calendar = createCalendar('Europe/Berlin');
const fold = createFold(calendar, pointsRules);
const people = Array.from({ length: 8 }, (_, index) => `person-${index}`);
const HOUR_MS = 3_600_000;
const CALLS_A_DAY = 6;
/** Facts in one transaction. */
const AT_ONCE = 500;

interface Year {
  readonly facts: readonly Fact[];
  /** Points by person and workday, added up beside the making: no rule of the hub has a part in it. */
  readonly points: ReadonlyMap<string, number>;
}

/** A generator of numbers in [0, 1): the same year each time (mulberry32, Tommy Ettinger, public domain). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Calls at any hour, also around midnight and in the hour that comes twice; a must-read each day, read by some. */
function makeYear(): Year {
  const next = numbersFrom(2026);
  const facts: Fact[] = [];
  const points = new Map<string, number>();
  const add = (personId: string, workday: string, sum: number): void => {
    points.set(`${personId} ${workday}`, (points.get(`${personId} ${workday}`) ?? 0) + sum);
  };
  for (let day = 0; day < 365; day += 1) {
    // 23:00 UTC is midnight of Berlin in winter and one o'clock in summer.
    const began = Date.UTC(2025, 11, 31, 23) + day * 24 * HOUR_MS;
    for (const personId of people) {
      for (let call = 0; call < CALLS_A_DAY; call += 1) {
        const at = began + Math.floor(next() * 24 * HOUR_MS);
        const talkMs = next() < 0.1 ? 3_000 : 60_000;
        facts.push(someCall({ id: `${day} ${personId} ${call}`, personId, talkMs, at }));
        if (talkMs > 5_000) add(personId, workdayOf(at), 5);
      }
      if (next() < 0.5) continue;
      const at = began + Math.floor(next() * 24 * HOUR_MS);
      const read = { at, announcementId: `a${day}`, personId, mustRead: true, title: 'Made up' };
      facts.push(newFact('announcement.acknowledged', read, `acknowledged:a${day}:${personId}`));
      add(personId, workdayOf(at), 1);
    }
  }
  return { facts, points };
}

/** The day in Berlin by the rule of the EU alone: summer from 29 March to 25 October 2026, 01:00 UTC. */
function workdayOf(at: number): string {
  const isSummer = at >= Date.UTC(2026, 2, 29, 1) && at < Date.UTC(2026, 9, 25, 1);
  return new Date(at + (isSummer ? 2 : 1) * HOUR_MS).toISOString().slice(0, 10);
}

/** In another order, and every tenth twice. */
function disturbed(facts: readonly Fact[]): Fact[] {
  const next = numbersFrom(7);
  const told = [...facts, ...facts.filter((_, index) => index % 10 === 0)];
  return told
    .map((fact) => ({ fact, place: next() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ fact }) => fact);
}

async function tell(store: Store, facts: readonly Fact[]): Promise<void> {
  for (let from = 0; from < facts.length; from += AT_ONCE)
    await store.commit({ facts: facts.slice(from, from + AT_ONCE) });
}

/** What is in the ledger, without the order it came in. */
async function ledgerOf(store: Store): Promise<Map<string, string>> {
  const all = new Map<string, string>();
  for (const personId of people)
    for (let before: string | null = null; ;) {
      const entries = await store.readLedger({ personId, before, limit: 1_000 });
      for (const entry of entries) all.set(entry.id, JSON.stringify(entry));
      const last = entries.at(-1);
      if (last === undefined || entries.length < 1_000) break;
      before = last.id;
    }
  return all;
}

const year = makeYear();

describe.each(storeGrounds(fold))('a year of facts on $name', (ground) => {
  beforeAll(() => ground.prepare());
  afterEach(() => ground.closeAll());
  afterAll(() => ground.clear());

  it('[POINTS-2] [POINTS-10] told in another order and in part twice gives the same ledger, and the sums of a hand count', async () => {
    const inOrder = await ground.open(await ground.fresh());
    await tell(inOrder, year.facts);
    const replayed = await ground.open(await ground.fresh());
    await tell(replayed, disturbed(year.facts));
    const ledger = await ledgerOf(inOrder);
    expect(ledger.size).toBeGreaterThan(people.length * 365 * 5);
    expect(await ledgerOf(replayed)).toEqual(ledger);
    for (const month of Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}`)) {
      const span = { from: `${month}-01`, to: `${month}-31` };
      const counted = people.map((personId) => [personId, sumOf(year.points, personId, month)] as const);
      for (const store of [inOrder, replayed]) expect(await store.readPoints(span)).toEqual(new Map(counted));
    }
  });
});

const sumOf = (points: Year['points'], personId: string, month: string): number =>
  [...points].reduce((sum, [key, value]) => (key.startsWith(`${personId} ${month}`) ? sum + value : sum), 0);
