/** What the PC tells of itself. */
import type { ReadableValue } from '@hearthline/softphone-core/value';
import { z } from 'zod';

/** Where the PC takes its power from. `unknown`: it does not tell (a browser). */
export const powerState = z.object({
  source: z.enum(['mains', 'battery', 'unknown']),
  /** Of the battery, 0 to 1; null: none, or it does not tell. */
  levelRatio: z.number().min(0).max(1).nullable(),
  /** How long the battery will last, by the system's own estimate; null: it has none, or it is not on battery. */
  secondsLeft: z.number().nonnegative().nullable(),
});
export type PowerState = z.infer<typeof powerState>;

export const unknownPower: PowerState = { source: 'unknown', levelRatio: null, secondsLeft: null };

/** Whether somebody is at the PC, as far as the system tells. */
export interface SeatState {
  readonly isLocked: boolean;
  readonly isAsleep: boolean;
  /** Nobody touched it for the time last asked for. */
  readonly isIdle: boolean;
}

/** The PC's seat; a browser has none. */
export interface SeatPort {
  readonly state: ReadableValue<SeatState>;
  /** Looks whether nobody touches the PC for so long; null: does not look. */
  watchIdle(limitS: number | null): void;
}
