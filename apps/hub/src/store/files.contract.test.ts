import type { Attachment } from '@hearthline/protocol';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { announcementLife, type AnnouncementRow } from '../announcements/life.ts';
import { createCalendar } from '../clock.ts';
import { createFold } from '../facts/fold.ts';
import { pointsRules } from '../points/rules/index.ts';
import { storeGrounds } from '../testing/storeGrounds.ts';
import type { FileRow, FileUse } from './fileStore.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const fold = createFold(createCalendar('Asia/Shanghai'), pointsRules);
const hash = (letter: string): string => letter.repeat(64);
/** Every byte there is, so that none is taken for text. */
const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
const file = (letter: string): FileRow => ({ hash: hash(letter), type: 'application/pdf', bytes });
const use = (letter: string, by: FileUse['by'], until: number, id = 'one'): FileUse => ({
  ...{ hash: hash(letter), by, id, until },
});

describe.each(storeGrounds(fold))('files in the store on $name', (ground) => {
  beforeAll(() => ground.prepare());
  afterEach(() => ground.closeAll());
  afterAll(() => ground.clear());

  it('[FILE-1] [FILE-9] keeps the bytes once each, for every hub on it', async () => {
    const config = await ground.fresh();
    const [one, other] = [await ground.open(config), await ground.open(config)];
    await one.commit({ file: file('a'), fileUses: [use('a', 'sender', 10)] });
    await other.commit({ file: file('a'), fileUses: [use('a', 'sender', 20)] });
    const read = await other.readFile(hash('a'));
    expect([...(read?.bytes ?? [])]).toEqual([...bytes]);
    expect(read?.type).toBe('application/pdf');
    expect(await one.readFilesOf({ by: 'sender', id: 'one' })).toEqual([
      { hash: hash('a'), type: 'application/pdf', byteCount: 256, until: 20 },
    ]);
    expect(await one.readFile(hash('b'))).toBeNull();
  });

  it('[FILE-8] deletes what nobody uses any more, and nothing else', async () => {
    const store = await ground.open(await ground.fresh());
    await store.commit({ file: file('a'), fileUses: [use('a', 'sender', 10), use('a', 'announcement', 30)] });
    await store.commit({ file: file('b'), fileUses: [use('b', 'sender', 10)] });
    await store.commit({ file: file('c'), fileUses: [use('c', 'plan', 99), use('c', 'plan', 99, 'two')] });
    const kept = async () => {
      const found: string[] = [];
      for (const letter of ['a', 'b', 'c']) if ((await store.readFile(hash(letter))) !== null) found.push(letter);
      return found.join('');
    };
    await store.purgeFiles(9);
    expect(await kept()).toBe('abc');
    await store.purgeFiles(10);
    expect(await kept()).toBe('ac');
    await store.commit({ endedFileUses: [{ by: 'plan', id: 'one', hash: hash('c') }] });
    await store.purgeFiles(29);
    expect(await kept()).toBe('ac');
    await store.commit({ endedFileUses: [{ by: 'plan', id: 'two' }] });
    await store.purgeFiles(29);
    expect(await kept()).toBe('a');
    await store.purgeFiles(30);
    expect(await kept()).toBe('');
  });

  it('[ANN-27] what is not there cannot be carried: nothing of that write is kept', async () => {
    const store = await ground.open(await ground.fresh());
    const row: AnnouncementRow = {
      ...{ id: 'one', authorId: 'person-a', title: 't', body: '', audience: { kind: 'all' }, expiresAt: 99 },
      ...{ mustRead: false, publishedAt: 1, life: announcementLife.parse({}) },
    };
    await expect(store.commit({ announcement: row, fileUses: [use('d', 'announcement', 99)] })).rejects.toMatchObject({
      code: 'hub.fault',
    });
    expect(await store.readAnnouncement('one')).toBeNull();
    await store.commit({ file: file('d'), fileUses: [use('d', 'announcement', 99)], announcement: row });
    expect(await store.readAnnouncement('one')).toEqual(row);
  });

  it('[ANN-26] [ANN-28] an announcement keeps what it carries, and none once it is changed so', async () => {
    const config = await ground.fresh();
    const before = await ground.open(config);
    const picture: Attachment = {
      ...{ kind: 'picture', hash: hash('a'), type: 'image/webp', bytes: 256, width: 4, height: 3, alt: "it's" },
    };
    const row: AnnouncementRow = {
      ...{ id: 'one', authorId: 'person-a', title: 't', body: '', audience: { kind: 'all' }, expiresAt: 99 },
      ...{ mustRead: false, publishedAt: 1, life: announcementLife.parse({}), attachments: [picture] },
    };
    await before.commit({ announcement: row });
    await ground.close(before);
    const after = await ground.open(config);
    expect(await after.readAnnouncements(1)).toEqual([row]);
    await after.commit({ changedAnnouncement: { ...row, attachments: [] } });
    expect((await after.readAnnouncement('one'))?.attachments).toBeUndefined();
  });
});
