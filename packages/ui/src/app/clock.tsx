import { createContext, useContext, useSyncExternalStore } from 'react';
import { useValue } from './host.tsx';

/** The time the screens show; passed in, so that pictures and tests can hold it still. */
export interface ScreenClock {
  /** This PC's clock, epoch ms. */
  readonly now: () => number;
  /** Tells once a second, just after the second has changed, as long as somebody listens. */
  readonly onSecond: (listener: () => void) => () => void;
}

export const makeSystemClock = (): ScreenClock => {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const turn = (): void => {
    timer = setTimeout(turn, 1000 - (Date.now() % 1000) + 5);
    for (const listener of [...listeners]) listener();
  };
  return {
    now: () => Date.now(),
    onSecond: (listener) => {
      listeners.add(listener);
      if (timer === undefined) timer = setTimeout(turn, 1000 - (Date.now() % 1000) + 5);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0 || timer === undefined) return;
        clearTimeout(timer);
        timer = undefined;
      };
    },
  };
};

const ClockContext = createContext<ScreenClock>({ now: () => 0, onSecond: () => () => undefined });
export const ClockProvider = ClockContext.Provider;
export const useClock = (): ScreenClock => useContext(ClockContext);

/** This PC's time to the second; the component is drawn again each second. For the phone's moments. */
export const useNow = (): number => {
  const clock = useClock();
  const second = (): number => Math.floor(clock.now() / 1000) * 1000;
  return useSyncExternalStore(clock.onSecond, second, second);
};

/** The hub's time to the second. For everything the hub tells. */
export const useHubNow = (): number => {
  const offset = useValue('hubLink').clockOffsetMs;
  return useNow() + offset;
};
