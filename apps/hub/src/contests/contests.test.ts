import type { Change, Contest, ContestDraft, Fact, Person } from '@hearthline/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newFact } from '../facts/newFact.ts';
import type { HubError } from '../hubError.ts';
import { AnnouncementBench } from '../testing/announcementBench.ts';
import { someCall } from '../testing/someFacts.ts';
import { Contests } from './contests.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Three of one group, one of another, and leaders. */
let bench: AnnouncementBench;
let contests: Contests;
let lin: Person;
let wu: Person;
let wei: Person;
let zhou: Person;
let leader: Person;
let elsewhere: Person;
let calls = 0;

beforeEach(async () => {
  bench = await AnnouncementBench.open();
  contests = new Contests(bench);
  await contests.load();
  [lin, wu, wei, zhou] = ['linxiaoman', 'wuqiufen', 'weixiaohan', 'zhouxiaohe'].map((one) => bench.person(one)) as [
    ...[Person, Person, Person, Person],
  ];
  [leader, elsewhere] = ['liuzuzhang', 'fangzuzhang'].map((one) => bench.person(one)) as [Person, Person];
});
afterEach(async () => {
  await contests.stop();
  await bench.close();
});

const draft = (more: Partial<ContestDraft> = {}): ContestDraft => ({
  ...{ title: '冬至接线赛', measure: 'calls', aim: { kind: 'eachOther', places: 1 } },
  audience: { kind: 'unit', unitId: bench.directory.groupOf(lin) },
  ...{ startsAt: bench.clock.now(), endsAt: bench.clock.now() + DAY_MS, ...more },
});
async function start(more: Partial<ContestDraft> = {}): Promise<string> {
  const effect = contests.start(draft(more), leader);
  await bench.keep(effect);
  return effect.value.contestId;
}
const join = async (contestId: string, ...people: Person[]): Promise<void> => {
  for (const one of people) await bench.keep(await contests.join({ contestId }, one));
};
const leave = (contestId: string, person: Person) => bench.keep(contests.leave({ contestId }, person));
const codeOf = async (run: () => unknown): Promise<string> => {
  try {
    await run();
    return 'done';
  } catch (error) {
    return (error as HubError).code;
  }
};
/** So many answered calls of hers at this moment. */
const answers = async (person: Person, count: number, at = bench.clock.now()): Promise<void> => {
  const facts = Array.from({ length: count }, (): Fact => {
    calls += 1;
    return someCall({ id: `call-${calls}`, personId: person.id, at: at + calls });
  });
  await bench.facts.commit({ facts });
};
const rowsIn = (changes: readonly Change[]): [string, unknown][] =>
  changes.flatMap((change) => (change.op === 'reset' ? change.rows : []));
const shown = (viewer: Person, contestId: string): Contest | undefined =>
  rowsIn(contests.snapshot(viewer)).find(([id]) => id === contestId)?.[1] as Contest | undefined;
/** Time goes on; what that began is done. */
async function goesOn(lengthMs: number): Promise<void> {
  bench.clock.advance(lengthMs);
  await contests.stop();
  contests = new Contests(bench);
  await contests.load();
}
/** What moved the ledger is in the standing: told after a second, read in its turn. */
async function gathered(viewer: Person, contestId: string, fits: (one: Contest) => boolean): Promise<Contest> {
  bench.clock.advance(1_000);
  for (;;) {
    const told = bench.publisher.told.findLast(
      ({ personId, change }) => personId === viewer.id && 'key' in change && change.key === contestId,
    )?.change;
    if (told?.op === 'put' && fits(told.row as Contest)) return told.row as Contest;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('starting a contest', () => {
  it('[CONTEST-1] P7 is for who is in charge, within its times, and five at once', async () => {
    expect(await codeOf(() => contests.start(draft(), elsewhere))).toBe('command.notAllowed');
    expect(await codeOf(() => contests.start(draft({ audience: { kind: 'all' } }), leader))).toBe('command.notAllowed');
    const now = bench.clock.now();
    for (const wrong of [{ endsAt: now }, { startsAt: now + 2, endsAt: now + 1 }, { endsAt: now + 93 * DAY_MS }])
      expect(await codeOf(() => start(wrong))).toBe('command.badInput');
    expect(await codeOf(() => start({ startsAt: now + 400 * DAY_MS, endsAt: now + 401 * DAY_MS }))).toBe(
      'command.badInput',
    );
    const first = await start({ startsAt: 0 });
    expect(shown(lin, first)).toMatchObject({ startsAt: now, joinedCount: 0, isIn: false, standing: null });
    for (let index = 0; index < 4; index += 1) await start();
    expect(await codeOf(() => start())).toBe('contest.tooMany');
    await bench.keep(contests.callOff({ contestId: first, why: '' }, leader));
    expect(await codeOf(() => start())).toBe('done');
    expect(shown(zhou, first)).toBeUndefined();
    expect(shown(elsewhere, first)).toBeUndefined();
  });

  it('[CONTEST-11] P7 is called off until its end, with nothing to come of it', async () => {
    const contestId = await start();
    await join(contestId, lin, wu, wei);
    await answers(lin, 3);
    expect(await codeOf(() => contests.callOff({ contestId, why: '' }, elsewhere))).toBe('contest.notFound');
    await bench.keep(contests.callOff({ contestId, why: '下大雪' }, leader));
    expect(shown(lin, contestId)).toMatchObject({ calledOff: { why: '下大雪' }, standing: null, outcome: null });
    expect(await codeOf(() => contests.join({ contestId }, bench.person('linxiaoman')))).toBe('done');
    await leave(contestId, wei);
    expect(await codeOf(() => contests.join({ contestId }, wei))).toBe('contest.over');
    await goesOn(2 * DAY_MS);
    expect(shown(lin, contestId)).toMatchObject({ calledOff: { why: '下大雪' }, outcome: null });
    const ended = await start({ endsAt: bench.clock.now() + 1 });
    await goesOn(5);
    expect(await codeOf(() => contests.callOff({ contestId: ended, why: '' }, leader))).toBe('contest.over');
  });
});

describe('joining and leaving', () => {
  it('[CONTEST-3] [CONTEST-5] P7 is by her own hand; how many is told, who to nobody', async () => {
    const contestId = await start();
    expect(await codeOf(() => contests.join({ contestId }, zhou))).toBe('contest.notFound');
    expect(await codeOf(() => contests.join({ contestId: 'none' }, lin))).toBe('contest.notFound');
    await join(contestId, lin, lin);
    for (const viewer of [wu, leader]) {
      expect(shown(viewer, contestId)).toMatchObject({ joinedCount: 1, isIn: false, standing: null });
      expect(JSON.stringify(shown(viewer, contestId))).not.toContain(lin.id);
    }
    expect(shown(lin, contestId)).toMatchObject({ joinedCount: 1, isIn: true });
  });

  it('[CONTEST-3] [CONTEST-7] P7 what counts does so from its begin; two above, two below, and below the middle none', async () => {
    await answers(lin, 9, bench.clock.now() - HOUR_MS);
    const contestId = await start();
    await answers(lin, 5);
    await join(contestId, lin, wu);
    expect((await gathered(lin, contestId, ({ joinedCount }) => joinedCount === 2)).standing).toEqual({
      ...{ kind: 'eachOther', mine: null, neighbours: [] },
    });
    await join(contestId, wei);
    await answers(wu, 3);
    const row = (person: Person, points: number, rank: number | null) => ({
      key: person.id,
      name: person.name,
      points,
      rank,
    });
    const mine = await gathered(
      lin,
      contestId,
      ({ standing }) => standing?.kind === 'eachOther' && standing.neighbours[1]?.points === 3,
    );
    expect(mine.standing).toEqual({
      ...{ kind: 'eachOther', mine: row(lin, 5, 1) },
      neighbours: [row(lin, 5, 1), row(wu, 3, 2), row(wei, 0, null)],
    });
    expect(shown(wei, contestId)?.standing).toMatchObject({
      mine: row(wei, 0, null),
      neighbours: [row(lin, 5, 1), row(wu, 3, 2), row(wei, 0, null)],
    });
    expect(shown(leader, contestId)?.standing).toBeNull();
  });

  it('[CONTEST-4] P7 who leaves is in no row and no list of it, also after its end', async () => {
    const contestId = await start();
    await join(contestId, lin, wu, wei);
    await answers(wu, 2);
    await leave(contestId, lin);
    await leave(contestId, lin);
    expect(shown(lin, contestId)).toMatchObject({ isIn: false, joinedCount: 2, standing: null });
    await join(contestId, lin);
    await goesOn(DAY_MS);
    expect(shown(lin, contestId)?.outcome).toMatchObject({ winners: [{ personId: wu.id, value: 2 }], isMine: false });
    await leave(contestId, wu);
    expect(shown(lin, contestId)?.outcome).toMatchObject({ winners: [] });
    expect(shown(wu, contestId)).toMatchObject({ isIn: false, outcome: null });
    expect(JSON.stringify([shown(lin, contestId), shown(leader, contestId)])).not.toContain(wu.id);
  });

  it('[CONTEST-12] P7 who left the centre is in it no more', async () => {
    const contestId = await start();
    await join(contestId, lin, wu);
    const { people, ...centre } = bench.centre();
    bench.directory.replace({
      ...centre,
      people: people.map((one) => (one.id === wu.id ? { ...one, isActive: false } : one)),
    });
    expect(shown(lin, contestId)?.joinedCount).toBe(1);
  });
});

describe('against her own average', () => {
  const aim = { kind: 'ownAverage', percent: 100 } as const;

  it('[CONTEST-6] P7 asks for five days of work in the 28 before, and is told to her alone', async () => {
    for (let day = 1; day <= 4; day += 1) await answers(lin, 2, bench.clock.now() - day * DAY_MS);
    await answers(lin, 2, bench.clock.now() - 29 * DAY_MS);
    const contestId = await start({ aim });
    expect(await codeOf(() => contests.join({ contestId }, lin))).toBe('contest.noAverage');
    await answers(lin, 7, bench.clock.now() - 28 * DAY_MS);
    await join(contestId, lin);
    await answers(lin, 4);
    const mine = await gathered(
      lin,
      contestId,
      ({ standing }) => standing?.kind === 'ownAverage' && standing.soFar === 4,
    );
    expect(mine.standing).toEqual({ kind: 'ownAverage', average: 3, soFar: 4, dayCount: 1 });
    for (const viewer of [wu, leader]) expect(shown(viewer, contestId)?.standing).toBeNull();
  });

  it('[CONTEST-6] [CONTEST-10] P7 a day with an excused cut does not lower it; reached is five points, once', async () => {
    for (let day = 1; day <= 5; day += 1)
      for (const one of [lin, wu]) await answers(one, 4, bench.clock.now() - day * DAY_MS);
    const contestId = await start({ aim, endsAt: bench.clock.now() + 2 * DAY_MS });
    await join(contestId, lin, wu);
    for (const one of [lin, wu]) {
      await answers(one, 4);
      await answers(one, 1, bench.clock.now() + DAY_MS);
    }
    const cut = { at: bench.clock.now() + DAY_MS, personId: lin.id, outageId: 'o', ms: 60_000 };
    await bench.facts.commit({ facts: [newFact('outage.excused', cut)] });
    await goesOn(2 * DAY_MS);
    expect(shown(lin, contestId)?.outcome).toEqual({ kind: 'ownAverage', reachedCount: 1, isMine: true });
    expect(shown(wu, contestId)?.outcome).toEqual({ kind: 'ownAverage', reachedCount: 1, isMine: false });
    await goesOn(1);
    const earned = await bench.store.readLedger({ personId: lin.id, before: null, limit: 100 });
    expect(earned.filter(({ ruleId }) => ruleId === 'contest')).toMatchObject([
      { points: 5, ruleVersion: 1, factKind: 'contest.reached', subject: '冬至接线赛' },
    ]);
  });
});

describe('together', () => {
  const aim = { kind: 'together', goal: 4 } as const;

  it('[CONTEST-5] [CONTEST-8] P7 shows the sum to all and her share to her; to who leads from three on', async () => {
    const contestId = await start({ aim });
    await join(contestId, lin, wu);
    await answers(lin, 3);
    const mine = await gathered(lin, contestId, ({ standing }) => standing?.kind === 'together' && standing.sum === 3);
    expect(mine.standing).toEqual({ kind: 'together', sum: 3, mine: 3 });
    expect(shown(wu, contestId)?.standing).toEqual({ kind: 'together', sum: 3, mine: 0 });
    expect(shown(leader, contestId)?.standing).toBeNull();
    await join(contestId, wei);
    expect(shown(leader, contestId)?.standing).toEqual({ kind: 'together', sum: 3, mine: null });
  });

  it('[CONTEST-2] [CONTEST-9] [CONTEST-10] P7 what is corrected until the end counts; it ends by itself, once', async () => {
    const contestId = await start({ aim: { kind: 'together', goal: 12 }, measure: 'points' });
    await join(contestId, lin, wu);
    await answers(lin, 2);
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
    const over = await gathered(lin, contestId, ({ outcome }) => outcome !== null);
    expect(over).toMatchObject({
      standing: null,
      outcome: { kind: 'together', isReached: true, sum: 12, isMine: true },
    });
    expect(shown(wu, contestId)?.outcome).toMatchObject({ isReached: true, isMine: false });
    expect(shown(wei, contestId)?.outcome).toBeNull();
    expect(await codeOf(() => contests.join({ contestId }, wei))).toBe('contest.over');
    await goesOn(HOUR_MS);
    const facts = await bench.store.readFacts({ after: 0, limit: 1_000 });
    expect(facts.filter(({ fact }) => fact.kind === 'contest.reached')).toHaveLength(1);
  });
});

describe('what is kept of a contest', () => {
  it('[CONTEST-9] P7 a hub that was away ends what ended meanwhile', async () => {
    const contestId = await start();
    await join(contestId, lin, wu, wei);
    await answers(lin, 1);
    await contests.stop();
    bench.clock.advance(5 * DAY_MS);
    contests = new Contests(bench);
    await contests.load();
    expect(shown(lin, contestId)?.outcome).toMatchObject({ isMine: true, winners: [{ personId: lin.id, value: 1 }] });
  });

  it('[CONTEST-13] P7 all of it goes 60 days after its end; the points stay', async () => {
    const contestId = await start();
    await join(contestId, lin, wu, wei);
    await answers(lin, 1);
    await goesOn(61 * DAY_MS);
    await contests.forgetOld();
    expect(shown(lin, contestId)?.outcome).toMatchObject({ isMine: true });
    bench.clock.advance(DAY_MS);
    await contests.forgetOld();
    expect(shown(lin, contestId)).toBeUndefined();
    expect(await bench.store.readContests()).toEqual({ contests: [], joins: [], outcomes: [] });
    const earned = await bench.store.readLedger({ personId: lin.id, before: null, limit: 10 });
    expect(earned.map(({ points }) => points)).toEqual([5, 5]);
  });
});
