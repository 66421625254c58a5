import { randomUUID } from 'node:crypto';
import {
  isForUnit,
  type Announcement,
  type AnnouncementDraft,
  type Attachment,
  type Change,
  type CommandInput,
  type Person,
} from '@hearthline/protocol';
import type { Clock } from '../clock.ts';
import { newFact } from '../facts/newFact.ts';
import type { Files } from '../files/files.ts';
import { HubError } from '../hubError.ts';
import type { Directory } from '../organisation/directory.ts';
import type { CommandEffect } from '../session/commandTable.ts';
import type { Publisher } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';
import type { AcknowledgementRow, Store } from '../store/store.ts';
import type { AnnouncementRow } from './life.ts';
import { carriedBy, newRow, publishedFact } from './newAnnouncement.ts';

/** Leaders see readings gathered over this time; readers see the sum now and then. */
const GATHER_FOR_LEADERS_MS = 300;
const GATHER_FOR_READERS_MS = 5_000;
/** After its end. [ANN-31] */
const KEPT_MS = 400 * 24 * 3_600_000;

interface Ports {
  readonly store: Store;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly publisher: Publisher;
  readonly files: Pick<Files, 'check' | 'freed'>;
}

export interface Entry {
  row: AnnouncementRow;
  /** Everybody it is for now, its author left out. */
  audienceIds: ReadonlySet<string>;
  /** Of those who count: an important correction asks again. */
  readonly acknowledgedAt: Map<string, number>;
}

/** Who sees how an announcement is read. */
const isLeader = (person: Person) => person.role !== 'operator';

/** Announcements that have not expired, in memory; in the store until long after their end. SPEC: announcements/SPEC.md. */
export class Announcements implements TopicSource {
  readonly #ports: Ports;
  readonly #entries = new Map<string, Entry>();
  readonly #untold = { leaders: new Set<string>(), readers: new Set<string>() };
  readonly #timers = new Map<string, () => void>();

  constructor(ports: Ports) {
    this.#ports = ports;
    ports.directory.subscribe(() => this.#followDirectory());
  }

  async load(): Promise<void> {
    const { store, clock } = this.#ports;
    await this.forgetOld();
    const rows = await store.readAnnouncements(clock.now());
    for (const row of rows) this.#add(row);
    for (const one of await store.readAcknowledgements(rows.map((row) => row.id))) {
      const entry = this.#entries.get(one.announcementId);
      if (!entry?.audienceIds.has(one.personId) || one.version < entry.row.life.askedVersion) continue;
      entry.acknowledgedAt.set(one.personId, one.at);
    }
  }

  /** [ANN-31] */
  async forgetOld(): Promise<void> {
    const before = this.#ports.clock.now() - KEPT_MS;
    await this.#ports.store.purgeAnnouncements(before);
    for (const entry of [...this.#entries.values()]) {
      const { withdrawnAt } = entry.row.life;
      if (withdrawnAt === null || withdrawnAt >= before) continue;
      this.#timers.get(`expiry ${entry.row.id}`)?.();
      this.#expire(entry);
    }
  }

  snapshot(person: Person): Change[] {
    const rows: [string, Announcement][] = [];
    for (const entry of this.#entries.values()) {
      if (this.#isShownTo(entry, person)) rows.push([entry.row.id, this.#view(entry, person)]);
    }
    return [{ op: 'reset', topic: 'announcements', rows }];
  }

  /** [ANN-1] [ANN-9] [ANN-27] @throws HubError `command.badInput`, `command.notAllowed`, `file.notFound` */
  async publish(draft: AnnouncementDraft, author: Person): Promise<CommandEffect<'announcement.publish'>> {
    const { clock, directory } = this.#ports;
    const now = clock.now();
    if (draft.expiresAt <= now) throw new HubError('command.badInput', { detail: 'expiresAt' });
    if (!directory.hasAudience(draft.audience)) throw new HubError('command.badInput', { detail: 'audience' });
    if (!directory.mayAddress(author, draft.audience)) throw new HubError('command.notAllowed');
    await this.#ports.files.check(draft.attachments, author);
    const row = newRow(draft, { id: randomUUID(), authorId: author.id, at: now });
    return {
      value: { announcementId: row.id },
      write: { announcement: row, facts: [publishedFact(row)], ...carriedBy(row) },
      afterCommit: () => this.show(row),
    };
  }

  /** A new one that is kept already. */
  show(row: AnnouncementRow): void {
    this.#publish(this.#add(row));
  }

  /** @throws HubError `announcement.notFound`, `announcement.expired` */
  async acknowledge(
    input: CommandInput<'announcement.acknowledge'>,
    reader: Person,
  ): Promise<CommandEffect<'announcement.acknowledge'>> {
    const entry = await this.find(input.announcementId);
    if (!entry?.audienceIds.has(reader.id)) throw new HubError('announcement.notFound');
    const { row } = entry;
    // What counts is when it was read, which may be hours before the line came back; a wrong clock gains nothing.
    const at = Math.max(row.publishedAt, Math.min(input.at, this.#ports.clock.now()));
    if (at > row.expiresAt) throw new HubError('announcement.expired');
    // [ANN-14] Nobody has read what was not written yet.
    const version = Math.min(input.version ?? 1, row.life.version);
    const acknowledgement = { announcementId: row.id, personId: reader.id, at, version };
    const fact = newFact(
      'announcement.acknowledged',
      { announcementId: row.id, personId: reader.id, at, mustRead: row.mustRead, title: row.title },
      `acknowledged:${row.id}:${reader.id}`,
    );
    return {
      value: {},
      write: { acknowledgement, facts: [fact] },
      afterCommit: () => this.#acknowledged(acknowledgement),
    };
  }

  /** It is so from now on, and kept already. [ANN-14] [ANN-15] */
  changed(row: AnnouncementRow): void {
    const entry = this.#entries.get(row.id);
    if (!entry) return;
    const isAskedAgain = row.life.askedVersion > entry.row.life.askedVersion;
    const { publisher } = this.#ports;
    const before = [...publisher.listeners()].filter((person) => this.#isShownTo(entry, person));
    entry.row = row;
    if (row.life.withdrawnAt !== null) this.#ports.files.freed();
    if (isAskedAgain) entry.acknowledgedAt.clear();
    for (const person of before) {
      if (this.#isShownTo(entry, person)) this.#tell(entry, person);
      else publisher.toPerson(person.id, { op: 'remove', topic: 'announcements', key: row.id });
    }
  }

  /** [ORG-23] Whether a valid one is for this unit. */
  runsFor(unitId: string): boolean {
    return [...this.#entries.values()].some(
      ({ row }) => row.life.withdrawnAt === null && isForUnit(row.audience, unitId),
    );
  }

  /** [ANN-28] One of its files, where it is shown to this person; otherwise null. */
  attachmentOf(announcementId: string, hash: string, person: Person): Attachment | null {
    const entry = this.#entries.get(announcementId);
    if (!entry || !this.#isShownTo(entry, person)) return null;
    return entry.row.attachments?.find((one) => one.hash === hash) ?? null;
  }

  stop(): void {
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
  }

  /** One that has expired is read from the store, without who has read it. */
  async find(announcementId: string): Promise<Entry | null> {
    const known = this.#entries.get(announcementId);
    if (known) return known;
    const row = await this.#ports.store.readAnnouncement(announcementId);
    return row ? this.#entryOf(row) : null;
  }

  #entryOf(row: AnnouncementRow): Entry {
    return { row, audienceIds: this.#audienceOf(row), acknowledgedAt: new Map() };
  }

  #audienceOf(row: AnnouncementRow): ReadonlySet<string> {
    const { directory } = this.#ports;
    const people = [...directory.people.values()];
    const meant = people.filter((person) => person.id !== row.authorId && directory.isIn(row.audience, person));
    return new Set(meant.map((person) => person.id));
  }

  /** [ANN-11] */
  #followDirectory(): void {
    const { publisher } = this.#ports;
    for (const entry of this.#entries.values()) {
      entry.audienceIds = this.#audienceOf(entry.row);
      for (const id of entry.acknowledgedAt.keys()) if (!entry.audienceIds.has(id)) entry.acknowledgedAt.delete(id);
    }
    for (const person of publisher.listeners())
      for (const change of this.snapshot(person)) publisher.toPerson(person.id, change);
  }

  #add(row: AnnouncementRow): Entry {
    const entry = this.#entryOf(row);
    this.#entries.set(row.id, entry);
    const untilExpiryMs = row.expiresAt - this.#ports.clock.now();
    this.#timers.set(
      `expiry ${row.id}`,
      this.#ports.clock.after(untilExpiryMs, () => this.#expire(entry)),
    );
    return entry;
  }

  #expire(entry: Entry): void {
    const { row } = entry;
    this.#entries.delete(row.id);
    this.#timers.delete(`expiry ${row.id}`);
    this.#untold.leaders.delete(row.id);
    this.#untold.readers.delete(row.id);
    if (row.attachments !== undefined) this.#ports.files.freed();
    this.#ports.publisher.toPeople((person) => this.#isShownTo(entry, person), {
      op: 'remove',
      topic: 'announcements',
      key: row.id,
    });
  }

  #isShownTo(entry: Entry, person: Person): boolean {
    if (person.id === entry.row.authorId || isLeader(person)) return true;
    // [ANN-15]
    return entry.row.life.withdrawnAt === null ? entry.audienceIds.has(person.id) : entry.acknowledgedAt.has(person.id);
  }

  #view(entry: Entry, person: Person): Announcement {
    const { row, audienceIds, acknowledgedAt } = entry;
    const { life, ...said } = row;
    const { isUrgent, version, correctedAt, withdrawnAt, remindedAt } = life;
    return {
      ...{ ...said, isUrgent, version, correctedAt, withdrawnAt, remindedAt },
      authorName: this.#ports.directory.people.get(row.authorId)?.name ?? '',
      acknowledgedAt: acknowledgedAt.get(person.id) ?? null,
      audienceCount: audienceIds.size,
      acknowledgedCount: acknowledgedAt.size,
      missingPersonIds: isLeader(person) ? [...audienceIds].filter((one) => !acknowledgedAt.has(one)) : null,
    };
  }

  /** A new one looks alike to all readers and alike to all leaders: two texts, however many listen. */
  #publish(entry: Entry): void {
    const { directory, publisher } = this.#ports;
    for (const wantsLeaders of [true, false]) {
      const first = [...directory.people.values()].find(
        (person) => isLeader(person) === wantsLeaders && this.#isShownTo(entry, person),
      );
      if (!first) continue;
      publisher.toPeople((person) => isLeader(person) === wantsLeaders && this.#isShownTo(entry, person), {
        op: 'put',
        topic: 'announcements',
        key: entry.row.id,
        row: this.#view(entry, first),
      });
    }
  }

  #acknowledged(one: AcknowledgementRow): void {
    const entry = this.#entries.get(one.announcementId);
    if (!entry || entry.acknowledgedAt.has(one.personId) || one.version < entry.row.life.askedVersion) return;
    entry.acknowledgedAt.set(one.personId, one.at);
    const reader = this.#ports.directory.people.get(one.personId);
    if (reader) this.#tell(entry, reader);
    this.#untold.leaders.add(one.announcementId);
    this.#untold.readers.add(one.announcementId);
    this.#tellLater('leaders', GATHER_FOR_LEADERS_MS);
    this.#tellLater('readers', GATHER_FOR_READERS_MS);
  }

  #tellLater(whom: 'leaders' | 'readers', gatherMs: number): void {
    if (this.#timers.has(whom)) return;
    const tellAll = () => {
      this.#timers.delete(whom);
      for (const id of this.#untold[whom]) this.#tellGathered(id, whom);
      this.#untold[whom].clear();
    };
    this.#timers.set(whom, this.#ports.clock.after(gatherMs, tellAll));
  }

  #tellGathered(announcementId: string, whom: 'leaders' | 'readers'): void {
    const entry = this.#entries.get(announcementId);
    if (!entry) return;
    for (const person of this.#ports.publisher.listeners()) {
      if (isLeader(person) === (whom === 'leaders') && this.#isShownTo(entry, person)) this.#tell(entry, person);
    }
  }

  #tell(entry: Entry, person: Person): void {
    this.#ports.publisher.toPerson(person.id, {
      op: 'put',
      topic: 'announcements',
      key: entry.row.id,
      row: this.#view(entry, person),
    });
  }
}
