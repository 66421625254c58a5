import { Value } from '@hearthline/softphone-core';
import type { SeatPort, SeatState } from '@hearthline/ui/host';
import type { PcState } from '../shared/pc.ts';

/** Whether somebody is at this PC, as main tells it. */
export class Seat implements SeatPort {
  readonly state: Value<SeatState>;
  readonly watchIdle: (limitS: number | null) => void;

  constructor(pc: PcState, watchIdle: (limitS: number | null) => void) {
    this.state = new Value<SeatState>(seatOf(pc));
    this.watchIdle = watchIdle;
  }

  told(pc: PcState): void {
    this.state.set(seatOf(pc));
  }
}

const seatOf = ({ isLocked, isAsleep, isIdle }: PcState): SeatState => ({ isLocked, isAsleep, isIdle });
