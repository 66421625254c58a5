import type { AudioDevices } from '../audio/audioDevices.ts';
import { CALL_TONES, type CallTone, type ToneCountry } from '../audio/callTones.ts';
import type { Clock } from '../lib/clock.ts';
import { Scope } from '../lib/scope.ts';
import type { ReadableValue } from '../lib/value.ts';
import type { CallSnapshot, EndReason } from '../snapshot.ts';

/** [TONE-3] Four turns of the slowest busy tone: long enough to know it, short enough not to tire. */
const END_TONE_MS = 3000;

const END_TONES: Readonly<Partial<Record<EndReason, CallTone>>> = {
  busy: 'busy',
  declined: 'busy',
  noAnswer: 'congestion',
  numberNotFound: 'congestion',
  unavailable: 'congestion',
  failed: 'congestion',
};

/** [TONE-2] [TONE-3] What the operator hears of a call that is being made, or of the newest one that came to nothing. */
export function toneOf(calls: readonly CallSnapshot[]): { readonly callId: string; readonly tone: CallTone } | null {
  const isBusy = calls.some(
    ({ state }) => state.kind === 'answering' || (state.kind === 'talking' && state.heldSince === null),
  );
  if (isBusy) return null;
  const made = calls.findLast(({ state }) => state.kind === 'dialling' || state.kind === 'ringingThere');
  if (made !== undefined) {
    const isSilent = made.state.kind === 'ringingThere' && !made.state.hasEarlyMedia;
    return isSilent ? { callId: made.id, tone: 'ringback' } : null;
  }
  const last = calls.at(-1);
  if (last?.state.kind !== 'ended' || last.direction !== 'out' || last.timings.answeredAt !== null) return null;
  const tone = END_TONES[last.state.reason];
  // What the network said in early media has told it already.
  return tone === undefined || last.hadEarlyMedia ? null : { callId: last.id, tone };
}

export interface NetworkTonesOptions {
  readonly clock: Clock;
  readonly audio: AudioDevices;
  readonly calls: ReadableValue<readonly CallSnapshot[]>;
}

/** Plays the tones that a telephone network would, made here: a browser's phone gets none. */
export class NetworkTones {
  readonly #options: NetworkTonesOptions;
  readonly #scope = new Scope();
  #country: ToneCountry = 'CN';
  /** What sounds, or has sounded to its end, for the state of now. */
  #told: { readonly key: string; readonly stop: () => void } | null = null;

  constructor(options: NetworkTonesOptions) {
    this.#options = options;
    this.#scope.add(options.calls.subscribe((calls) => this.#follow(calls)));
    this.#scope.add(() => this.#stop());
  }

  /** [TONE-4] From the next tone on. */
  setCountry(country: ToneCountry): void {
    this.#country = country;
  }

  close(): void {
    this.#scope.close();
  }

  #follow(calls: readonly CallSnapshot[]): void {
    const wanted = toneOf(calls);
    const key = wanted === null ? null : `${wanted.callId} ${wanted.tone}`;
    if (key === (this.#told?.key ?? null)) return;
    this.#stop();
    if (wanted === null || key === null) return;
    const { audio, clock } = this.#options;
    const stopTone = audio.playTone(CALL_TONES[this.#country][wanted.tone]);
    const cancel = wanted.tone === 'ringback' ? () => {} : clock.after(END_TONE_MS, stopTone);
    this.#told = {
      key,
      stop: () => {
        cancel();
        stopTone();
      },
    };
  }

  #stop(): void {
    this.#told?.stop();
    this.#told = null;
  }
}
