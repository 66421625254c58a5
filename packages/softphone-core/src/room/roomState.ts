import { z } from 'zod';

/** [ROOM-3] */
export const roomSound = z.enum(['quiet', 'steady', 'clatter', 'voices', 'animal', 'other']);
export type RoomSound = z.infer<typeof roomSound>;

/** off → listening → heard | failed → listening … */
export const roomState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('off') }),
  /** The microphone is open. `sound`: what it sounds like by now; null: not heard enough yet. */
  z.object({ kind: z.literal('listening'), sound: roomSound.nullable() }),
  /** What was heard last; nothing is open. */
  z.object({ kind: z.literal('heard'), sound: roomSound }),
  z.object({
    kind: z.literal('failed'),
    problem: z.enum(['audio.microphoneDenied', 'audio.microphoneAbsent', 'audio.microphoneBusy']),
  }),
]);
export type RoomState = z.infer<typeof roomState>;
