import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createCalendar } from '../clock.ts';
import { createFold } from '../facts/fold.ts';
import { newFact } from '../facts/newFact.ts';
import { pointsRules } from '../points/rules/index.ts';
import { storeGrounds } from '../testing/storeGrounds.ts';
import type { KeptWall } from '../wall/keptWall.ts';
import type { KeptKudos } from './kudosStore.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const fold = createFold(createCalendar('Asia/Shanghai'), pointsRules);

const wall = (id: string, more: Partial<KeptWall> = {}): KeptWall => ({
  ...{ id, name: "it's", unitId: 'g', panels: ['people'], sentence: '', language: 'en', theme: 'dark' },
  ...{ praiseIds: [], keyHash: null, keyMadeAt: null, ...more },
});

describe.each(storeGrounds(fold))('walls in the store on $name', (ground) => {
  beforeAll(() => ground.prepare());
  afterEach(() => ground.closeAll());
  afterAll(() => ground.clear());

  it('[WALL-1] [WALL-2] [WALL-4] keeps walls as they were said last, and who allows to be named', async () => {
    const config = await ground.fresh();
    const before = await ground.open(config);
    const last = wall('one', { name: 'another', keyHash: 'hash', keyMadeAt: 20 });
    await Promise.all([
      ...[wall('one'), last, wall('two'), wall('three')].map((one) => before.commit({ wall: one })),
      before.commit({ removedWall: 'two' }),
    ]);
    const choose = (personId: string, isShown: boolean) => before.commit({ wallChoice: { personId, isShown } });
    await Promise.all([choose('a', true), choose('a', true), choose('b', true), choose('b', false)]);
    await ground.close(before);
    const after = await ground.open(config);
    expect(await after.readWalls()).toEqual([last, wall('three')]);
    expect(await after.readWallShown()).toEqual(['a']);
  });

  it('[WALL-7] [WALL-8] reads new badges, chosen good words, and how many each person got', async () => {
    const store = await ground.open(await ground.fresh());
    const earned = (badgeId: string, at: number) => {
      const reason = { kind: 'award' as const, byId: 'person-l', byName: 'L' };
      const body = { at, personId: 'person-a', badgeId, badgeVersion: 1, reason };
      return newFact('badge.earned', body, `badge:${badgeId}:person-a`);
    };
    await store.commit({ facts: [earned('calm-voice', 10), earned('good-idea', 30), earned('patient-ear', 20)] });
    const since = await store.readBadgesSince(20);
    expect(since.map(({ badgeId, at }) => [badgeId, at])).toEqual([
      ['good-idea', 30],
      ['patient-ear', 20],
    ]);
    const word = (id: string, at: number, toId: string): KeptKudos => ({
      ...{ id, at, kind: 'praise', fromId: 'person-l', fromName: 'L', toId, toName: 'B', text: "it's", seenAt: null },
    });
    await store.commit({ kudos: [word('1', 10, 'person-a'), word('2', 20, 'person-a'), word('3', 30, 'person-b')] });
    expect((await store.readKudosByIds(['1', '3', 'none'])).map(({ id }) => id)).toEqual(['3', '1']);
    expect(await store.readKudosByIds([])).toEqual([]);
    expect(await store.readKudosCounts(20)).toEqual(
      new Map([
        ['person-a', 1],
        ['person-b', 1],
      ]),
    );
  });
});
