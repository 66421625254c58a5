import type { ReadableValue } from '../lib/value.ts';
import { SoundTest, type SoundTestOptions } from '../soundTest/soundTest.ts';
import type { SoundTestPart, SoundTestState } from '../soundTest/soundTestState.ts';
import type { AudioDevices } from './audioDevices.ts';
import type { DeviceRanking } from './deviceState.ts';
import type { PhoneSound } from './phoneSound.ts';
import type { Ringing } from './ringing.ts';

/** [RING-4] */
const RINGS_ONCE_MS = 1_000;

export class SoundDesk implements PhoneSound {
  readonly #audio: AudioDevices;
  readonly #test: SoundTest;
  readonly #options: SoundTestOptions;
  #stopRing: () => void = () => undefined;

  constructor(options: SoundTestOptions) {
    this.#options = options;
    this.#audio = options.audio;
    this.#test = new SoundTest(options);
  }

  get test(): ReadableValue<SoundTestState> {
    return this.#test.value;
  }

  rank(ranking: DeviceRanking): void {
    this.#audio.rank(ranking);
  }

  putAwayTakeover(): void {
    this.#audio.putAwayTakeover();
  }

  setRinging(ringing: Ringing): void {
    this.#audio.setRinging(ringing);
  }

  ringOnce(): void {
    const { calls, clock } = this.#options;
    this.#stopRing();
    const isCalled = (): boolean => calls.getState().some(({ state }) => state.kind !== 'ended');
    if (isCalled()) return;
    const endRing = this.#audio.ring();
    const cancel = clock.after(RINGS_ONCE_MS, () => this.#stopRing());
    const unwatch = calls.subscribe(() => isCalled() && this.#stopRing());
    this.#stopRing = () => {
      this.#stopRing = () => undefined;
      cancel();
      unwatch();
      endRing();
    };
  }

  keepMicrophoneWarm(isWanted: boolean): void {
    this.#audio.keepMicrophoneWarm(isWanted);
  }

  startTest(part: SoundTestPart): void {
    this.#test.start(part);
  }

  stopTest(): void {
    this.#test.stop();
  }

  close(): void {
    this.#stopRing();
    this.#test.close();
  }
}
