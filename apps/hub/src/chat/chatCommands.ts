import { chatIdOf } from '@hearthline/protocol';
import type { CommandTable } from '../session/commandTable.ts';
import type { Chats } from './chats.ts';

type ChatCommand = 'chat.send' | 'chat.see' | 'chat.delete' | 'chat.read' | 'chat.readOwn';

export const chatCommands = (chats: Chats): Pick<CommandTable, ChatCommand> => ({
  'chat.send': {
    isRecorded: true,
    // [CHAT-3] One after the other in each chat.
    turn: ({ person }, { to }) => `chat ${chatIdOf(to, person.id)}`,
    run: (draft, { person }) => chats.send(draft, person),
  },
  'chat.see': {
    isRecorded: true,
    turn: ({ person }) => `chat seen ${person.id}`,
    run: async (input, { person }) => chats.see(input, person),
  },
  'chat.delete': {
    isRecorded: true,
    turn: (_context, { messageId }) => `chat message ${messageId}`,
    run: (input, { person }) => chats.delete(input, person),
  },
  'chat.read': { isRecorded: false, run: (question, { person }) => chats.read(question, person) },
  'chat.readOwn': { isRecorded: false, run: (question, { person }) => chats.readOwn(question, person) },
});
