import type { ReactNode } from 'react';
import { useHubNow, useNow } from '../../app/clock.tsx';
import { countdown, isoDuration, timer } from '../../app/words/index.ts';

/** A running timer since a moment of this PC's clock (the phone). */
export const Elapsed = ({ since }: { readonly since: number }): ReactNode => <Timer ms={useNow() - since} />;

/** A running timer since a moment of the hub's clock. */
export const HubElapsed = ({ since }: { readonly since: number }): ReactNode => <Timer ms={useHubNow() - since} />;

interface CountdownProps {
  readonly since: number;
  readonly until: number;
}

/** What is left of a stretch by the hub's clock; never more than the whole, although the screens' clock turns by seconds. */
export const HubCountdown = ({ since, until }: CountdownProps): ReactNode => {
  const ms = Math.min(until - since, Math.max(0, until - useHubNow()));
  return <time dateTime={isoDuration(ms)}>{countdown(ms)}</time>;
};

const Timer = ({ ms }: { readonly ms: number }): ReactNode => <time dateTime={isoDuration(ms)}>{timer(ms)}</time>;
