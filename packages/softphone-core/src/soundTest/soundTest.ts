import type { AudioDevices } from '../audio/audioDevices.ts';
import type { TonePattern } from '../audio/tones.ts';
import { lengthMsOf } from '../audio/tones.ts';
import { stopTracks } from '../audio/voicePath.ts';
import { PhoneError } from '../errors.ts';
import type { Clock } from '../lib/clock.ts';
import type { Log } from '../lib/log.ts';
import { Scope } from '../lib/scope.ts';
import { type ReadableValue, Value } from '../lib/value.ts';
import type { CallSnapshot } from '../snapshot.ts';
import {
  SOUND_TEST_IDLE,
  type SoundTestEvent,
  type SoundTestPart,
  type SoundTestState,
  transitionSoundTest,
} from './soundTestState.ts';

/** [TEST-3] */
export const RECORDED_MS = 3_000;
/** [TEST-2] */
const LISTENS_AT_MOST_MS = 120_000;
/** [TEST-5] One turn of every ringtone and a little more. */
const RINGS_MS = 5_000;
/** [TEST-4] */
const SIDE_TONE: TonePattern = {
  stretches: [
    { frequenciesHz: [660], ms: 350 },
    { frequenciesHz: [], ms: 150 },
    { frequenciesHz: [660], ms: 350 },
  ],
  isRepeated: false,
};

export interface SoundTestOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly audio: AudioDevices;
  readonly calls: ReadableValue<readonly CallSnapshot[]>;
}

/** Lets a person try microphone, speaker and ringer, one part at a time. Nothing of it leaves the PC or stays. SPEC.md. */
export class SoundTest {
  readonly #options: SoundTestOptions;
  readonly #value = new Value<SoundTestState>(SOUND_TEST_IDLE);
  readonly #stopWatching: () => void;
  #run: Scope | null = null;

  constructor(options: SoundTestOptions) {
    this.#options = options;
    // [TEST-1]
    this.#stopWatching = options.calls.subscribe((calls) => {
      if (isBusy(calls)) this.stop();
    });
  }

  get value(): ReadableValue<SoundTestState> {
    return this.#value;
  }

  /** [TEST-1] Another part ends the one before. In a call nothing begins. */
  start(part: SoundTestPart): void {
    this.stop();
    if (isBusy(this.#options.calls.getState())) return;
    const run = new Scope();
    this.#run = run;
    if (part === 'level' || part === 'hearYourself') void this.#listen(part, run);
    else this.#sound(part, run);
  }

  stop(): void {
    this.#end(this.#run, null);
  }

  close(): void {
    this.#stopWatching();
    this.stop();
  }

  #sound(part: 'left' | 'right' | 'ring', run: Scope): void {
    const { audio, clock } = this.#options;
    run.add(part === 'ring' ? audio.ring() : audio.playTone(SIDE_TONE, part));
    run.add(clock.after(part === 'ring' ? RINGS_MS : lengthMsOf(SIDE_TONE), () => this.#end(run, null)));
    this.#on({ kind: 'sounded', part });
  }

  async #listen(part: 'level' | 'hearYourself', run: Scope): Promise<void> {
    const { audio, clock, log } = this.#options;
    try {
      const stream = await audio.openMicrophone();
      run.add(() => stopTracks(stream));
      if (run.isClosed) return;
      run.add(audio.watchLevel(stream));
      this.#on({ kind: 'opened', part, at: clock.now() });
      if (part === 'level') run.add(clock.after(LISTENS_AT_MOST_MS, () => this.#end(run, null)));
      else this.#hearLater(stream, run);
    } catch (error) {
      if (run.isClosed) return;
      log.info('sound test: no microphone', { error: String(error) });
      this.#end(run, error instanceof PhoneError ? error.code : 'audio.microphoneAbsent');
    }
  }

  /** [TEST-3] */
  #hearLater(stream: MediaStream, run: Scope): void {
    const { audio, clock } = this.#options;
    run.add(audio.playLater(stream, RECORDED_MS));
    run.add(
      clock.after(RECORDED_MS, () => {
        stopTracks(stream);
        this.#on({ kind: 'recorded', at: clock.now() });
        run.add(clock.after(RECORDED_MS, () => this.#end(run, null)));
      }),
    );
  }

  #end(run: Scope | null, code: string | null): void {
    if (run === null || run !== this.#run) return;
    this.#run = null;
    run.close();
    const problem =
      code === null || code === 'audio.microphoneDenied' || code === 'audio.microphoneBusy'
        ? code
        : 'audio.microphoneAbsent';
    this.#on({ kind: 'ended', problem });
  }

  #on(event: SoundTestEvent): void {
    this.#value.set(transitionSoundTest(this.#value.getState(), event));
  }
}

const isBusy = (calls: readonly CallSnapshot[]): boolean => calls.some(({ state }) => state.kind !== 'ended');
