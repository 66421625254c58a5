import { type CheckRun, EarCheck, newestOf, type OpenEar, wait } from '../check.ts';
import type { Finding } from '../readinessMachine.ts';
import { clippedIn, frameLevelsDb, isConstant, meanDb, shownLevel } from '../sound.ts';
import { type Heard, judgeMicrophone, MICROPHONE_RULE } from '../verdicts.ts';

/** [READY-30] */
const TURN_MS = 100;
const LIMIT_MS = 12_000;
const ENOUGH_SPEECH_MS = 1_500;
const FRAME_MS = 20;
/** The first moments of a sound card are often silence. */
const WARM_UP_MS = 300;

/** Is she heard when she speaks, as her callers would hear her? */
export class MicrophoneCheck extends EarCheck {
  readonly id = 'microphone';
  protected readonly processing = 'voice';

  protected async listen(run: CheckRun, ear: OpenEar): Promise<Finding> {
    await wait(run, WARM_UP_MS);
    return judgeMicrophone(await this.#hear(run, ear));
  }

  async #hear(run: CheckRun, ear: OpenEar): Promise<Heard> {
    const { tap, track } = ear;
    const frames: number[] = [];
    let clipped = 0;
    let samples = 0;
    let wasConstant = true;
    for (let passedMs = 0; passedMs < LIMIT_MS; passedMs += TURN_MS) {
      await wait(run, TURN_MS);
      const newest = newestOf(ear, TURN_MS);
      frames.push(...frameLevelsDb(newest, tap.sampleRateHz, FRAME_MS));
      clipped += clippedIn(newest);
      samples += newest.length;
      wasConstant &&= isConstant(newest);
      const spokenMs = FRAME_MS * frames.filter(isSpeech).length;
      run.show({
        progress: Math.min(1, spokenMs / ENOUGH_SPEECH_MS),
        level: shownLevel(Math.max(...frames.slice(-TURN_MS / FRAME_MS))),
      });
      if (spokenMs >= ENOUGH_SPEECH_MS) break;
    }
    const speech = frames.filter(isSpeech);
    return {
      isMuted: track?.muted === true,
      isConstant: wasConstant,
      loudestDb: Math.max(...frames),
      hasSpoken: FRAME_MS * speech.length >= ENOUGH_SPEECH_MS,
      speechDb: meanDb(speech),
      clippedRatio: clipped / Math.max(1, samples),
    };
  }
}

const isSpeech = (db: number): boolean => db >= MICROPHONE_RULE.speechDb;
