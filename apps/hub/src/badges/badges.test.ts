import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Seat } from '../testing/seat.ts';
import { SeatedGroup } from '../testing/seatedGroup.ts';
import type { TestHub } from '../testing/testHub.ts';

let group: SeatedGroup;
let hub: TestHub;
let lin: Seat;
let zhou: Seat;
let leader: Seat;

beforeAll(async () => {
  group = await SeatedGroup.start();
  ({ hub, lin, zhou, leader } = group);
});
afterAll(() => group.stop());

const rows = (sql: string) => group.hub.rows(sql);
/** The badges of Lin as Zhou knows them; null: none are shown to her. */
const seenByZhou = (): readonly string[] | null => {
  let shown: readonly string[] | null = null;
  for (const message of zhou.socket.messages) {
    if (message.kind !== 'change') continue;
    const { change } = message;
    if (!('topic' in change) || change.topic !== 'sharedBadges') continue;
    if (change.op === 'remove') shown = null;
    if (change.op === 'put') shown = (change.row as { badgeIds: string[] }).badgeIds;
    if (change.op === 'reset') {
      const mine = change.rows.find(([key]) => key === lin.personId)?.[1];
      shown = mine === undefined ? null : (mine as { badgeIds: string[] }).badgeIds;
    }
  }
  return shown;
};
/** Resolves when Zhou sees just these of Lin. */
const zhouSees = async (wanted: readonly string[] | null): Promise<void> => {
  await zhou.socket.find(() => JSON.stringify(seenByZhou()) === JSON.stringify(wanted));
};
/** Somebody's first shift, long ago. */
const workedOn = (personId: string, workday: string): void => {
  const database = new DatabaseSync(hub.file);
  database.prepare(`insert into day_total values (?, ?, 0, 3, 0, 0, 0, 0, 1)`).run(personId, workday);
  database.close();
};

describe('badges', () => {
  it('[BADGE-2] a leader gives one, with a deed that holds the sentence, once', async () => {
    const gift = { toId: lin.personId, badgeId: 'calm-voice', word: '停电那天特别稳' };
    await leader.do('badge.award', gift, 'the same gift');
    await leader.do('badge.award', gift, 'the same gift');
    const { earned, isShared } = await lin.value('badges', (value) => value.earned.length > 0);
    expect(earned).toMatchObject([{ badgeId: 'calm-voice', badgeVersion: 1, reason: { byId: leader.personId } }]);
    expect(isShared).toBe(false);
    expect(await lin.deeds((all) => all.length > 0)).toMatchObject([{ what: 'badgeAwarded', subject: gift.word }]);
    expect(await leader.ask('badge.award', gift)).toBe('badge.known');
    expect(rows(`select person_id, badge_id from badge`)).toHaveLength(1);
    expect(JSON.stringify(rows(`select body from fact where kind = 'badge.earned'`))).not.toContain('停电');
  });

  it('[BADGE-2] [BADGE-6] not by who leads her not, not to a leader, and no other than those meant for it', async () => {
    const gift = { toId: zhou.personId, badgeId: 'calm-voice', word: '稳' };
    expect(await lin.ask('badge.award', gift)).toBe('command.notAllowed');
    // Of another group.
    expect(await leader.ask('badge.award', gift)).toBe('badge.notFound');
    expect(await leader.ask('badge.award', { ...gift, toId: leader.personId })).toBe('badge.notFound');
    expect(await leader.ask('badge.award', { ...gift, toId: 'nobody' })).toBe('badge.notFound');
    expect(await leader.ask('badge.award', { ...gift, badgeId: 'best-day-calls' })).toBe('badge.notFound');
    expect(await leader.ask('badge.award', { ...gift, word: '  ' })).toBe('command.badInput');
    expect((await zhou.value('badges', () => true)).earned).toEqual([]);
  });

  it('[BADGE-7] others see which, and only while she allows it', async () => {
    expect(seenByZhou()).toBeNull();
    await lin.do('badge.share', { isShared: true });
    await lin.value('badges', ({ isShared }) => isShared);
    await zhouSees(['calm-voice']);
    await leader.do('badge.award', { toId: lin.personId, badgeId: 'good-idea', word: '省事' });
    await zhouSees(['calm-voice', 'good-idea']);
    expect(await leader.ask('badge.share', { isShared: true })).toBe('command.notAllowed');
  });

  it('[BADGE-1] [BADGE-7] her badges and her choice outlive a restart; taken back they are gone for others', async () => {
    ({ lin, zhou, leader } = await group.restart());
    const { earned, isShared } = await lin.value('badges', () => true);
    expect([isShared, earned.length]).toEqual([true, 2]);
    expect(seenByZhou()).toEqual(['calm-voice', 'good-idea']);
    expect(await leader.ask('badge.award', { toId: lin.personId, badgeId: 'good-idea', word: '又' })).toBe(
      'badge.known',
    );
    await lin.do('badge.share', { isShared: false });
    await zhouSees(null);
  });

  it('[POINTS-16] her level is hers alone, and moves with her points', async () => {
    expect(await lin.value('level', () => true)).toMatchObject({ level: 1, points: 0 });
    await leader.do('points.correct', { personId: lin.personId, points: 100, word: '补上' });
    expect(await lin.value('level', ({ points }) => points === 100)).toMatchObject({ level: 1, next: { from: 300 } });
    for (const word of ['再补', '再补一次'])
      await leader.do('points.correct', { personId: lin.personId, points: 100, word });
    await lin.value('level', ({ level }) => level === 2);
    await leader.do('points.correct', { personId: lin.personId, points: -1, word: '多补了' });
    expect(await lin.value('level', ({ points }) => points === 299)).toMatchObject({ level: 1 });
    expect(leader.socket.messages.some((one) => one.kind === 'change' && one.change.topic === 'level')).toBe(false);
  });

  it('[BADGE-1] [BADGE-3] [BADGE-5] what is reached is found when the hub starts, once, however often it starts', async () => {
    workedOn(zhou.personId, '2020-01-06');
    ({ lin, zhou, leader } = await group.restart());
    const { earned } = await zhou.value('badges', (value) => value.earned.length > 0);
    expect(earned).toMatchObject([{ badgeId: 'years-together', reason: { kind: 'membership' } }]);
    workedOn(lin.personId, '2019-01-07');
    ({ lin, zhou, leader } = await group.restart());
    await lin.value('badges', (value) => value.earned.length === 3);
    expect((await zhou.value('badges', () => true)).earned).toEqual(earned);
    expect(rows(`select source from fact where source like 'badge:years-together:%'`)).toHaveLength(2);
  });
});
