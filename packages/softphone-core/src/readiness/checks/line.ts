import type { Clock } from '../../lib/clock.ts';
import type { Quality } from '../../snapshot.ts';
import { type Check, type CheckRun, Stopped } from '../check.ts';
import type { EchoCall, EchoCallEnd } from '../echoCall.ts';
import type { Finding } from '../readinessMachine.ts';
import type { LineFigures } from '../readinessState.ts';
import { judgeLine } from '../verdicts.ts';

/** [READY-50] [READY-53] [READY-54] */
const SECONDS = 60;
const GOOD_LOOK_SECONDS = 10;
const NO_SOUND_AFTER_MS = 8_000;

export interface LineCheckOptions {
  readonly clock: Clock;
  readonly isLineUp: () => boolean;
  readonly call: (number: string) => EchoCall;
  readonly echoNumber: () => string;
  readonly mayCutShort: () => boolean;
}

/** A minute with the PBX's echo: what a caller would notice of the line. */
export class LineCheck implements Check {
  readonly id = 'line';
  readonly #options: LineCheckOptions;
  #finish: () => void = () => {};

  constructor(options: LineCheckOptions) {
    this.#options = options;
  }

  /** Ends the minute with what was seen, where that is allowed now. */
  cutShort(): void {
    this.#finish();
  }

  run(run: CheckRun): Promise<Finding> {
    const { clock, isLineUp, echoNumber, mayCutShort } = this.#options;
    if (!isLineUp()) return Promise.resolve({ verdict: 'red', reason: 'line.down' });
    return new Promise((resolve, reject) => {
      const seconds: Quality[] = [];
      const call = this.#options.call(echoNumber());
      run.scope.add(() => {
        call.end();
        this.#finish = () => {};
        reject(new Stopped());
      });
      const cancel = clock.after(NO_SOUND_AFTER_MS, () => resolve({ verdict: 'red', reason: 'line.noSound' }));
      run.scope.add(cancel);
      call.onHeard(cancel);
      call.onEnd((end) => resolve(seconds.length >= GOOD_LOOK_SECONDS ? judgeLine(meansOf(seconds)) : CUT[end]));
      call.onQuality((quality) => {
        seconds.push(quality);
        const finding = judgeLine(meansOf(seconds));
        const mayBeCutShort = mayCutShort() && seconds.length >= GOOD_LOOK_SECONDS && finding.verdict === 'green';
        this.#finish = mayBeCutShort ? () => resolve(finding) : () => {};
        run.show({ progress: seconds.length / SECONDS, figures: meansOf(seconds), mayBeCutShort });
        if (seconds.length >= SECONDS) resolve(finding);
      });
    });
  }
}

/** [READY-54] */
const CUT: Readonly<Record<EchoCallEnd, Finding>> = {
  refused: { verdict: 'amber', reason: 'line.noEcho' },
  unreached: { verdict: 'red', reason: 'line.down' },
  cut: { verdict: 'red', reason: 'line.cut' },
};

export function meansOf(seconds: readonly Quality[]): LineFigures {
  const mean = (of: (one: Quality) => number): number =>
    seconds.reduce((sum, one) => sum + of(one), 0) / Math.max(1, seconds.length);
  const trips = seconds.flatMap(({ roundTripMs }) => (roundTripMs === null ? [] : [roundTripMs]));
  return {
    mos: mean((one) => (one.bitrateInKbps === 0 ? 1 : one.mos)),
    // A second in which nothing came has no packets to count as lost.
    lossRatio: mean((one) => (one.bitrateInKbps === 0 ? 1 : Math.max(one.lossRatio, one.concealedRatio))),
    jitterMs: mean((one) => one.jitterMs),
    roundTripMs: trips.length === 0 ? null : trips.reduce((sum, one) => sum + one, 0) / trips.length,
  };
}
