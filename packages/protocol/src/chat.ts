import { z } from 'zod';
import { id } from './id.ts';
import { epochMs } from './time.ts';

export const CHAT_CHARS = 1_000;
/** So long after the hub took it, its writer can delete a message. */
export const CHAT_DELETE_MS = 10 * 60_000;
/** At most so many messages in one answer. */
export const CHAT_PAGE = 100;

/** With whom: one colleague, or a team (the unit that shares its calls: a group, or what is above the groups itself). */
export const chatPartner = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), personId: id }),
  z.object({ kind: z.literal('team'), unitId: id }),
]);
export type ChatPartner = z.infer<typeof chatPartner>;

export const chatId = z.string().min(1).max(500);

/** The same for both who write to each other. */
export const chatIdOf = (partner: ChatPartner, myId: string): string =>
  partner.kind === 'team'
    ? `team:${encodeURIComponent(partner.unitId)}`
    : `two:${[myId, partner.personId].toSorted().map(encodeURIComponent).join(':')}`;

/** Whom this person writes to there; null: no chat of hers has such an id. A team's is anybody's by its id alone. */
export const partnerOf = (ofChat: string, myId: string): ChatPartner | null => {
  const [kind, ...parts] = ofChat.split(':');
  const ids = parts.flatMap((part) => decodeSafely(part) ?? []);
  const [first, second] = ids;
  if (kind === 'team' && first !== undefined && ids.length === 1) return { kind: 'team', unitId: first };
  if (kind !== 'two' || first === undefined || second === undefined || ids.length !== 2) return null;
  const other = first === myId ? second : second === myId ? first : null;
  return other === null || other === myId ? null : { kind: 'person', personId: other };
};

const decodeSafely = (part: string): string | null => {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
};

/** `id` is made by who writes, so that it is kept once however often it is told. */
export const chatDraft = z.object({
  id,
  to: chatPartner,
  text: z.string().trim().min(1).max(CHAT_CHARS),
  /** When it was written, by the hub's clock. */
  at: epochMs,
});
export type ChatDraft = z.infer<typeof chatDraft>;

export const chatMessage = z.object({
  id,
  chatId,
  fromId: id,
  fromName: z.string(),
  /** Empty where it was deleted. */
  text: z.string(),
  writtenAt: epochMs,
  /** When the hub took it: later than the one before it in this chat. The order of the chat. */
  at: epochMs,
  isDeleted: z.boolean(),
});
export type ChatMessage = z.infer<typeof chatMessage>;

/** A chat of mine. A message of others with a later `at` than `seenUpTo` is unread. */
export const chat = z.object({
  id: chatId,
  partner: chatPartner,
  seenUpTo: epochMs,
  /** One to one: how far the other has read. A team's readers are told to nobody. */
  partnerSeenUpTo: epochMs.nullable(),
});
export type Chat = z.infer<typeof chat>;

/** Messages newest first. `before`: older than this moment of the chat. */
export const chatQuestion = z.object({
  chatId,
  before: epochMs.nullable(),
  limit: z.number().int().min(1).max(CHAT_PAGE),
});
/** What I wrote myself, oldest first, after one I have. */
export const ownChatQuestion = z.object({
  after: z.object({ at: epochMs, id }).nullable(),
  limit: z.number().int().min(1).max(CHAT_PAGE),
});
export const chatPage = z.object({ messages: z.array(chatMessage), hasMore: z.boolean() });
export type ChatPage = z.infer<typeof chatPage>;
