/** What a chat screen shows of chats, messages and what waits. Pure. */
import {
  CHAT_DELETE_MS,
  chatIdOf,
  UnitTree,
  type Chat,
  type ChatMessage,
  type ChatPartner,
  type Organisation,
  type Person,
} from '@hearthline/protocol';
import type { ChatWaiting } from '../../host/chat/chatContract.ts';

export interface Known {
  readonly chats: readonly Chat[];
  readonly messages: readonly ChatMessage[];
  readonly waiting: readonly ChatWaiting[];
}

const isUnread = ({ seenUpTo }: Pick<Chat, 'seenUpTo'>, message: ChatMessage, myId: string): boolean =>
  message.at > seenUpTo && message.fromId !== myId && !message.isDeleted;

/** [CHAT-4] Of one chat; of all without one. */
export const unreadCount = ({ chats, messages }: Pick<Known, 'chats' | 'messages'>, myId: string, chatId?: string) => {
  const byId = new Map(chats.map((one) => [one.id, one]));
  return messages.filter((message) => {
    const of = byId.get(message.chatId);
    return of !== undefined && (chatId === undefined || of.id === chatId) && isUnread(of, message, myId);
  }).length;
};

export interface ChatEntry {
  readonly id: string;
  readonly partner: ChatPartner;
  /** The newest known, by whomever; null: none. */
  readonly last: { readonly text: string; readonly at: number; readonly isDeleted: boolean } | null;
  readonly unread: number;
}

/** My team first, then the others by their newest message. */
export const chatEntries = (known: Known, me: Person, organisation: Organisation | null): ChatEntry[] => {
  const partners = new Map<string, ChatPartner>(known.chats.map(({ id, partner }) => [id, partner]));
  for (const { to } of known.waiting) partners.set(chatIdOf(to, me.id), to);
  const teams = organisation === null ? [] : teamsOf(organisation, me);
  const [teamId] = teams.map((team) => chatIdOf(team, me.id));
  for (const team of teams) partners.set(chatIdOf(team, me.id), team);
  const entries = [...partners].map(([id, partner]): ChatEntry => {
    const last = known.messages.filter(({ chatId }) => chatId === id).toSorted((a, b) => b.at - a.at)[0];
    const waits = known.waiting.findLast(({ to }) => chatIdOf(to, me.id) === id);
    return {
      ...{ id, partner, unread: unreadCount(known, me.id, id) },
      last: waits ? { text: waits.text, at: waits.at, isDeleted: false } : (last ?? null),
    };
  });
  const rank = ({ id, last }: ChatEntry): number => (id === teamId ? Number.POSITIVE_INFINITY : (last?.at ?? 0));
  return entries.sort((a, b) => (rank(b) === rank(a) ? 0 : rank(b) - rank(a)));
};

/** The team whose calls I share, then those I am in charge of myself. [CHAT-1] */
export const teamsOf = ({ units }: Organisation, me: Person): ChatPartner[] => {
  const tree = new UnitTree(units);
  const own = tree.get(me.unitId) === undefined ? [] : [tree.groupOf(me.unitId)];
  const led = units.filter(({ id, inChargeId }) => inChargeId === me.id && tree.groupOf(id) === id).map(({ id }) => id);
  return [...new Set([...own, ...led])].map((unitId) => ({ kind: 'team', unitId }));
};

/** Of one chat, oldest first, each once: what was read on request, and what was told, which is newer. */
export const messagesOf = (
  chatId: string,
  told: readonly ChatMessage[],
  older: readonly ChatMessage[],
): ChatMessage[] => {
  const byId = new Map<string, ChatMessage>();
  for (const one of [...older, ...told]) if (one.chatId === chatId) byId.set(one.id, one);
  return [...byId.values()].sort((a, b) => a.at - b.at);
};

/** The last of mine that the other has read; null: none, or nobody says so. [CHAT-5] */
export const lastRead = (messages: readonly ChatMessage[], chat: Chat | undefined, myId: string): string | null => {
  const upTo = chat?.partnerSeenUpTo ?? 0;
  return messages.findLast(({ fromId, at }) => fromId === myId && at <= upTo)?.id ?? null;
};

/** [CHAT-6] */
export const mayDelete = (message: ChatMessage, myId: string, now: number): boolean =>
  message.fromId === myId && !message.isDeleted && now <= message.at + CHAT_DELETE_MS;

/** A partner as the address of the screen says it, and back. */
export const addressOf = (partner: ChatPartner): string =>
  partner.kind === 'team' ? `team ${partner.unitId}` : `person ${partner.personId}`;
export const partnerAt = (address: string): ChatPartner | null => {
  const [kind, ...rest] = address.split(' ');
  const id = rest.join(' ');
  if (id === '') return null;
  return kind === 'team' ? { kind, unitId: id } : kind === 'person' ? { kind, personId: id } : null;
};

/** A spreadsheet takes a text that begins like this for a formula; after an apostrophe it is words. */
const asWords = (text: string): string => (/^[=+\-@]/.test(text) ? `'${text}` : text);

/** What one wrote, as a table for a file. [CHAT-9] */
export const exportLines = (own: readonly ChatMessage[], nameOf: (ofChat: string) => string): string[][] =>
  own.map(({ writtenAt, chatId, text }) => [new Date(writtenAt).toISOString(), asWords(nameOf(chatId)), asWords(text)]);
