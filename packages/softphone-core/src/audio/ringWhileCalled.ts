import type { ReadableValue } from '../lib/value.ts';
import type { CallSnapshot } from '../snapshot.ts';

/** [CALLS-2] Rings while a call rings here and no other talks; returns the way to stop. */
export function ringWhileCalled(calls: ReadableValue<readonly CallSnapshot[]>, ring: () => () => void): () => void {
  let stop: (() => void) | null = null;
  const update = (now: readonly CallSnapshot[]): void => {
    const isCalled = now.some(({ state }) => state.kind === 'ringingHere');
    const isBusy = now.some(
      ({ state }) => state.kind === 'talking' || state.kind === 'answering' || state.kind === 'ringingThere',
    );
    const shouldRing = isCalled && !isBusy;
    if (shouldRing && stop === null) stop = ring();
    if (!shouldRing && stop !== null) {
      stop();
      stop = null;
    }
  };
  const unsubscribe = calls.subscribe(update);
  return () => {
    unsubscribe();
    update([]);
  };
}
