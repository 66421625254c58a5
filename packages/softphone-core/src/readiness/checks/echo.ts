import { lengthMsOf, samplesOf, type TonePattern } from '../../audio/tones.ts';
import { type CheckRun, EarCheck, type OpenEar, wait } from '../check.ts';
import type { Finding } from '../readinessMachine.ts';
import { dbOf, findProbe, levelDbOf, thinned } from '../sound.ts';
import { judgeEcho } from '../verdicts.ts';

/** [READY-40] Five short tones in an order nothing else in a room has. */
export const ECHO_PROBE: TonePattern = {
  stretches: [700, 1300, 900, 1900, 1100].map((hz) => ({ frequenciesHz: [hz], ms: 50 })),
  isRepeated: false,
};
/** By then the probe has been played and heard, on slow sound cards too; no longer than a tap keeps. */
const HEARD_AFTER_MS = 600;
const TURNS = 3;
const RATE_HZ = 8_000;

/** Does what the speaker plays come back by the microphone? */
export class EchoCheck extends EarCheck {
  readonly id = 'echo';
  protected readonly processing = 'raw';

  protected async listen(run: CheckRun, ear: OpenEar): Promise<Finding> {
    await wait(run, HEARD_AFTER_MS);
    const found: { likeness: number; levelDb: number }[] = [];
    for (let turn = 1; turn <= TURNS; turn += 1) {
      found.push(await this.#probe(run, ear));
      run.show({ progress: turn / TURNS });
    }
    // The middle one: a door that slams once is no echo.
    found.sort((a, b) => a.likeness - b.likeness);
    return judgeEcho(found[Math.floor(TURNS / 2)] ?? { likeness: 0, levelDb: -120 });
  }

  async #probe(run: CheckRun, { tap }: OpenEar): Promise<{ likeness: number; levelDb: number }> {
    const stop = this.audio.playTone(ECHO_PROBE);
    run.scope.add(stop);
    await wait(run, Math.max(HEARD_AFTER_MS, lengthMsOf(ECHO_PROBE)));
    stop();
    const factor = Math.max(1, Math.floor(tap.sampleRateHz / RATE_HZ));
    const probe = thinned(samplesOf(ECHO_PROBE, tap.sampleRateHz), factor);
    const { likeness, gain } = findProbe(thinned(tap.latest(), factor), probe);
    return { likeness, levelDb: levelDbOf(probe) + dbOf(gain) };
  }
}
