import type { Clock } from '../lib/clock.ts';
import type { Scope } from '../lib/scope.ts';
import type { NetworkPort } from '../ports.ts';

/** [LINE-19] Often enough that a repaired edge is used again soon, seldom enough to cost nothing. */
const LOOK_BACK_EVERY_MS = 60_000;

export interface LookBackOptions {
  readonly network: NetworkPort;
  readonly clock: Clock;
  /** No call lives: the line may change its edge. */
  readonly isIdle: () => boolean;
  readonly openWithinMs: number;
}

/** [LINE-19] Looks at the preferred edge until `attempt` is over; `goBack` is called when it opens and nobody talks. */
export function lookBack(options: LookBackOptions, url: string, on: { attempt: Scope; goBack: () => void }): void {
  const { network, clock, isIdle, openWithinMs } = options;
  const { attempt, goBack } = on;
  const look = (): void => {
    if (!isIdle()) return;
    const socket = network.openSocket(url);
    const cancelLimit = clock.after(openWithinMs, () => socket.drop());
    attempt.add(cancelLimit);
    attempt.add(() => socket.drop());
    socket.onClose(cancelLimit);
    socket.onOpen(() => {
      cancelLimit();
      if (attempt.isClosed || !isIdle()) socket.drop();
      else goBack();
    });
  };
  attempt.add(clock.every(LOOK_BACK_EVERY_MS, look));
}
