import type { Clock } from '../lib/clock.ts';
import type { Log } from '../lib/log.ts';
import { Value, type ReadableValue } from '../lib/value.ts';
import type { CallSnapshot, Quality, VoiceMode } from '../snapshot.ts';
import {
  SAVING_AT_START,
  type SavingEvent,
  type SavingState,
  type SavingWish,
  transitionSaving,
} from './savingMachine.ts';

export interface SavingOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly calls: ReadableValue<readonly CallSnapshot[]>;
  /** New calls begin in this mode, and those that are talked go over to it. */
  readonly apply: (mode: VoiceMode) => void;
}

/** Decides how much the voice may cost: the effects of `savingMachine`. */
export class Saving {
  readonly #options: SavingOptions;
  readonly #stop: () => void;
  readonly #mode = new Value<VoiceMode>('normal');
  #state: SavingState = SAVING_AT_START;
  #seen: Quality | null = null;
  #wasInCall = false;

  constructor(options: SavingOptions) {
    this.#options = options;
    this.#stop = options.calls.subscribe((calls) => this.#look(calls));
  }

  get mode(): ReadableValue<VoiceMode> {
    return this.#mode;
  }

  /** [SAVE-3] */
  want(wish: SavingWish): void {
    this.#on({ kind: 'wished', wish, isInCall: this.#wasInCall, at: this.#options.clock.elapsed() });
  }

  /** [SAVE-7] */
  setDear(isDear: boolean): void {
    this.#on({ kind: 'dear', isDear, isInCall: this.#wasInCall, at: this.#options.clock.elapsed() });
  }

  close(): void {
    this.#stop();
  }

  #look(calls: readonly CallSnapshot[]): void {
    const isInCall = calls.some(({ state }) => state.kind !== 'ended' && state.kind !== 'ringingHere');
    if (this.#wasInCall && !isInCall) this.#on({ kind: 'callsOver' });
    this.#wasInCall = isInCall;
    const talked = calls.find(({ state }) => state.kind === 'talking' && state.hold === 'none');
    if (talked === undefined || talked.quality === null || talked.quality === this.#seen) return;
    this.#seen = talked.quality;
    this.#on({ kind: 'sampled', quality: talked.quality, at: this.#options.clock.elapsed() });
  }

  #on(event: SavingEvent): void {
    const before = this.#state;
    this.#state = transitionSaving(before, event);
    const { mode, wish } = this.#state;
    if (mode === before.mode) return;
    this.#options.log.info(`quality: voice ${mode}`, { wish });
    this.#options.apply(mode);
    this.#mode.set(mode);
  }
}
