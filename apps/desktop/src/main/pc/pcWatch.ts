import type { PcState } from '../../shared/pc.ts';

/** Electron's powerMonitor, as far as it is used. Asked anew each time: a test puts another answer in its place. */
export interface PowerMonitorPort {
  on(event: PowerEvent, listener: () => void): unknown;
  isOnBatteryPower(): boolean;
  /** Seconds since mouse or keys were last touched. */
  getSystemIdleTime(): number;
}
type PowerEvent = 'on-battery' | 'on-ac' | 'lock-screen' | 'unlock-screen' | 'suspend' | 'resume';

export interface PcWatchOptions {
  readonly monitor: PowerMonitorPort;
  readonly tell: (pc: PcState) => void;
  /** Runs again and again until the returned function is called. */
  readonly every: (intervalMs: number, run: () => void) => () => void;
}

/** Cheap: one question to the system. */
const LOOK_EVERY_MS = 2_000;

/**
 * What the PC says of itself: battery or mains, locked, asleep, untouched. Only what is so now: no times, no list of what
 * was. Whether anybody sits there is looked at only while somebody asked for it (a shift under a centre's rule).
 */
export class PcWatch {
  readonly #options: PcWatchOptions;
  #now: PcState;
  #idleLimitS: number | null = null;
  #stopLooking: (() => void) | null = null;

  constructor(options: PcWatchOptions) {
    this.#options = options;
    const { monitor } = options;
    this.#now = { isOnBattery: monitor.isOnBatteryPower(), isLocked: false, isAsleep: false, isIdle: false };
    monitor.on('on-battery', () => this.#put({ isOnBattery: true }));
    monitor.on('on-ac', () => this.#put({ isOnBattery: false }));
    monitor.on('lock-screen', () => this.#put({ isLocked: true }));
    monitor.on('unlock-screen', () => this.#put({ isLocked: false }));
    monitor.on('suspend', () => this.#put({ isAsleep: true }));
    // The plug may have been pulled or put in while it slept.
    monitor.on('resume', () => this.#put({ isAsleep: false, isOnBattery: monitor.isOnBatteryPower() }));
  }

  get now(): PcState {
    return this.#now;
  }

  /** null: nobody looks whether somebody sits there. */
  watchIdle(limitS: number | null): void {
    this.#idleLimitS = limitS;
    this.#stopLooking?.();
    this.#stopLooking = limitS === null ? null : this.#options.every(LOOK_EVERY_MS, () => this.#look());
    this.#look();
  }

  #look(): void {
    const limitS = this.#idleLimitS;
    this.#put({ isIdle: limitS !== null && this.#options.monitor.getSystemIdleTime() >= limitS });
  }

  #put(change: Partial<PcState>): void {
    const next = { ...this.#now, ...change };
    if (JSON.stringify(next) === JSON.stringify(this.#now)) return;
    this.#now = next;
    this.#options.tell(next);
  }
}
