import type { Clock } from '../lib/clock.ts';
import { Scope } from '../lib/scope.ts';
import type { SoundTap } from '../ports.ts';
import { clippedIn, frameLevelsDb, isConstant, quantile } from '../readiness/sound.ts';
import {
  afterHeard,
  HEARD_FROM_DB,
  type HeardSecond,
  MICROPHONE_FINE,
  type MicrophoneWarning,
  raisedIn,
} from './microphoneWarnings.ts';

const EVERY_MS = 1000;

/** Looks at a call's microphone once a second while it is heard; tells what is wrong with it. [MIC-1] */
export class MicrophoneWatch {
  readonly #scope = new Scope();
  readonly #track: MediaStreamTrack | undefined;
  readonly #tap: SoundTap;
  readonly #onWarnings: (warnings: MicrophoneWarning[]) => void;
  #state = MICROPHONE_FINE;
  #told = '';
  #wasHeard = false;

  constructor(options: {
    stream: MediaStream;
    clock: Clock;
    tap: (stream: MediaStream) => SoundTap;
    onWarnings: (warnings: MicrophoneWarning[]) => void;
  }) {
    const { stream, clock, tap, onWarnings } = options;
    this.#track = stream.getAudioTracks()[0];
    this.#tap = tap(stream);
    this.#onWarnings = onWarnings;
    this.#scope.add(() => this.#tap.close());
    this.#scope.add(clock.every(EVERY_MS, () => this.#look()));
  }

  close(): void {
    this.#scope.close();
  }

  /** [MIC-1] Muted by herself or held she is not heard on purpose. */
  #look(): void {
    if (this.#track === undefined || !this.#track.enabled || this.#track.readyState !== 'live') return;
    this.#state = afterHeard(this.#state, this.#heard(this.#track.muted));
    const warnings = raisedIn(this.#state);
    const text = warnings.join();
    if (text === this.#told) return;
    this.#told = text;
    this.#onWarnings(warnings);
  }

  #heard(isMuted: boolean): HeardSecond {
    const samples = this.#tap.latest();
    const levels = frameLevelsDb(samples, this.#tap.sampleRateHz);
    const loudDb = quantile(levels, 0.9);
    this.#wasHeard ||= loudDb > HEARD_FROM_DB;
    return {
      ...{ isMuted, loudDb, wasHeard: this.#wasHeard },
      isConstant: isConstant(samples),
      floorDb: quantile(levels, 0.1),
      clippedRatio: clippedIn(samples) / Math.max(1, samples.length),
    };
  }
}
