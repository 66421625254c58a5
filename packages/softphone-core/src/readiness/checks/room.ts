import type { AudioDevices } from '../../audio/audioDevices.ts';
import { type Check, type CheckRun, openEar, wait } from '../check.ts';
import type { Finding } from '../readinessMachine.ts';
import { frameLevelsDb, quantile } from '../sound.ts';
import { judgeRoom } from '../verdicts.ts';
import { shownLevel } from './microphone.ts';

/** [READY-20] */
const TURNS = 6;
const TURN_MS = 500;
/** A cough is not the room: the quietest fifth tells. */
const FLOOR_SHARE = 0.2;

/** How loud is it when nobody speaks? */
export class RoomCheck implements Check {
  readonly id = 'room';
  readonly #audio: AudioDevices;
  constructor(audio: AudioDevices) {
    this.#audio = audio;
  }

  async run(run: CheckRun): Promise<Finding> {
    const ear = await openEar(this.#audio, run, 'raw');
    if (!('tap' in ear)) return ear;
    // The sound card's first moments are not the room.
    await wait(run, TURN_MS);
    const levels: number[] = [];
    for (let turn = 1; turn <= TURNS; turn += 1) {
      await wait(run, TURN_MS);
      const { sampleRateHz } = ear.tap;
      const newest = ear.tap.latest().slice(-Math.round((sampleRateHz * TURN_MS) / 1000));
      levels.push(...frameLevelsDb(newest, sampleRateHz));
      run.show({ progress: turn / TURNS, level: shownLevel(levels.at(-1) ?? -120) });
    }
    return judgeRoom(quantile(levels, FLOOR_SHARE));
  }
}
