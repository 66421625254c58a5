/** Where the people of the scenes sit beside others. */
import type { MyQuietRoom, QuietSeat } from '@hearthline/protocol';
import type { HostState } from './state.ts';

/** Somebody's place, nowhere unless it is said. */
export const place = (more: Partial<MyQuietRoom> = {}): MyQuietRoom => ({
  ...{ hubRun: 'run1', place: null, focus: null, asked: null, askedBy: [] },
  signFrom: { wave: 0, tea: 0, quiet: 0 },
  ...more,
});

/** An ordinary afternoon: the lamp burns, and she works alone. */
export const atNoTable: Pick<HostState, 'quietRoom' | 'quietSeats' | 'quietLamp'> = {
  quietRoom: place(),
  quietSeats: [],
  quietLamp: { isLit: true },
};

/** By the number of the person: who sits there, and what she says. */
export const seats = (...of: readonly (readonly [number, QuietSeat['sign']])[]): QuietSeat[] =>
  of.map(([index, sign]) => ({ personId: `p${index}`, sign }));
