import type { ReadableValue } from '../lib/value.ts';
import { SoundTest, type SoundTestOptions } from '../soundTest/soundTest.ts';
import type { SoundTestPart, SoundTestState } from '../soundTest/soundTestState.ts';
import type { AudioDevices } from './audioDevices.ts';
import type { DeviceRanking } from './deviceState.ts';
import type { PhoneSound } from './phoneSound.ts';
import type { Ringing } from './ringing.ts';

export class SoundDesk implements PhoneSound {
  readonly #audio: AudioDevices;
  readonly #test: SoundTest;

  constructor(options: SoundTestOptions) {
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
    this.#test.close();
  }
}
