import type { AudioDevices } from '../../audio/audioDevices.ts';
import { type Check, type CheckRun, openEar, type OpenEar, wait } from '../check.ts';
import type { Finding } from '../readinessMachine.ts';
import { clippedIn, frameLevelsDb, isConstant, meanDb } from '../sound.ts';
import { type Heard, judgeMicrophone, MICROPHONE_RULE } from '../verdicts.ts';

/** [READY-30] */
const TURN_MS = 100;
const LIMIT_MS = 12_000;
const ENOUGH_SPEECH_MS = 1_500;
const FRAME_MS = 20;
/** The first moments of a sound card are often silence. */
const WARM_UP_MS = 300;

/** As a meter shows it: 0…1 over 60 dB. */
export const shownLevel = (db: number): number => Math.min(1, Math.max(0, 1 + db / 60));

/** Is she heard when she speaks, as her callers would hear her? */
export class MicrophoneCheck implements Check {
  readonly id = 'microphone';
  readonly #audio: AudioDevices;
  constructor(audio: AudioDevices) {
    this.#audio = audio;
  }

  async run(run: CheckRun): Promise<Finding> {
    const ear = await openEar(this.#audio, run, 'voice');
    if (!('tap' in ear)) return ear;
    await wait(run, WARM_UP_MS);
    return judgeMicrophone(await this.#listen(run, ear));
  }

  async #listen(run: CheckRun, { tap, track }: OpenEar): Promise<Heard> {
    const frames: number[] = [];
    let clipped = 0;
    let samples = 0;
    let wasConstant = true;
    for (let passedMs = 0; passedMs < LIMIT_MS; passedMs += TURN_MS) {
      await wait(run, TURN_MS);
      const newest = tap.latest().slice(-Math.round((tap.sampleRateHz * TURN_MS) / 1000));
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
