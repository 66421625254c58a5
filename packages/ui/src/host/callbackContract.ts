/** People to be called back: its share of the host's two tables. */
import { callback, callbackChange, callbackOwner, callbackWish } from '@hearthline/protocol';
import { z } from 'zod';

const nothing = z.void();

export const callbackValues = { callbacks: z.array(callback).nullable() } as const;

export const callbackCommands = {
  /** Waits in the outbox while there is no hub, and is one however often it is told. */
  scheduleCallback: { input: callbackWish.omit({ id: true }), output: nothing },
  changeCallback: { input: z.object({ callbackId: z.string(), change: callbackChange }), output: nothing },
  /** Takes what is offered, and dials it. */
  dialCallback: {
    input: z.object({ callbackId: z.string(), offerId: z.string() }),
    output: z.object({ callId: z.string() }),
  },
  assignCallback: { input: z.object({ callbackId: z.string(), owner: callbackOwner }), output: nothing },
} as const;
