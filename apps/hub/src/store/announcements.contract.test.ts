import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { announcementLife, type AnnouncementRow } from '../announcements/life.ts';
import { createCalendar } from '../clock.ts';
import { createFold } from '../facts/fold.ts';
import { pointsRules } from '../points/rules/index.ts';
import { storeGrounds } from '../testing/storeGrounds.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const row = (id: string, { expiresAt, withdrawnAt = null }: { expiresAt: number; withdrawnAt?: number | null }) =>
  ({
    ...{ id, authorId: 'person-a', title: id, body: '', audience: { kind: 'all' }, expiresAt },
    ...{ mustRead: true, publishedAt: 1, life: announcementLife.parse({ withdrawnAt }) },
  }) satisfies AnnouncementRow;

describe.each(storeGrounds(createFold(createCalendar('Asia/Shanghai'), pointsRules)))(
  'announcements in the store on $name',
  (ground) => {
    beforeAll(() => ground.prepare());
    afterEach(() => ground.closeAll());
    afterAll(() => ground.clear());

    it('[ANN-31] forgets those that ended before a moment, with who acknowledged them, however many', async () => {
      const store = await ground.open(await ground.fresh());
      const many = Array.from({ length: 1_200 }, (_none, index) => row(`old ${index}`, { expiresAt: 5 }));
      const others = [
        row('ends then', { expiresAt: 10 }),
        row('withdrawn before', { expiresAt: 99, withdrawnAt: 9 }),
        row('withdrawn then', { expiresAt: 99, withdrawnAt: 10 }),
        row('valid', { expiresAt: 99 }),
      ];
      const all = [...many, ...others];
      await Promise.all(all.map((announcement) => store.commit({ announcement })));
      const ids = all.map(({ id }) => id);
      const read = ids.map((announcementId) => ({ announcementId, personId: 'person-b', at: 2, version: 1 }));
      await Promise.all(read.map((acknowledgement) => store.commit({ acknowledgement })));
      await store.purgeAnnouncements(10);
      const stays = ['ends then', 'valid', 'withdrawn then'];
      expect((await store.readAnnouncements(0)).map(({ id }) => id).toSorted()).toEqual(stays);
      const acknowledged = await store.readAcknowledgements(ids);
      expect(acknowledged.map(({ announcementId }) => announcementId).toSorted()).toEqual(stays);
    });
  },
);
