/** Chats with colleagues: their share of the host's two tables. */
import { chat, chatDraft, chatMessage, chatPage, commands } from '@hearthline/protocol';
import { z } from 'zod';
import { problemCode } from '../problem.ts';

const nothing = z.void();

/** Written here and not taken by the hub yet. Its words stay in the outbox on disk; this list lasts as long as the program. */
const chatWaiting = chatDraft.extend({
  /** Why the hub did not take it; null: it waits. */
  refusedBy: problemCode.nullable(),
});
export type ChatWaiting = z.infer<typeof chatWaiting>;

export const chatValues = {
  chats: z.array(chat).nullable(),
  /** The newest of each chat, and what came since. */
  chatMessages: z.array(chatMessage).nullable(),
  chatWaiting: z.array(chatWaiting),
} as const;

export const chatCommands = {
  /** Done as soon as it waits; `chatWaiting` tells how it goes. */
  sendChat: { input: chatDraft.omit({ id: true, at: true }), output: nothing },
  /** One that was refused is put away. */
  discardChat: { input: z.object({ id: z.string() }), output: nothing },
  /** Waits in the outbox while there is no hub. */
  seeChat: { input: commands['chat.see'].input, output: nothing },
  deleteChat: { input: commands['chat.delete'].input, output: nothing },
  readChat: { input: commands['chat.read'].input, output: chatPage },
  readOwnChats: { input: commands['chat.readOwn'].input, output: chatPage },
} as const;
