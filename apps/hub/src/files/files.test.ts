import { createHash } from 'node:crypto';
import type { Attachment } from '@hearthline/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AnnouncementBench } from '../testing/announcementBench.ts';
import { somePng } from '../testing/somePng.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const pictureOf = (bytes: Buffer): Attachment => ({
  ...{
    kind: 'picture',
    hash: hashOf(bytes),
    type: 'image/png',
    bytes: bytes.length,
    width: 8,
    height: 8,
    alt: '改道图',
  },
});

describe('files', () => {
  let bench: AnnouncementBench;
  beforeEach(async () => {
    bench = await AnnouncementBench.open();
  });
  afterEach(() => bench.close());
  const author = () => bench.person('liuzuzhang');
  const reader = () => bench.person('linxiaoman');
  const stranger = () => bench.person('zhouxiaohe');
  const png = somePng();
  const send = (bytes = png, type = 'image/png', by = author()) => bench.files.take(bytes, type, by);
  const isKept = async (bytes = png) => {
    await bench.files.settled();
    return (await bench.store.readFile(hashOf(bytes))) !== null;
  };
  /** As it was carried by one announcement. */
  const publish = async (validMs = 4 * HOUR_MS) => {
    await send();
    return bench.publish(author(), { expiresAt: bench.clock.now() + validMs, attachments: [pictureOf(png)] });
  };

  it.each([
    ['another type than it was said to be', png, 'image/jpeg', 'file.badType'],
    ['a type that is not taken', png, 'text/html', 'file.badType'],
    ['where it was taken', somePng({ place: true }), 'image/png', 'file.badType'],
    ['too large a picture', Buffer.concat([png, Buffer.alloc(2_000_001)]), 'image/png', 'file.tooLarge'],
    ['too many pixels', somePng({ side: 4_097 }), 'image/png', 'file.tooLarge'],
    ['too large a document', Buffer.alloc(5_000_001, 0x20), 'text/plain', 'file.tooLarge'],
  ])('[FILE-2] [FILE-3] [FILE-5] %s is refused, and nothing of it is kept', async (_what, bytes, type, code) => {
    await expect(send(bytes, type)).rejects.toMatchObject({ code });
    expect(await isKept(bytes)).toBe(false);
  });

  it('[FILE-1] is named by its hash and kept once, whoever sends it', async () => {
    expect(await send()).toEqual({ hash: hashOf(png) });
    expect(await send(png, 'image/png', bench.person('mazuzhang'))).toEqual({ hash: hashOf(png) });
    expect(Buffer.compare(await bench.files.read(hashOf(png)), png)).toBe(0);
    await expect(bench.files.read('0'.repeat(64))).rejects.toMatchObject({ code: 'file.notFound' });
  });

  it('[FILE-5] twenty of one person wait for their announcement, and no more; the same again is none more', async () => {
    for (let grey = 0; grey < 20; grey += 1) await send(somePng({ grey }));
    await expect(send()).rejects.toMatchObject({ code: 'file.tooMany' });
    expect(await send(somePng({ grey: 3 }))).toEqual({ hash: hashOf(somePng({ grey: 3 })) });
    await send(png, 'image/png', bench.person('mazuzhang'));
    bench.clock.advance(DAY_MS);
    await send();
    expect(await isKept(somePng({ grey: 3 }))).toBe(false);
  });

  it('[ANN-27] nobody carries what she has not sent, or is not as it is said to be', async () => {
    const other = bench.person('fangzuzhang');
    const unit = { kind: 'unit' as const, unitId: other.unitId };
    await expect(bench.publish(author(), { attachments: [pictureOf(png)] })).rejects.toMatchObject({
      code: 'file.notFound',
    });
    await send();
    const wrong = { ...pictureOf(png), bytes: 1 };
    for (const [by, attachments] of [
      [other, [pictureOf(png)]],
      [author(), [wrong]],
    ] as const) {
      const audience = by === other ? unit : bench.draft().audience;
      await expect(bench.publish(by, { audience, attachments: [...attachments] })).rejects.toMatchObject({
        code: 'file.notFound',
      });
    }
    bench.clock.advance(DAY_MS);
    await expect(bench.publish(author(), { attachments: [pictureOf(png)] })).rejects.toMatchObject({
      code: 'file.notFound',
    });
    expect(bench.shownTo(reader())).toEqual([]);
  });

  it('[ANN-28] whoever is shown it finds it there, also after a restart; nobody else does', async () => {
    const id = await publish();
    expect(bench.shownTo(reader())).toMatchObject([{ attachments: [{ alt: '改道图', bytes: png.length }] }]);
    await bench.restart();
    const found = (person = reader(), hash = hashOf(png)) => bench.announcements.attachmentOf(id, hash, person);
    expect(found()).toMatchObject({ type: 'image/png' });
    expect(found(author())).not.toBeNull();
    expect(found(stranger())).toBeNull();
    expect(found(reader(), '0'.repeat(64))).toBeNull();
    expect(bench.announcements.attachmentOf('unknown', hashOf(png), reader())).toBeNull();
  });

  it('[FILE-8] [ANN-30] is deleted when its announcement expires', async () => {
    const id = await publish();
    bench.clock.advance(4 * HOUR_MS - 1);
    expect(await isKept()).toBe(true);
    bench.clock.advance(1);
    expect(await isKept()).toBe(false);
    expect(bench.announcements.attachmentOf(id, hashOf(png), author())).toBeNull();
  });

  it('[FILE-8] [ANN-28] is deleted when it is withdrawn, unless another one carries it', async () => {
    const [first, second] = [await publish(), await publish()];
    await bench.read(reader(), first);
    await bench.changes.withdraw({ announcementId: first }, bench.by(author()));
    expect(bench.announcements.attachmentOf(first, hashOf(png), reader())).toBeNull();
    expect(bench.shownTo(reader()).find(({ id }) => id === first)?.attachments).toEqual([]);
    expect(await isKept()).toBe(true);
    await bench.changes.withdraw({ announcementId: second }, bench.by(author()));
    expect(await isKept()).toBe(false);
  });

  it('[ANN-29] a correction leaves it', async () => {
    const id = await publish();
    const text = { title: '新的', body: '', version: 1, isImportant: false };
    await bench.changes.correct({ announcementId: id, ...text }, bench.by(author()));
    expect(bench.shownTo(reader())).toMatchObject([{ title: '新的', attachments: [{ hash: hashOf(png) }] }]);
  });

  it('[FILE-8] one that nobody carries is gone after a day', async () => {
    await send();
    bench.clock.advance(DAY_MS - 1);
    await bench.files.forgetOld();
    expect(await isKept()).toBe(true);
    bench.clock.advance(1);
    await bench.files.forgetOld();
    expect(await isKept()).toBe(false);
  });

  it('[ANN-29] [FILE-8] what a plan carries each of its announcements carries, until its last is over', async () => {
    await send();
    // 2026-11-20 10:00 in Shanghai.
    await bench.plans.plan(
      {
        ...{
          title: '早会',
          body: '',
          audience: bench.draft().audience,
          mustRead: false,
          attachments: [pictureOf(png)],
        },
        ...{ firstOn: '2026-11-20', lastOn: '2026-11-21', timeOfDay: '12:00', repeat: 'daily', validMs: HOUR_MS },
      },
      bench.by(author()),
    );
    for (const waitMs of [2 * HOUR_MS, DAY_MS]) {
      bench.clock.advance(waitMs);
      await bench.plans.settled();
      expect(bench.shownTo(reader())).toMatchObject([{ attachments: [{ hash: hashOf(png) }] }]);
      await bench.files.forgetOld();
      expect(await isKept()).toBe(true);
    }
    bench.clock.advance(HOUR_MS);
    expect(await isKept()).toBe(false);
  });

  it('[FILE-8] a plan that is called off keeps it no longer', async () => {
    await send();
    const { value } = await bench.plans.plan(
      {
        ...{
          title: '早会',
          body: '',
          audience: bench.draft().audience,
          mustRead: false,
          attachments: [pictureOf(png)],
        },
        ...{ firstOn: '2026-11-20', lastOn: '2026-11-20', timeOfDay: '12:00', repeat: 'once', validMs: HOUR_MS },
      },
      bench.by(author()),
    );
    expect(await isKept()).toBe(true);
    await bench.plans.unplan({ planId: value.planId }, bench.by(author()));
    expect(await isKept()).toBe(false);
  });
});
