import type { Outage } from '@hearthline/protocol';
import type { Formats } from '../../app/words/format.ts';
import type { Words } from '../../app/words/index.ts';

/** From when to when, and how long; one that goes on has no end yet. */
export const outageSpan = (
  { beganAt, endedAt }: Outage,
  now: number,
  { w, f }: { readonly w: Words; readonly f: Formats },
): string => {
  const from = f.moment(beganAt, now);
  return endedAt === null
    ? w.outages.since(from)
    : `${w.outages.fromTo(from, f.time(endedAt))} · ${f.span(Math.max(0, endedAt - beganAt))}`;
};
