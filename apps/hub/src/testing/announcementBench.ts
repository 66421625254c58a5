import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Announcement, AnnouncementDraft, Change, Person } from '@hearthline/protocol';
import { pino } from 'pino';
import { AnnouncementChanges } from '../announcements/announcementChanges.ts';
import { AnnouncementPlans } from '../announcements/announcementPlans.ts';
import { Announcements } from '../announcements/announcements.ts';
import { createCalendar, type Calendar } from '../clock.ts';
import { demoCentre } from '../demo/demoCentre.ts';
import { FactLog } from '../facts/factLog.ts';
import { createFold } from '../facts/fold.ts';
import { Files } from '../files/files.ts';
import { Directory } from '../organisation/directory.ts';
import { Proposals } from '../proposals/proposals.ts';
import { pointsRules } from '../points/rules/index.ts';
import type { CommandContext } from '../session/commandTable.ts';
import type { Publisher } from '../session/streams.ts';
import { openStore } from '../store/sqlStore.ts';
import type { Centre, Store, Write } from '../store/store.ts';
import { FakeClock } from './fakeClock.ts';

/** Remembers who was told what; everybody listens. */
export class FakePublisher implements Publisher {
  readonly told: { personId: string; change: Change }[] = [];
  readonly #directory: Directory;
  constructor(directory: Directory) {
    this.#directory = directory;
  }
  toAll(change: Change): void {
    this.toPeople(() => true, change);
  }
  toPerson(personId: string, change: Change): void {
    this.told.push({ personId, change });
  }
  toPeople(isMeant: (person: Person) => boolean, change: Change): void {
    for (const person of this.listeners()) if (isMeant(person)) this.told.push({ personId: person.id, change });
  }
  listeners() {
    return this.#directory.people.values();
  }
}

/** Announcements of the demo centre, on a store of their own. */
export class AnnouncementBench {
  readonly clock: FakeClock;
  readonly directory: Directory;
  readonly publisher: FakePublisher;
  readonly store: Store;
  readonly facts: FactLog;
  #refusal: Error | null = null;
  readonly #folder: string;
  readonly #context = { commandId: 0 };
  readonly files: Files;
  announcements: Announcements;
  changes: AnnouncementChanges;
  plans: AnnouncementPlans;
  proposals: Proposals;
  readonly calendar: Calendar;
  readonly log = pino({ level: 'silent' });

  private constructor(store: Store, folder: string, { clock, timeZone }: { clock: FakeClock; timeZone: string }) {
    this.calendar = createCalendar(timeZone);
    this.#folder = folder;
    this.store = store;
    this.clock = clock;
    this.directory = new Directory(demoCentre('hash'), timeZone);
    this.facts = new FactLog({
      ...store,
      commit: (write) => (this.#refusal === null ? store.commit(write) : Promise.reject(this.#refusal)),
    });
    this.publisher = new FakePublisher(this.directory);
    this.files = new Files(this);
    this.announcements = new Announcements(this);
    this.changes = new AnnouncementChanges(this);
    this.plans = new AnnouncementPlans(this);
    this.proposals = new Proposals(this);
  }

  static async open(clock = new FakeClock(), timeZone = 'Asia/Shanghai'): Promise<AnnouncementBench> {
    const folder = mkdtempSync(join(tmpdir(), 'hearthline-announcements-'));
    const fold = createFold(createCalendar(timeZone), pointsRules);
    const store = await openStore({ kind: 'sqlite', file: join(folder, 'hub.db') }, fold);
    return new AnnouncementBench(store, folder, { clock, timeZone });
  }

  /** Nothing can be kept from now on; null: again. */
  refuse(why: Error | null): void {
    this.#refusal = why;
  }

  centre(): Centre {
    return demoCentre('hash');
  }

  async close(): Promise<void> {
    this.plans.stop();
    this.announcements.stop();
    await this.files.settled();
    await this.store.close();
    rmSync(this.#folder, { recursive: true });
  }

  /** The hub went away and came back. */
  async restart(whileDown: () => void = () => undefined): Promise<void> {
    this.plans.stop();
    this.announcements.stop();
    whileDown();
    this.announcements = new Announcements(this);
    this.changes = new AnnouncementChanges(this);
    this.plans = new AnnouncementPlans(this);
    this.proposals = new Proposals(this);
    await this.announcements.load();
    await this.plans.load();
    await this.proposals.load();
  }

  person(account: string): Person {
    const person = this.directory.people.get(`person-${account}`);
    if (!person) throw new Error(`no ${account}`);
    return person;
  }

  /** One command of this person, with an id of its own. */
  by(person: Person): CommandContext {
    this.#context.commandId += 1;
    return { person, commandId: `command-${this.#context.commandId}`, tokenHash: '', client: 'browser' };
  }

  draft(changes: Partial<AnnouncementDraft> = {}): AnnouncementDraft {
    return {
      title: '晚班调整',
      body: '',
      audience: { kind: 'unit', unitId: this.person('linxiaoman').unitId },
      expiresAt: this.clock.now() + 60_000,
      mustRead: true,
      ...changes,
    };
  }

  /** What a handler left to whoever runs commands. */
  async keep(effect: { readonly write?: Write; afterCommit?(): void }): Promise<void> {
    await this.facts.commit(effect.write ?? {});
    effect.afterCommit?.();
  }

  async publish(author: Person, changes: Partial<AnnouncementDraft> = {}): Promise<string> {
    const effect = await this.announcements.publish(this.draft(changes), author);
    await this.keep(effect);
    return effect.value.announcementId;
  }

  async read(reader: Person, announcementId: string, version = 1): Promise<void> {
    const at = this.clock.now();
    await this.keep(await this.announcements.acknowledge({ announcementId, at, version }, reader));
  }

  shownTo(person: Person): Announcement[] {
    const [change] = this.announcements.snapshot(person);
    return change?.op === 'reset' ? change.rows.map(([, row]) => row as Announcement) : [];
  }
}
