import type { Person } from '@hearthline/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newFact } from '../facts/newFact.ts';
import type { AnnouncementBench } from '../testing/announcementBench.ts';
import { ContestBench } from '../testing/contestBench.ts';
import { refusal } from '../testing/refusal.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let arena: ContestBench;
let bench: AnnouncementBench;
let lin: Person;
let wu: Person;
let wei: Person;
let leader: Person;

beforeEach(async () => {
  arena = await ContestBench.open();
  ({ bench, lin, wu, wei, leader } = arena);
});
afterEach(() => arena.close());

describe('against her own average', () => {
  const aim = { kind: 'ownAverage', percent: 100 } as const;

  it('[CONTEST-6] P7 asks for five days of work in the 28 before, and is told to her alone', async () => {
    for (let day = 1; day <= 4; day += 1) await arena.answers(lin, 2, bench.clock.now() - day * DAY_MS);
    await arena.answers(lin, 2, bench.clock.now() - 29 * DAY_MS);
    const contestId = await arena.start({ aim });
    expect(await refusal(() => arena.contests.join({ contestId }, lin))).toBe('contest.noAverage');
    await arena.answers(lin, 7, bench.clock.now() - 28 * DAY_MS);
    await arena.join(contestId, lin);
    await arena.answers(lin, 4);
    const mine = await arena.gathered(
      lin,
      contestId,
      ({ standing }) => standing?.kind === 'ownAverage' && standing.soFar === 4,
    );
    expect(mine.standing).toEqual({ kind: 'ownAverage', average: 3, soFar: 4, dayCount: 1 });
    for (const viewer of [wu, leader]) expect(arena.shown(viewer, contestId)?.standing).toBeNull();
  });

  it('[CONTEST-6] [CONTEST-10] P7 a day with an excused cut does not lower it; reached is five points, once', async () => {
    for (let day = 1; day <= 5; day += 1)
      for (const one of [lin, wu]) await arena.answers(one, 4, bench.clock.now() - day * DAY_MS);
    const contestId = await arena.start({ aim, endsAt: bench.clock.now() + 2 * DAY_MS });
    await arena.join(contestId, lin, wu);
    for (const one of [lin, wu]) {
      await arena.answers(one, 4);
      await arena.answers(one, 1, bench.clock.now() + DAY_MS);
    }
    const cut = { at: bench.clock.now() + DAY_MS, personId: lin.id, outageId: 'o', ms: 60_000 };
    await bench.facts.commit({ facts: [newFact('outage.excused', cut)] });
    await arena.goesOn(2 * DAY_MS);
    expect(arena.shown(lin, contestId)?.outcome).toEqual({ kind: 'ownAverage', reachedCount: 1, isMine: true });
    expect(arena.shown(wu, contestId)?.outcome).toEqual({ kind: 'ownAverage', reachedCount: 1, isMine: false });
    await arena.goesOn(1);
    const earned = await bench.store.readLedger({ personId: lin.id, before: null, limit: 100 });
    expect(earned.filter(({ ruleId }) => ruleId === 'contest')).toMatchObject([
      { points: 5, ruleVersion: 1, factKind: 'contest.reached', subject: '冬至接线赛' },
    ]);
  });
});

describe('together', () => {
  const aim = { kind: 'together', goal: 4 } as const;

  it('[CONTEST-5] [CONTEST-8] P7 shows the sum to all and her share to her; to who leads from three on', async () => {
    const contestId = await arena.start({ aim });
    await arena.join(contestId, lin, wu);
    await arena.answers(lin, 3);
    const mine = await arena.gathered(
      lin,
      contestId,
      ({ standing }) => standing?.kind === 'together' && standing.sum === 3,
    );
    expect(mine.standing).toEqual({ kind: 'together', sum: 3, mine: 3 });
    expect(arena.shown(wu, contestId)?.standing).toEqual({ kind: 'together', sum: 3, mine: 0 });
    expect(arena.shown(leader, contestId)?.standing).toBeNull();
    await arena.join(contestId, wei);
    expect(arena.shown(leader, contestId)?.standing).toEqual({ kind: 'together', sum: 3, mine: null });
  });

  it('[CONTEST-2] [CONTEST-9] [CONTEST-10] P7 what is corrected until the end counts; it ends by itself, once', async () => {
    const contestId = await arena.start({ aim: { kind: 'together', goal: 12 }, measure: 'points' });
    await arena.join(contestId, lin, wu);
    await arena.answers(lin, 2);
    const now = bench.clock.now();
    const corrected = (at: number, points: number) =>
      newFact('points.corrected', {
        at,
        personId: lin.id,
        appealId: `a${at}`,
        leaderId: leader.id,
        leaderName: 'L',
        points,
      });
    await bench.facts.commit({ facts: [corrected(now + 5, 2), corrected(now + DAY_MS, 9)] });
    bench.clock.advance(DAY_MS);
    const over = await arena.gathered(lin, contestId, ({ outcome }) => outcome !== null);
    expect(over).toMatchObject({
      standing: null,
      outcome: { kind: 'together', isReached: true, sum: 12, isMine: true },
    });
    expect(arena.shown(wu, contestId)?.outcome).toMatchObject({ isReached: true, isMine: false });
    expect(arena.shown(wei, contestId)?.outcome).toBeNull();
    expect(await refusal(() => arena.contests.join({ contestId }, wei))).toBe('contest.over');
    await arena.goesOn(HOUR_MS);
    const facts = await bench.store.readFacts({ after: 0, limit: 1_000 });
    expect(facts.filter(({ fact }) => fact.kind === 'contest.reached')).toHaveLength(1);
  });
});
