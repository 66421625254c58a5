import type { PcReport } from '@hearthline/protocol';
import type { ReadableValue } from '@hearthline/softphone-core/value';
import type { Host } from './contract.ts';
import type { SeatPort } from './pc.ts';

export interface PcTellerOptions {
  readonly values: Pick<
    Host['values'],
    'power' | 'line' | 'calls' | 'agentState' | 'organisation' | 'hubLink' | 'session'
  >;
  readonly seat: SeatPort;
  readonly tell: (report: PcReport) => Promise<unknown>;
}

/** An estimate that moves by less is not told again. */
const STEP_S = 300;

/**
 * Tells the hub what hinders an operator at this PC, when it changes and after each connection. Locked, asleep and untouched
 * become one word here: what the hub has no use for never leaves the house.
 */
export class PcTeller {
  readonly #options: PcTellerOptions;
  #told = '';
  /** Nobody touches mouse or keys in a long call: that is no sign of an empty chair until they were touched again. */
  #isIdleMeaningless = false;
  #idleLimitS: number | null = null;

  constructor(options: PcTellerOptions) {
    this.#options = options;
    const { values, seat } = options;
    const all: readonly ReadableValue<unknown>[] = [seat.state, ...Object.values(values)];
    for (const value of all) value.subscribe(() => this.#look());
    this.#look();
  }

  #look(): void {
    const { values, tell } = this.#options;
    const session = values.session.getState();
    const takesCalls = session.kind === 'signedIn' && session.person.extension !== null;
    this.#watchIdle(takesCalls);
    if (!takesCalls || values.hubLink.getState().kind !== 'live') {
      this.#told = '';
      return;
    }
    const report = this.#report();
    const text = JSON.stringify(report);
    if (text === this.#told) return;
    this.#told = text;
    // Not told now: it is with the next change or connection.
    tell(report).catch(() => (this.#told = ''));
  }

  #report(): PcReport {
    const { values } = this.#options;
    const { source, secondsLeft } = values.power.getState();
    return {
      isAway: this.#isAway(),
      isOnBattery: source === 'battery',
      batterySecondsLeft: secondsLeft === null ? null : Math.floor(secondsLeft / STEP_S) * STEP_S,
      isLineUp: values.line.getState().state.kind === 'registered',
    };
  }

  #isAway(): boolean {
    const { values, seat } = this.#options;
    const { isLocked, isAsleep, isIdle } = seat.state.getState();
    const rules = values.organisation.getState()?.hindranceRules;
    const isBusy =
      values.calls.getState().some(({ state }) => state.kind !== 'ended') ||
      values.agentState.getState()?.confirmed.kind === 'wrapUp';
    if (!isIdle) this.#isIdleMeaningless = false;
    else if (isBusy) this.#isIdleMeaningless = true;
    return isAsleep || (isLocked && rules?.whenLocked === true) || (isIdle && !this.#isIdleMeaningless);
  }

  #watchIdle(takesCalls: boolean): void {
    const minutes = this.#options.values.organisation.getState()?.hindranceRules.idleAfterMin ?? null;
    const limitS = takesCalls && minutes !== null ? minutes * 60 : null;
    if (limitS === this.#idleLimitS) return;
    this.#idleLimitS = limitS;
    this.#options.seat.watchIdle(limitS);
  }
}
