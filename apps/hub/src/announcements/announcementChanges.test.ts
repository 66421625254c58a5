import type { Announcement } from '@hearthline/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AnnouncementBench } from '../testing/announcementBench.ts';

const HOUR_MS = 3_600_000;

describe('changes of announcements', () => {
  let bench: AnnouncementBench;
  beforeEach(async () => {
    bench = await AnnouncementBench.open();
  });
  afterEach(() => bench.close());
  const author = () => bench.person('liuzuzhang');
  const otherLeader = () => bench.person('fangzuzhang');
  const mate = () => bench.person('wuqiufen');
  const reader = () => bench.person('linxiaoman');

  const publish = () => bench.publish(author(), { expiresAt: bench.clock.now() + 4 * HOUR_MS });
  const seenBy = (person: typeof reader): Announcement | undefined => bench.shownTo(person())[0];
  const remind = (announcementId: string, by = author()) => bench.changes.remind({ announcementId }, bench.by(by));
  const correct = (announcementId: string, change: { version?: number; isImportant?: boolean } = {}, by = author()) =>
    bench.changes.correct(
      { announcementId, title: '早班调整', body: '改成七点', version: 1, isImportant: true, ...change },
      bench.by(by),
    );
  const withdraw = (announcementId: string, by = author()) => bench.changes.withdraw({ announcementId }, bench.by(by));

  it('[ANN-12] reminds those who have not read it, at most once an hour, and each finds it in her log', async () => {
    const id = await publish();
    await bench.read(reader(), id);
    const missing = seenBy(author)?.missingPersonIds ?? [];
    expect(missing.length).toBeGreaterThan(0);
    expect(await remind(id)).toMatchObject({ value: { remindedCount: missing.length } });
    expect(seenBy(author)?.remindedAt).toBe(bench.clock.now());
    for (const [personId, expected] of [
      [missing[0], 1],
      [reader().id, 0],
    ] as const)
      expect(await bench.store.readDeeds({ personId: personId ?? '', limit: 9 })).toHaveLength(expected);

    bench.clock.advance(HOUR_MS - 1_500);
    await expect(remind(id)).rejects.toMatchObject({ code: 'announcement.remindedLately', retryAfterS: 2 });
    bench.clock.advance(1_500);
    await expect(remind(id)).resolves.toMatchObject({ value: { remindedCount: missing.length } });
  });

  it('[ANN-12] [ANN-16] two at once remind once, and who may not address the audience not at all', async () => {
    const id = await publish();
    const both = await Promise.allSettled([remind(id), remind(id)]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    await expect(remind(id, otherLeader())).rejects.toMatchObject({ code: 'command.notAllowed' });
    await expect(remind('unknown')).rejects.toMatchObject({ code: 'announcement.notFound' });
    const plain = await bench.publish(author(), { mustRead: false });
    await expect(remind(plain)).rejects.toMatchObject({ code: 'command.badInput' });
  });

  it('[ANN-13] a correction is the next version, told to all who see it; the text before is kept', async () => {
    const id = await publish();
    await bench.read(reader(), id);
    bench.publisher.told.length = 0;
    await correct(id, { isImportant: false });
    expect(bench.publisher.told.find(({ personId }) => personId === reader().id)).toMatchObject({
      change: { op: 'put', row: { title: '早班调整', version: 2, correctedAt: bench.clock.now() } },
    });
    expect(seenBy(reader)?.acknowledgedAt).not.toBeNull();
    expect(seenBy(reader)).not.toHaveProperty('earlier');
    expect((await bench.store.readAnnouncement(id))?.life.earlier).toMatchObject([{ title: '晚班调整' }]);
    await expect(correct(id)).rejects.toMatchObject({ code: 'announcement.changed' });
    await expect(correct(id, { version: 2 }, otherLeader())).rejects.toMatchObject({ code: 'command.notAllowed' });
  });

  it('[ANN-14] an important one asks again, also after a restart; what was read before counts for what it was', async () => {
    const id = await publish();
    await bench.read(reader(), id);
    await correct(id);
    expect(seenBy(reader)?.acknowledgedAt).toBeNull();
    expect(seenBy(author)?.missingPersonIds).toContain(reader().id);
    const late = mate();
    await bench.read(late, id, 1);
    await bench.restart();
    expect(seenBy(author)?.missingPersonIds).toEqual(expect.arrayContaining([reader().id, late.id]));
    // A version that is not written yet is the newest there is.
    await bench.read(reader(), id, 99);
    expect(seenBy(reader)?.acknowledgedAt).toBe(bench.clock.now());
    expect(await bench.store.readLedger({ personId: reader().id, before: null, limit: 9 })).toHaveLength(1);
    await bench.restart();
    expect(seenBy(reader)?.acknowledgedAt).toBe(bench.clock.now());
  });

  it('[ANN-15] withdrawn it stays with who had read it, and is gone for the others', async () => {
    const id = await publish();
    const other = mate();
    await bench.read(reader(), id);
    bench.publisher.told.length = 0;
    await withdraw(id);
    expect(seenBy(reader)?.withdrawnAt).toBe(bench.clock.now());
    expect(bench.shownTo(other)).toEqual([]);
    expect(bench.publisher.told.find(({ personId }) => personId === other.id)?.change).toMatchObject({ op: 'remove' });
    expect(seenBy(otherLeader)?.withdrawnAt).toBe(bench.clock.now());
    await bench.read(other, id);
    await bench.restart();
    expect(bench.shownTo(other)).toMatchObject([{ id, withdrawnAt: bench.clock.now() }]);
  });

  it('[ANN-15] by who is in charge of its audience too, and then its author finds it in her log', async () => {
    const above = bench.person('mazuzhang');
    const id = await publish();
    await expect(withdraw(id, otherLeader())).rejects.toMatchObject({ code: 'command.notAllowed' });
    await withdraw(id, above);
    expect(await bench.store.readDeeds({ personId: author().id, limit: 9 })).toMatchObject([
      { what: 'announcementWithdrawn', subject: '晚班调整', byId: above.id },
    ]);
  });

  it('[ANN-16] what is withdrawn or has expired stays as it is', async () => {
    const gone = await publish();
    await withdraw(gone);
    for (const change of [remind, correct, withdraw])
      await expect(change(gone)).rejects.toMatchObject({ code: 'announcement.withdrawn' });
    const old = await bench.publish(author());
    bench.clock.advance(60_000);
    for (const change of [remind, correct, withdraw])
      await expect(change(old)).rejects.toMatchObject({ code: 'announcement.expired' });
  });

  it('[ANN-17] an urgent one must be read', async () => {
    await bench.publish(author(), { isUrgent: true, mustRead: false });
    expect(seenBy(reader)).toMatchObject({ isUrgent: true, mustRead: true });
  });
});
