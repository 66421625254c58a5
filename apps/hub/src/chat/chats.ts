import {
  CHAT_DELETE_MS,
  chatIdOf,
  partnerOf,
  type Change,
  type Chat,
  type ChatDraft,
  type ChatMessage,
  type ChatPartner,
  type CommandInput,
  type Person,
} from '@hearthline/protocol';
import type { Clock } from '../clock.ts';
import { HubError } from '../hubError.ts';
import type { Directory } from '../organisation/directory.ts';
import type { CommandEffect } from '../session/commandTable.ts';
import type { Publisher } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';
import type { Store } from '../store/store.ts';

interface Ports {
  readonly store: Store;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly publisher: Publisher;
}

/** [CHAT-8] */
const KEPT_MS = 90 * 24 * 3_600_000;
/** [CHAT-7] */
const TAIL = 20;
const TOLD = 200;

/** What is known of a chat without asking the store. */
interface Known {
  /** The newest, oldest first; never empty. */
  tail: readonly ChatMessage[];
  /** By person. */
  readonly seen: Map<string, number>;
}

/** Colleagues' chats: the newest of each in memory, all in the store. SPEC: chat/SPEC.md. */
export class Chats implements TopicSource {
  readonly #ports: Ports;
  readonly #all = new Map<string, Known>();

  constructor(ports: Ports) {
    this.#ports = ports;
    // Who is in a team, and who leads it, may be others now.
    ports.directory.subscribe(() => {
      for (const person of ports.publisher.listeners())
        for (const change of this.snapshot(person)) ports.publisher.toPerson(person.id, change);
    });
  }

  async load(): Promise<void> {
    const { store, clock } = this.#ports;
    await store.purgeChats(clock.now() - KEPT_MS);
    for (const one of await store.readChatTails(TAIL)) this.#add(one);
    for (const { chatId, personId, upTo } of await store.readChatSeen())
      this.#all.get(chatId)?.seen.set(personId, upTo);
  }

  /** [CHAT-8] */
  async forgetOld(): Promise<void> {
    const { store, clock } = this.#ports;
    const before = clock.now() - KEPT_MS;
    await store.purgeChats(before);
    for (const [id, known] of [...this.#all]) {
      for (const { id: key } of known.tail.filter(({ at }) => at < before))
        this.#tell(id, { op: 'remove', topic: 'chatMessages', key });
      known.tail = known.tail.filter(({ at }) => at >= before);
      if (known.tail.length > 0) continue;
      this.#tell(id, { op: 'remove', topic: 'chats', key: id });
      this.#all.delete(id);
    }
  }

  snapshot(viewer: Person): Change[] {
    const mine = [...this.#all.keys()].filter((id) => this.#sees(viewer, id));
    const newest = mine
      .flatMap((id) => this.#all.get(id)?.tail ?? [])
      .toSorted((a, b) => b.at - a.at)
      .slice(0, TOLD);
    return [
      { op: 'reset', topic: 'chats', rows: mine.flatMap((id) => this.#rowOf(id, viewer.id)) },
      { op: 'reset', topic: 'chatMessages', rows: newest.map((one) => [one.id, one]) },
    ];
  }

  /** [CHAT-1] [CHAT-2] [CHAT-3] @throws HubError `chat.notFound`, `command.badInput` */
  async send({ id, to, text, at }: ChatDraft, from: Person): Promise<CommandEffect<'chat.send'>> {
    const { store, clock } = this.#ports;
    const chatId = chatIdOf(to, from.id);
    if (!this.#mayWrite(from, to)) throw new HubError('chat.notFound');
    const known = await store.readChatMessage(id);
    if (known !== null) {
      if (known.fromId !== from.id || known.chatId !== chatId) throw new HubError('command.badInput', { detail: 'id' });
      return { value: {} };
    }
    const now = clock.now();
    const last = this.#all.get(chatId)?.tail.at(-1)?.at ?? 0;
    const chatMessage: ChatMessage = {
      ...{ id, chatId, fromId: from.id, fromName: from.name, text, isDeleted: false },
      ...{ writtenAt: Math.min(at, now), at: Math.max(now, last + 1) },
    };
    return { value: {}, write: { chatMessage }, afterCommit: () => this.#taken(chatMessage) };
  }

  /** [CHAT-4] [CHAT-5] @throws HubError `chat.notFound` */
  see({ chatId, upTo: asked }: CommandInput<'chat.see'>, { id: personId }: Person): CommandEffect<'chat.see'> {
    const person = this.#ports.directory.people.get(personId);
    const known = this.#all.get(chatId);
    if (known === undefined || person === undefined || !this.#sees(person, chatId)) throw new HubError('chat.notFound');
    const upTo = Math.min(asked, known.tail.at(-1)?.at ?? 0);
    if (upTo <= (known.seen.get(personId) ?? 0)) return { value: {} };
    const afterCommit = (): void => {
      known.seen.set(personId, upTo);
      const partner = partnerOf(chatId, personId);
      this.#tellRow(chatId, personId);
      if (partner?.kind === 'person') this.#tellRow(chatId, partner.personId);
    };
    return { value: {}, write: { chatSeen: { chatId, personId, upTo } }, afterCommit };
  }

  /** [CHAT-6] @throws HubError `chat.notFound`, `chat.tooLate` */
  async delete({ messageId }: CommandInput<'chat.delete'>, person: Person): Promise<CommandEffect<'chat.delete'>> {
    const { store, clock } = this.#ports;
    const message = await store.readChatMessage(messageId);
    if (message?.fromId !== person.id) throw new HubError('chat.notFound');
    if (message.isDeleted) return { value: {} };
    if (clock.now() > message.at + CHAT_DELETE_MS) throw new HubError('chat.tooLate');
    const afterCommit = (): void => {
      const row: ChatMessage = { ...message, text: '', isDeleted: true };
      const known = this.#all.get(message.chatId);
      if (known) known.tail = known.tail.map((one) => (one.id === messageId ? row : one));
      this.#tell(message.chatId, { op: 'put', topic: 'chatMessages', key: messageId, row });
    };
    return { value: {}, write: { deletedChatMessage: messageId }, afterCommit };
  }

  /** @throws HubError `chat.notFound` */
  async read(
    { chatId, before, limit }: CommandInput<'chat.read'>,
    person: Person,
  ): Promise<CommandEffect<'chat.read'>> {
    if (!this.#sees(person, chatId)) throw new HubError('chat.notFound');
    const messages = await this.#ports.store.readChat({ chatId, before, limit: limit + 1 });
    return { value: { messages: messages.slice(0, limit), hasMore: messages.length > limit } };
  }

  /** [CHAT-9] */
  async readOwn(
    { after, limit }: CommandInput<'chat.readOwn'>,
    { id: personId }: Person,
  ): Promise<CommandEffect<'chat.readOwn'>> {
    const messages = await this.#ports.store.readChatsOf({ personId, after, limit: limit + 1 });
    return { value: { messages: messages.slice(0, limit), hasMore: messages.length > limit } };
  }

  #taken(message: ChatMessage): void {
    const isFirst = !this.#all.has(message.chatId);
    this.#add(message);
    if (isFirst)
      for (const person of this.#ports.publisher.listeners())
        if (this.#sees(person, message.chatId)) this.#tellRow(message.chatId, person.id);
    this.#tell(message.chatId, { op: 'put', topic: 'chatMessages', key: message.id, row: message });
  }

  #add(message: ChatMessage): void {
    const known = this.#all.get(message.chatId);
    if (known) known.tail = [...known.tail, message].slice(-TAIL);
    else this.#all.set(message.chatId, { tail: [message], seen: new Map() });
  }

  /** [CHAT-1] */
  #sees(viewer: Person, chatId: string): boolean {
    const partner = partnerOf(chatId, viewer.id);
    return partner !== null && (partner.kind === 'person' || this.#isOfTeam(viewer, partner.unitId));
  }

  /** [CHAT-1] [CHAT-11] */
  #mayWrite(from: Person, to: ChatPartner): boolean {
    if (to.kind === 'team') return this.#isOfTeam(from, to.unitId);
    return to.personId !== from.id && this.#ports.directory.people.has(to.personId);
  }

  #isOfTeam(person: Person, unitId: string): boolean {
    const { directory } = this.#ports;
    const isTeam = directory.tree.get(unitId) !== undefined && directory.tree.groupOf(unitId) === unitId;
    return isTeam && (directory.groupOf(person) === unitId || directory.tree.answersFor(person.id, unitId));
  }

  /** Empty: no chat of hers. */
  #rowOf(id: string, personId: string): [string, Chat][] {
    const partner = partnerOf(id, personId);
    const seen = this.#all.get(id)?.seen;
    if (partner === null || seen === undefined) return [];
    const partnerSeenUpTo = partner.kind === 'person' ? (seen.get(partner.personId) ?? 0) : null;
    return [[id, { id, partner, seenUpTo: seen.get(personId) ?? 0, partnerSeenUpTo }]];
  }

  #tellRow(id: string, personId: string): void {
    for (const [key, row] of this.#rowOf(id, personId))
      this.#ports.publisher.toPerson(personId, { op: 'put', topic: 'chats', key, row });
  }

  #tell(chatId: string, change: Change): void {
    this.#ports.publisher.toPeople((person) => this.#sees(person, chatId), change);
  }
}
