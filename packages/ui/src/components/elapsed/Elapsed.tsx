import type { ReactNode } from 'react';
import { useHubNow, useNow } from '../../app/clock.tsx';
import { countdown, isoDuration, timer } from '../../app/words/index.ts';

/** A running timer since a moment of this PC's clock (the phone). */
export const Elapsed = ({ since }: { readonly since: number }): ReactNode => <Timer ms={useNow() - since} />;

/** A running timer since a moment of the hub's clock. */
export const HubElapsed = ({ since }: { readonly since: number }): ReactNode => <Timer ms={useHubNow() - since} />;

/** What is left until a moment of the hub's clock. */
export const HubCountdown = ({ until }: { readonly until: number }): ReactNode => {
  const ms = Math.max(0, until - useHubNow());
  return <time dateTime={isoDuration(ms)}>{countdown(ms)}</time>;
};

const Timer = ({ ms }: { readonly ms: number }): ReactNode => <time dateTime={isoDuration(ms)}>{timer(ms)}</time>;
