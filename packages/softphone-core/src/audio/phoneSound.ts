import type { ReadableValue } from '../lib/value.ts';
import type { SoundTestPart, SoundTestState } from '../soundTest/soundTestState.ts';
import type { DeviceRanking } from './deviceState.ts';
import type { Ringing } from './ringing.ts';

/** What a person can say about the sound of this phone, beside choosing a device. */
export interface PhoneSound {
  /** Which devices to use, best first (audio/SPEC.md, RANK). */
  rank(ranking: DeviceRanking): void;
  /** The takeover was seen. */
  putAwayTakeover(): void;
  /** How it rings from the next ring on. */
  setRinging(ringing: Ringing): void;
  /** [RING-4] For what is urgent and no call. */
  ringOnce(): void;
  /** Calls may come: the microphone is held open and silent (WARM). */
  keepMicrophoneWarm(isWanted: boolean): void;
  /** What is tried now (soundTest/SPEC.md). */
  readonly test: ReadableValue<SoundTestState>;
  startTest(part: SoundTestPart): void;
  stopTest(): void;
}
