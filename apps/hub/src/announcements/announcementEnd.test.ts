import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AnnouncementBench } from '../testing/announcementBench.ts';

const DAY_MS = 24 * 3_600_000;

describe('an announcement long after its end', () => {
  let bench: AnnouncementBench;
  beforeEach(async () => {
    bench = await AnnouncementBench.open();
  });
  afterEach(() => bench.close());
  const author = () => bench.person('liuzuzhang');
  const reader = () => bench.person('linxiaoman');
  const isKept = async (id: string) => ({
    text: (await bench.store.readAnnouncement(id)) !== null,
    readings: (await bench.store.readAcknowledgements([id])).length,
  });

  it('[ANN-31] is deleted 400 days after its expiry with who read it, and not a moment before', async () => {
    const id = await bench.publish(author());
    await bench.read(reader(), id);
    bench.clock.advance(60_000 + 400 * DAY_MS);
    await bench.announcements.forgetOld();
    expect(await isKept(id)).toEqual({ text: true, readings: 1 });
    bench.clock.advance(1);
    await bench.announcements.forgetOld();
    expect(await isKept(id)).toEqual({ text: false, readings: 0 });
    const late = bench.announcements.acknowledge({ announcementId: id, at: 0 }, reader());
    await expect(late).rejects.toMatchObject({ code: 'announcement.notFound' });
    // What she earned by reading it is hers.
    expect(await bench.store.readLedger({ personId: reader().id, before: null, limit: 9 })).toHaveLength(1);
  });

  it('[ANN-31] is deleted 400 days after it was withdrawn, and gone from the screens that still show it', async () => {
    const id = await bench.publish(author(), { expiresAt: bench.clock.now() + 900 * DAY_MS });
    await bench.read(reader(), id);
    await bench.changes.withdraw({ announcementId: id }, bench.by(author()));
    bench.clock.advance(400 * DAY_MS);
    await bench.announcements.forgetOld();
    expect(bench.shownTo(reader())).toMatchObject([{ id }]);
    bench.publisher.told.length = 0;
    bench.clock.advance(1);
    await bench.announcements.forgetOld();
    expect(await isKept(id)).toEqual({ text: false, readings: 0 });
    expect(bench.shownTo(reader())).toEqual([]);
    const removed = { op: 'remove', topic: 'announcements', key: id };
    expect(bench.publisher.told).toContainEqual({ personId: reader().id, change: removed });
    bench.publisher.told.length = 0;
    bench.clock.advance(900 * DAY_MS);
    expect(bench.publisher.told).toEqual([]);
  });

  it('[ANN-31] while it is valid it stays, however old, and can still be read', async () => {
    const id = await bench.publish(author(), { expiresAt: bench.clock.now() + 900 * DAY_MS });
    await bench.read(reader(), id);
    bench.clock.advance(800 * DAY_MS);
    await bench.announcements.forgetOld();
    await bench.restart();
    expect(await isKept(id)).toEqual({ text: true, readings: 1 });
    expect(bench.shownTo(reader())).toMatchObject([{ id, acknowledgedCount: 1 }]);
  });

  it('[ANN-31] what became too old while the hub was down is deleted when it starts', async () => {
    const id = await bench.publish(author());
    await bench.restart(() => bench.clock.advance(401 * DAY_MS));
    expect(await isKept(id)).toEqual({ text: false, readings: 0 });
  });
});
