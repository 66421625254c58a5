import type { Change, MyVoicemail, Person } from '@hearthline/protocol';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { FactLog } from '../facts/factLog.ts';
import { HubError } from '../hubError.ts';
import type { Directory } from '../organisation/directory.ts';
import type { AriRecordings } from '../pbx/ari/ariRecordings.ts';
import type { PbxConsole, PbxFollower } from '../pbx/console.ts';
import { PbxFamily } from '../pbx/database.ts';
import type { CommandEffect } from '../session/commandTable.ts';
import { ReadTopic } from '../session/readTopic.ts';
import type { Publisher, Streams } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';
import type { Store } from '../store/store.ts';
import { closedWav } from './closedWav.ts';
import { messageOf } from './messageOf.ts';

interface Ports {
  readonly store: Store;
  readonly facts: FactLog;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly streams: Pick<Streams, 'of'> & Publisher;
  readonly log: Logger;
  readonly pbx: PbxConsole;
  /** The sounds; null where there is no PBX. */
  readonly files: Pick<AriRecordings, 'read' | 'remove'> | null;
  readonly keepDays: number;
}

type MessageCommand = 'voicemail.hear' | 'voicemail.remove' | 'voicemail.restore';

const DAY_MS = 24 * 3_600_000;
/** [MAIL-7] */
export const RESTORABLE_MS = 10 * 60_000;
const ERASE_EVERY_MS = 5 * 60_000;

/** Everybody's messages. SPEC: voicemail/SPEC.md. */
export class Voicemail implements TopicSource, PbxFollower {
  readonly #ports: Ports;
  readonly #topic: ReadTopic;
  readonly #mailboxes: PbxFamily;
  #cancel = (): void => undefined;

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#mailboxes = new PbxFamily(ports.pbx, 'hearthline-mailboxes');
    const isFor = (person: Person) => person.role !== 'it';
    this.#topic = new ReadTopic({ ...ports, isFor, read: (person) => this.#read(person) });
    ports.facts.subscribe(({ facts }) => {
      for (const message of facts.map(messageOf)) if (message) this.#topic.changed(message.personId);
    });
    ports.pbx.follow(this);
    this.#eraseLater();
  }

  snapshot(): Change[] {
    return [];
  }

  refresh(person: Person, tell: (change: Change) => void): Promise<void> {
    return this.#topic.refresh(person, tell);
  }

  take(): void {
    // A message comes as a fact.
  }

  /** [MAIL-1] Erasing is tried now, too: the PBX may have been away. */
  async connected(): Promise<void> {
    const wanted = new Set([...this.#ports.directory.people.values()].flatMap((person) => person.extension ?? []));
    const known = await this.#mailboxes.read();
    for (const extension of known.keys()) if (!wanted.has(extension)) await this.#mailboxes.delete(extension);
    for (const extension of wanted) if (!known.has(extension)) await this.#mailboxes.put(extension, '1');
    await this.#tryErase();
  }

  hear(messageId: string, person: Person): CommandEffect<MessageCommand> {
    return this.#change(person, { messageId, heardAt: this.#ports.clock.now() });
  }

  remove(messageId: string, person: Person): CommandEffect<MessageCommand> {
    return this.#change(person, { messageId, removedAt: this.#ports.clock.now() });
  }

  /** @throws HubError `voicemail.notFound` when it was erased meanwhile */
  async restore(messageId: string, person: Person): Promise<CommandEffect<MessageCommand>> {
    const row = await this.#ports.store.readMessage(messageId);
    const isGone = row === null || (row.removedAt !== null && row.removedAt < this.#ports.clock.now() - RESTORABLE_MS);
    if (isGone || row.personId !== person.id) throw new HubError('voicemail.notFound');
    return this.#change(person, { messageId, removedAt: null });
  }

  /** The sound of a message of this person, a WAV file. [MAIL-5] @throws HubError `voicemail.notFound`, `pbx.unreachable` */
  async sound(messageId: string, person: Person): Promise<Buffer> {
    const { store, files } = this.#ports;
    const row = await store.readMessage(messageId);
    if (row === null || row.personId !== person.id || row.removedAt !== null) throw new HubError('voicemail.notFound');
    if (files === null) throw new HubError('pbx.unreachable');
    const file = await files.read(row.recording);
    if (file === null) throw new HubError('voicemail.notFound', { detail: 'the PBX has no such recording' });
    return closedWav(file);
  }

  stop(): void {
    this.#cancel();
  }

  #change(
    person: Person,
    change: { messageId: string; heardAt?: number; removedAt?: number | null },
  ): CommandEffect<MessageCommand> {
    return {
      value: {},
      write: { message: { personId: person.id, ...change } },
      afterCommit: () => this.#topic.changed(person.id),
    };
  }

  async #read({ id: personId }: Person): Promise<Change[]> {
    const { store, keepDays } = this.#ports;
    const value: MyVoicemail = { ...(await store.readMailbox(personId)), keepDays };
    return [{ op: 'set', topic: 'voicemail', value }];
  }

  #eraseLater(): void {
    this.#cancel = this.#ports.clock.after(ERASE_EVERY_MS, () => {
      void this.#tryErase();
      this.#eraseLater();
    });
  }

  /** Never rejects: the next round tries again. */
  #tryErase(): Promise<void> {
    return this.#erase().catch((error: unknown) =>
      this.#ports.log.info({ err: error }, 'messages could not be erased'),
    );
  }

  /** [MAIL-7] [MAIL-8] The sound first: a row without its sound is found again, a sound without its row is not. */
  async #erase(): Promise<void> {
    const { store, files, clock, keepDays, log } = this.#ports;
    if (files === null) return;
    const now = clock.now();
    const over = await store.readMessagesToErase({ from: now - keepDays * DAY_MS, removedBy: now - RESTORABLE_MS });
    for (const { recording } of over) await files.remove(recording);
    if (over.length === 0) return;
    await store.commit({ erasedMessages: over.map(({ id }) => id) });
    for (const personId of new Set(over.map((row) => row.personId))) this.#topic.changed(personId);
    log.info({ count: over.length }, 'messages were erased');
  }
}
