import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Announcement, AnnouncementDraft, Change } from '@hearthline/protocol';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCalendar } from '../clock.ts';
import { demoCentre } from '../demo/demoCentre.ts';
import { FactLog } from '../facts/factLog.ts';
import { createFold } from '../facts/fold.ts';
import { Directory } from '../organisation/directory.ts';
import { pointsRules } from '../points/rules/index.ts';
import type { CommandEffect } from '../session/commandTable.ts';
import type { Publisher } from '../session/streams.ts';
import { openStore } from '../store/sqlStore.ts';
import type { Store } from '../store/store.ts';
import { FakeClock } from '../testing/fakeClock.ts';
import { Announcements } from './announcements.ts';

const directory = new Directory(demoCentre('hash'), 'Asia/Shanghai');
const personOf = (account: string) => {
  const person = directory.people.get(`person-${account}`);
  if (!person) throw new Error(`no ${account}`);
  return person;
};
const author = personOf('liuzuzhang');
const otherLeader = personOf('mazuzhang');
const reader = personOf('linxiaoman');
const stranger = personOf('zhouxiaohe');

/** Remembers who was told what; everybody listens. */
class FakePublisher implements Publisher {
  readonly told: { personId: string; change: Change }[] = [];
  toAll(change: Change): void {
    this.toPeople(() => true, change);
  }
  toPerson(personId: string, change: Change): void {
    this.told.push({ personId, change });
  }
  toPeople(isMeant: (person: typeof reader) => boolean, change: Change): void {
    for (const person of directory.people.values())
      if (isMeant(person)) this.told.push({ personId: person.id, change });
  }
  listeners() {
    return directory.people.values();
  }
}

describe('announcements', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearthline-announcements-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  let store: Store;
  let facts: FactLog;
  let clock: FakeClock;
  let publisher: FakePublisher;
  let announcements: Announcements;

  beforeEach(async () => {
    clock = new FakeClock();
    store = await openStore(
      { kind: 'sqlite', file: join(folder, `${crypto.randomUUID()}.db`) },
      createFold(createCalendar('Asia/Shanghai'), pointsRules),
    );
    facts = new FactLog(store);
    publisher = new FakePublisher();
    announcements = new Announcements({ store, clock, directory, publisher });
  });
  afterEach(async () => {
    announcements.stop();
    await store.close();
  });

  const draft = (changes: Partial<AnnouncementDraft> = {}): AnnouncementDraft => ({
    title: '晚班调整',
    body: '',
    audience: { kind: 'unit', unitId: reader.unitId },
    expiresAt: clock.now() + 60_000,
    mustRead: true,
    ...changes,
  });
  const keep = async (effect: CommandEffect<'announcement.publish' | 'announcement.acknowledge'>) => {
    await facts.commit(effect.write ?? {});
    effect.afterCommit?.();
    return effect.value;
  };
  const publish = async (changes: Partial<AnnouncementDraft> = {}) => {
    const effect = announcements.publish(draft(changes), author);
    await keep(effect);
    return effect.value.announcementId;
  };
  const shownTo = (person: typeof reader): Announcement[] => {
    const [change] = announcements.snapshot(person);
    return change?.op === 'reset' ? change.rows.map(([, row]) => row as Announcement) : [];
  };

  it.each([
    ['an expiry that is past', { expiresAt: 1 }],
    ['a unit that does not exist', { audience: { kind: 'unit' as const, unitId: 'no-such-unit' } }],
  ])('[ANN-1] %s is bad input', (_what, changes) => {
    expect(() => announcements.publish(draft(changes), author)).toThrow(
      expect.objectContaining({ code: 'command.badInput' }),
    );
  });

  it('[ANN-9] to those whom its author does not answer for it is refused', () => {
    const audience = { kind: 'unit' as const, unitId: stranger.unitId };
    expect(() => announcements.publish(draft({ audience }), author)).toThrow(
      expect.objectContaining({ code: 'command.notAllowed' }),
    );
    expect(() => announcements.publish(draft({ audience }), otherLeader)).not.toThrow();
  });

  it('[ANN-2] [ANN-7] is shown to its audience, its author and leaders; only leaders see who is missing', async () => {
    const id = await publish();
    const told = new Set(publisher.told.map((one) => one.personId));
    expect(told.has(reader.id)).toBe(true);
    expect(told.has(stranger.id)).toBe(false);
    expect(shownTo(stranger)).toEqual([]);
    const count = [...directory.people.values()].filter(
      (one) => one.unitId === reader.unitId && one.id !== author.id,
    ).length;
    expect(shownTo(reader)).toMatchObject([{ id, audienceCount: count, acknowledgedCount: 0, missingPersonIds: null }]);
    expect(shownTo(otherLeader)[0]?.missingPersonIds).toContain(reader.id);
    expect(shownTo(author)[0]?.missingPersonIds).not.toContain(author.id);
  });

  it('[ANN-3] disappears at its expiry', async () => {
    const id = await publish();
    publisher.told.length = 0;
    clock.advance(60_000);
    expect(publisher.told).toContainEqual({
      personId: reader.id,
      change: { op: 'remove', topic: 'announcements', key: id },
    });
    expect(shownTo(reader)).toEqual([]);
  });

  it('[ANN-4] [ANN-8] is acknowledged once, never later than now nor before it was published', async () => {
    const id = await publish();
    clock.advance(1_000);
    publisher.told.length = 0;
    await keep(await announcements.acknowledge({ announcementId: id, at: clock.now() + 99_999 }, reader));
    await keep(await announcements.acknowledge({ announcementId: id, at: 0 }, reader));
    expect(publisher.told.map((one) => one.personId)).toEqual([reader.id]);
    expect(shownTo(reader)).toMatchObject([{ acknowledgedAt: clock.now(), acknowledgedCount: 1 }]);
    expect(await store.readLedger({ personId: reader.id, before: null, limit: 9 })).toHaveLength(1);
    clock.advance(300);
    const leaders = publisher.told.filter((one) => one.personId === otherLeader.id);
    expect(leaders).toMatchObject([{ change: { op: 'put', row: { acknowledgedCount: 1 } } }]);
  });

  it('[ANN-5] made before the expiry and told later it counts; made after it, it is refused', async () => {
    const id = await publish();
    const readAt = clock.now() + 59_000;
    clock.advance(3_600_000);
    await keep(await announcements.acknowledge({ announcementId: id, at: readAt }, reader));
    expect(await store.readAcknowledgements([id])).toMatchObject([{ at: readAt }]);
    await expect(announcements.acknowledge({ announcementId: id, at: clock.now() }, reader)).rejects.toMatchObject({
      code: 'announcement.expired',
    });
  });

  it('[ANN-6] somebody it is not for, its author, and an unknown id are not found', async () => {
    const id = await publish();
    for (const [announcementId, person] of [
      [id, stranger],
      [id, author],
      ['unknown', reader],
    ] as const) {
      await expect(announcements.acknowledge({ announcementId, at: clock.now() }, person)).rejects.toMatchObject({
        code: 'announcement.notFound',
      });
    }
  });

  it('[ANN-4] after a restart it is as it was', async () => {
    const id = await publish();
    await keep(await announcements.acknowledge({ announcementId: id, at: clock.now() }, reader));
    const before = shownTo(otherLeader);
    announcements.stop();
    announcements = new Announcements({ store, clock, directory, publisher });
    await announcements.load();
    expect(shownTo(otherLeader)).toEqual(before);
  });
});
