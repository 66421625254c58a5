import type { AudioDevices } from '../../audio/audioDevices.ts';
import { type Check, type CheckRun, openEar } from '../check.ts';
import type { Finding } from '../readinessMachine.ts';
import { judgeHeadset } from '../verdicts.ts';

/** Are the devices she chose plugged in? */
export class HeadsetCheck implements Check {
  readonly id = 'headset';
  readonly #audio: AudioDevices;
  constructor(audio: AudioDevices) {
    this.#audio = audio;
  }

  async run(run: CheckRun): Promise<Finding> {
    // Devices are told only once the microphone was allowed.
    const ear = await openEar(this.#audio, run, 'voice');
    if (!('tap' in ear)) return ear;
    await this.#audio.refresh();
    return judgeHeadset(this.#audio.value.getState());
  }
}
