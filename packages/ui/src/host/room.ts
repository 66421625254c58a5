/** What the room sounds like: its share of the host's two tables. Stays on this PC (softphone-core's room/SPEC.md). */
import { roomState } from '@hearthline/softphone-core/snapshot';
import type { Softphone } from '@hearthline/softphone-core/contract';
import { z } from 'zod';

const nothing = z.void();

export const roomValues = { room: roomState } as const;

export const roomCommands = {
  /** For 15 s; ends by itself, or when a call comes. */
  listenToRoom: { input: z.object({}), output: nothing },
  stopListeningToRoom: { input: z.object({}), output: nothing },
} as const;

export const roomCommandsOf = (phone: () => Pick<Softphone, 'listenToRoom' | 'stopListeningToRoom'>) => ({
  listenToRoom: () => phone().listenToRoom(),
  stopListeningToRoom: async () => phone().stopListeningToRoom(),
});
