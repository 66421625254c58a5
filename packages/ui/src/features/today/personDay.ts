/** A day as the stretches of its states: pure. Moments by the hub's clock, lengths in ms. */
import type { AgentState, PersonDay } from '@hearthline/protocol';
import { dayTones, partOf, type Arc, type DayPart, type DayTimes } from './dayRing.ts';

export interface Stretch {
  readonly part: DayPart;
  readonly from: number;
  readonly to: number;
}

const HOUR_MS = 3_600_000;
const partOfState = { ready: 'ready', offered: 'ready', notReady: 'rest', talking: 'talk', wrapUp: 'wrapUp' } as const;

/** What is over and what runs, neighbours of one part made one. */
export const stretchesOf = (day: PersonDay, running: AgentState | null, now: number): Stretch[] => {
  const all: Stretch[] = day.stretches.map(({ from, to, state }) => ({ part: partOfState[state], from, to }));
  const part = running === null ? null : partOf(running);
  const to = Math.min(now, day.endsAt);
  // Its change may have been told already and be in the day by now.
  const from = Math.max(running?.since ?? 0, day.beganAt, all.at(-1)?.to ?? 0);
  if (part !== null && to > from) all.push({ part, from, to });
  const merged: Stretch[] = [];
  for (const one of all) {
    const last = merged.at(-1);
    if (last?.part === one.part && one.from <= last.to + 1_000) merged[merged.length - 1] = { ...last, to: one.to };
    else merged.push(one);
  }
  return merged;
};

export const timesOf = (stretches: readonly Stretch[]): DayTimes => {
  const times = { talk: 0, ready: 0, rest: 0, wrapUp: 0 };
  for (const { part, from, to } of stretches) times[part] += to - from;
  return times;
};

/** From the hour of the first stretch to the end of the hour of the last; null: there is none. */
export const spanOf = (stretches: readonly Stretch[]): { from: number; to: number } | null => {
  const [first, last] = [stretches[0], stretches.at(-1)];
  if (first === undefined || last === undefined) return null;
  const from = Math.floor(first.from / HOUR_MS) * HOUR_MS;
  return { from, to: Math.max(from + HOUR_MS, Math.ceil(last.to / HOUR_MS) * HOUR_MS) };
};

/** Each stretch where it was, clockwise from the top; time off shift stays open. */
export const clockArcs = (stretches: readonly Stretch[]): Arc[] => {
  const span = spanOf(stretches);
  if (span === null) return [];
  const wholeMs = span.to - span.from;
  return stretches.map(({ part, from, to }) => ({
    ...{ part, tone: dayTones[part] },
    ...{ start: (from - span.from) / wholeMs, length: Math.max((to - from) / wholeMs, 0.002) },
  }));
};

/** Of the time she could take calls or had one: how much went into calls and what follows them; null: none yet. */
export const occupancyRatio = ({ talk, wrapUp, ready }: DayTimes): number | null =>
  talk + wrapUp + ready === 0 ? null : (talk + wrapUp) / (talk + wrapUp + ready);

/** The same as the ring, hour by hour; hours without a stretch are left out. */
export const hourRows = (stretches: readonly Stretch[]): { readonly from: number; readonly times: DayTimes }[] => {
  const span = spanOf(stretches);
  if (span === null) return [];
  const rows = [];
  for (let from = span.from; from < span.to; from += HOUR_MS) {
    const inside = stretches
      .map((one) => ({ ...one, from: Math.max(one.from, from), to: Math.min(one.to, from + HOUR_MS) }))
      .filter((one) => one.to > one.from);
    if (inside.length > 0) rows.push({ from, times: timesOf(inside) });
  }
  return rows;
};
