import type { Person } from '@hearthline/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
let zhou: Person;
let leader: Person;
let elsewhere: Person;

beforeEach(async () => {
  arena = await ContestBench.open();
  ({ bench, lin, wu, wei, zhou, leader, elsewhere } = arena);
});
afterEach(() => arena.close());

describe('starting a contest', () => {
  it('[CONTEST-1] P7 is for who is in charge, within its times, and five at once', async () => {
    expect(await refusal(() => arena.contests.start(arena.draft(), elsewhere))).toBe('command.notAllowed');
    expect(await refusal(() => arena.contests.start(arena.draft({ audience: { kind: 'all' } }), leader))).toBe(
      'command.notAllowed',
    );
    const now = bench.clock.now();
    for (const wrong of [{ endsAt: now }, { startsAt: now + 2, endsAt: now + 1 }, { endsAt: now + 93 * DAY_MS }])
      expect(await refusal(() => arena.start(wrong))).toBe('command.badInput');
    expect(await refusal(() => arena.start({ startsAt: now + 400 * DAY_MS, endsAt: now + 401 * DAY_MS }))).toBe(
      'command.badInput',
    );
    const first = await arena.start({ startsAt: 0 });
    expect(arena.shown(lin, first)).toMatchObject({ startsAt: now, joinedCount: 0, isIn: false, standing: null });
    for (let index = 0; index < 4; index += 1) await arena.start();
    expect(await refusal(() => arena.start())).toBe('contest.tooMany');
    await bench.keep(arena.contests.callOff({ contestId: first, why: '' }, leader));
    expect(await refusal(() => arena.start())).toBe('done');
    expect(arena.shown(zhou, first)).toBeUndefined();
    expect(arena.shown(elsewhere, first)).toBeUndefined();
  });

  it('[CONTEST-11] P7 is called off until its end, with nothing to come of it', async () => {
    const contestId = await arena.start();
    await arena.join(contestId, lin, wu, wei);
    await arena.answers(lin, 3);
    expect(await refusal(() => arena.contests.callOff({ contestId, why: '' }, elsewhere))).toBe('contest.notFound');
    await bench.keep(arena.contests.callOff({ contestId, why: '下大雪' }, leader));
    expect(arena.shown(lin, contestId)).toMatchObject({ calledOff: { why: '下大雪' }, standing: null, outcome: null });
    expect(await refusal(() => arena.contests.join({ contestId }, bench.person('linxiaoman')))).toBe('done');
    await arena.leave(contestId, wei);
    expect(await refusal(() => arena.contests.join({ contestId }, wei))).toBe('contest.over');
    await arena.goesOn(2 * DAY_MS);
    expect(arena.shown(lin, contestId)).toMatchObject({ calledOff: { why: '下大雪' }, outcome: null });
    const ended = await arena.start({ endsAt: bench.clock.now() + 1 });
    await arena.goesOn(5);
    expect(await refusal(() => arena.contests.callOff({ contestId: ended, why: '' }, leader))).toBe('contest.over');
  });
});

describe('joining and leaving', () => {
  it('[CONTEST-3] [CONTEST-5] P7 is by her own hand; how many is told, who to nobody', async () => {
    const contestId = await arena.start();
    expect(await refusal(() => arena.contests.join({ contestId }, zhou))).toBe('contest.notFound');
    expect(await refusal(() => arena.contests.join({ contestId: 'none' }, lin))).toBe('contest.notFound');
    await arena.join(contestId, lin, lin);
    for (const viewer of [wu, leader]) {
      expect(arena.shown(viewer, contestId)).toMatchObject({ joinedCount: 1, isIn: false, standing: null });
      expect(JSON.stringify(arena.shown(viewer, contestId))).not.toContain(lin.id);
    }
    expect(arena.shown(lin, contestId)).toMatchObject({ joinedCount: 1, isIn: true });
  });

  it('[CONTEST-3] [CONTEST-7] P7 what counts does so from its begin; two above, two below, and below the middle none', async () => {
    await arena.answers(lin, 9, bench.clock.now() - HOUR_MS);
    const contestId = await arena.start();
    await arena.answers(lin, 5);
    await arena.join(contestId, lin, wu);
    expect((await arena.gathered(lin, contestId, ({ joinedCount }) => joinedCount === 2)).standing).toEqual({
      ...{ kind: 'eachOther', mine: null, neighbours: [] },
    });
    await arena.join(contestId, wei);
    await arena.answers(wu, 3);
    const row = (person: Person, points: number, rank: number | null) => ({
      key: person.id,
      name: person.name,
      points,
      rank,
    });
    const mine = await arena.gathered(
      lin,
      contestId,
      ({ standing }) => standing?.kind === 'eachOther' && standing.neighbours[1]?.points === 3,
    );
    expect(mine.standing).toEqual({
      ...{ kind: 'eachOther', mine: row(lin, 5, 1) },
      neighbours: [row(lin, 5, 1), row(wu, 3, 2), row(wei, 0, null)],
    });
    expect(arena.shown(wei, contestId)?.standing).toMatchObject({
      mine: row(wei, 0, null),
      neighbours: [row(lin, 5, 1), row(wu, 3, 2), row(wei, 0, null)],
    });
    expect(arena.shown(leader, contestId)?.standing).toBeNull();
  });

  it('[CONTEST-4] P7 who leaves is in no row and no list of it, also after its end', async () => {
    const contestId = await arena.start();
    await arena.join(contestId, lin, wu, wei);
    await arena.answers(wu, 2);
    await arena.leave(contestId, lin);
    await arena.leave(contestId, lin);
    expect(arena.shown(lin, contestId)).toMatchObject({ isIn: false, joinedCount: 2, standing: null });
    await arena.join(contestId, lin);
    await arena.goesOn(DAY_MS);
    expect(arena.shown(lin, contestId)?.outcome).toMatchObject({
      winners: [{ personId: wu.id, value: 2 }],
      isMine: false,
    });
    await arena.leave(contestId, wu);
    expect(arena.shown(lin, contestId)?.outcome).toMatchObject({ winners: [] });
    expect(arena.shown(wu, contestId)).toMatchObject({ isIn: false, outcome: null });
    expect(JSON.stringify([arena.shown(lin, contestId), arena.shown(leader, contestId)])).not.toContain(wu.id);
  });

  it('[CONTEST-12] P7 who left the centre is in it no more', async () => {
    const contestId = await arena.start();
    await arena.join(contestId, lin, wu);
    const { people, ...centre } = bench.centre();
    bench.directory.replace({
      ...centre,
      people: people.map((one) => (one.id === wu.id ? { ...one, isActive: false } : one)),
    });
    expect(arena.shown(lin, contestId)?.joinedCount).toBe(1);
  });
});

describe('what is kept of a contest', () => {
  it('[CONTEST-9] P7 a hub that was away ends what ended meanwhile', async () => {
    const contestId = await arena.start();
    await arena.join(contestId, lin, wu, wei);
    await arena.answers(lin, 1);
    await arena.contests.stop();
    bench.clock.advance(5 * DAY_MS);
    await arena.begin();
    expect(arena.shown(lin, contestId)?.outcome).toMatchObject({
      isMine: true,
      winners: [{ personId: lin.id, value: 1 }],
    });
  });

  it('[CONTEST-13] P7 all of it goes 60 days after its end; the points stay', async () => {
    const contestId = await arena.start();
    await arena.join(contestId, lin, wu, wei);
    await arena.answers(lin, 1);
    await arena.goesOn(61 * DAY_MS);
    await arena.contests.forgetOld();
    expect(arena.shown(lin, contestId)?.outcome).toMatchObject({ isMine: true });
    bench.clock.advance(DAY_MS);
    await arena.contests.forgetOld();
    expect(arena.shown(lin, contestId)).toBeUndefined();
    expect(await bench.store.readContests()).toEqual({ contests: [], joins: [], outcomes: [] });
    const earned = await bench.store.readLedger({ personId: lin.id, before: null, limit: 10 });
    expect(earned.map(({ points }) => points)).toEqual([5, 5]);
  });
});
