import { Value } from '@hearthline/softphone-core/value';
import type { z } from 'zod';
import { asHostError } from '../asHostError.ts';
import type { Hub } from '../hub.ts';
import type { chatCommands, ChatWaiting } from './chatContract.ts';

type Table = typeof chatCommands;
type Commands = {
  [N in keyof Table]: (input: z.infer<Table[N]['input']>) => Promise<z.infer<Table[N]['output']>>;
};

interface Ports {
  readonly hub: () => Hub;
  /** By the hub's clock. */
  readonly hubNow: () => number;
}

/** What is written waits here to be seen until the hub has taken it. Nothing else is done when a message comes: [CHAT-10]. */
export class ChatDesk {
  readonly waiting = new Value<ChatWaiting[]>([]);
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  readonly commands: Commands = {
    sendChat: async ({ to, text }) => {
      const draft = { id: crypto.randomUUID(), to, text, at: Math.max(0, Math.round(this.#ports.hubNow())) };
      const sent = this.#ports.hub().send('chat.send', draft);
      this.waiting.set([...this.waiting.getState(), { ...draft, refusedBy: null }]);
      void sent.then(
        () => this.#remove(draft.id),
        (error: unknown) => this.#refused(draft.id, error),
      );
    },
    discardChat: async ({ id }) => this.#remove(id),
    seeChat: async (input) => void (await this.#ports.hub().send('chat.see', input)),
    deleteChat: async (input) => void (await this.#ports.hub().send('chat.delete', input)),
    readChat: (input) => this.#ports.hub().send('chat.read', input),
    readOwnChats: (input) => this.#ports.hub().send('chat.readOwn', input),
  };

  /** Somebody else may sit here next. */
  forget(): void {
    this.waiting.set([]);
  }

  #remove(id: string): void {
    this.waiting.set(this.waiting.getState().filter((one) => one.id !== id));
  }

  #refused(id: string, error: unknown): void {
    const { code: refusedBy } = asHostError(error);
    // The link was closed under it: it is in the outbox and goes out when its writer is here again.
    if (refusedBy === 'hub.offline') return this.#remove(id);
    this.waiting.set(this.waiting.getState().map((one) => (one.id === id ? { ...one, refusedBy } : one)));
  }
}
