import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AnnouncementBench } from '../testing/announcementBench.ts';

describe('announcements', () => {
  let bench: AnnouncementBench;
  beforeEach(async () => {
    bench = await AnnouncementBench.open();
  });
  afterEach(() => bench.close());
  const author = () => bench.person('liuzuzhang');
  const otherLeader = () => bench.person('mazuzhang');
  const reader = () => bench.person('linxiaoman');
  const stranger = () => bench.person('zhouxiaohe');

  it.each([
    ['an expiry that is past', { expiresAt: 1 }],
    ['a unit that does not exist', { audience: { kind: 'unit' as const, unitId: 'no-such-unit' } }],
  ])('[ANN-1] %s is bad input', async (_what, changes) => {
    await expect(bench.announcements.publish(bench.draft(changes), author())).rejects.toMatchObject({
      code: 'command.badInput',
    });
  });

  it('[ANN-9] to those whom its author does not answer for it is refused', async () => {
    const audience = { kind: 'unit' as const, unitId: stranger().unitId };
    await expect(bench.announcements.publish(bench.draft({ audience }), author())).rejects.toMatchObject({
      code: 'command.notAllowed',
    });
    await expect(bench.announcements.publish(bench.draft({ audience }), otherLeader())).resolves.toBeDefined();
  });

  it('[ANN-2] [ANN-7] is shown to its audience, its author and leaders; only leaders see who is missing', async () => {
    const id = await bench.publish(author());
    const told = new Set(bench.publisher.told.map((one) => one.personId));
    expect(told.has(reader().id)).toBe(true);
    expect(told.has(stranger().id)).toBe(false);
    expect(bench.shownTo(stranger())).toEqual([]);
    const count = [...bench.directory.people.values()].filter(
      (one) => one.unitId === reader().unitId && one.id !== author().id,
    ).length;
    expect(bench.shownTo(reader())).toMatchObject([
      { id, audienceCount: count, acknowledgedCount: 0, missingPersonIds: null },
    ]);
    expect(bench.shownTo(otherLeader())[0]?.missingPersonIds).toContain(reader().id);
    expect(bench.shownTo(author())[0]?.missingPersonIds).not.toContain(author().id);
  });

  it('[ANN-3] disappears at its expiry', async () => {
    const id = await bench.publish(author());
    bench.publisher.told.length = 0;
    bench.clock.advance(60_000);
    expect(bench.publisher.told).toContainEqual({
      personId: reader().id,
      change: { op: 'remove', topic: 'announcements', key: id },
    });
    expect(bench.shownTo(reader())).toEqual([]);
  });

  it('[ANN-4] [ANN-8] is acknowledged once, never later than now nor before it was published', async () => {
    const id = await bench.publish(author());
    bench.clock.advance(1_000);
    bench.publisher.told.length = 0;
    await bench.keep(
      await bench.announcements.acknowledge({ announcementId: id, at: bench.clock.now() + 99_999 }, reader()),
    );
    await bench.keep(await bench.announcements.acknowledge({ announcementId: id, at: 0 }, reader()));
    expect(bench.publisher.told.map((one) => one.personId)).toEqual([reader().id]);
    expect(bench.shownTo(reader())).toMatchObject([{ acknowledgedAt: bench.clock.now(), acknowledgedCount: 1 }]);
    expect(await bench.store.readLedger({ personId: reader().id, before: null, limit: 9 })).toHaveLength(1);
    bench.clock.advance(300);
    const leaders = bench.publisher.told.filter((one) => one.personId === otherLeader().id);
    expect(leaders).toMatchObject([{ change: { op: 'put', row: { acknowledgedCount: 1 } } }]);
  });

  it('[ANN-5] made before the expiry and told later it counts; made after it, it is refused', async () => {
    const id = await bench.publish(author());
    const readAt = bench.clock.now() + 59_000;
    bench.clock.advance(3_600_000);
    await bench.keep(await bench.announcements.acknowledge({ announcementId: id, at: readAt }, reader()));
    expect(await bench.store.readAcknowledgements([id])).toMatchObject([{ at: readAt }]);
    await expect(
      bench.announcements.acknowledge({ announcementId: id, at: bench.clock.now() }, reader()),
    ).rejects.toMatchObject({
      code: 'announcement.expired',
    });
  });

  it('[ANN-6] somebody it is not for, its author(), and an unknown id are not found', async () => {
    const id = await bench.publish(author());
    for (const [announcementId, person] of [
      [id, stranger()],
      [id, author()],
      ['unknown', reader()],
    ] as const) {
      await expect(
        bench.announcements.acknowledge({ announcementId, at: bench.clock.now() }, person),
      ).rejects.toMatchObject({
        code: 'announcement.notFound',
      });
    }
  });

  it('[ANN-4] after a restart it is as it was', async () => {
    const id = await bench.publish(author());
    await bench.keep(await bench.announcements.acknowledge({ announcementId: id, at: bench.clock.now() }, reader()));
    const before = bench.shownTo(otherLeader());
    await bench.restart();
    expect(bench.shownTo(otherLeader())).toEqual(before);
  });
});
