import { type CheckRun, EarCheck, newestOf, type OpenEar, wait } from '../check.ts';
import type { Finding } from '../readinessMachine.ts';
import { frameLevelsDb, quantile, shownLevel } from '../sound.ts';
import { judgeRoom } from '../verdicts.ts';

/** [READY-20] */
const TURNS = 6;
const TURN_MS = 500;
/** A cough is not the room: the quietest fifth tells. */
const FLOOR_SHARE = 0.2;

/** How loud is it when nobody speaks? */
export class RoomCheck extends EarCheck {
  readonly id = 'room';
  protected readonly processing = 'raw';

  protected async listen(run: CheckRun, ear: OpenEar): Promise<Finding> {
    // The sound card's first moments are not the room.
    await wait(run, TURN_MS);
    const levels: number[] = [];
    for (let turn = 1; turn <= TURNS; turn += 1) {
      await wait(run, TURN_MS);
      levels.push(...frameLevelsDb(newestOf(ear, TURN_MS), ear.tap.sampleRateHz));
      run.show({ progress: turn / TURNS, level: shownLevel(levels.at(-1) ?? -120) });
    }
    return judgeRoom(quantile(levels, FLOOR_SHARE));
  }
}
