import type { PersonDay } from '@hearthline/protocol';
import { describe, expect, it } from 'vitest';
import { clockArcs, hourRows, occupancyRatio, spanOf, stretchesOf, timesOf } from './personDay.ts';

const HOUR = 3_600_000;
const at = (hour: number): number => hour * HOUR;
const day: PersonDay = {
  ...{ personId: 'p', workday: '1970-01-01', beganAt: 0, endsAt: at(24) },
  ...{ callCount: 1, talkMs: HOUR, heldMs: 0, points: 5 },
  results: { satisfaction: { count: 0, average: null }, firstContact: { count: 0, settledCount: 0 } },
  stretches: [
    { from: at(8), to: at(9), state: 'ready', reason: null },
    { from: at(9), to: at(9.25), state: 'offered', reason: null },
    { from: at(9.25), to: at(10), state: 'talking', reason: null },
    { from: at(14), to: at(14.5), state: 'notReady', reason: 'meal' },
  ],
};

describe('Q15 [DAY-1] a day in stretches', () => {
  it('makes neighbours of one part one, adds what runs, and leaves the gap', () => {
    const all = stretchesOf(
      day,
      { kind: 'wrapUp', since: at(14.5), endsAt: 0, isExtended: false, callId: 'c' },
      at(15),
    );
    expect(all.map(({ part }) => part)).toEqual(['ready', 'talk', 'rest', 'wrapUp']);
    expect(all[0]).toEqual({ part: 'ready', from: at(8), to: at(9.25) });
    expect(timesOf(all)).toEqual({ talk: 0.75 * HOUR, ready: 1.25 * HOUR, rest: HOUR / 2, wrapUp: HOUR / 2 });
  });
  it('[DAY-2] counts what runs since before midnight, or past the next, in its own day alone', () => {
    const running = { kind: 'ready', since: -at(2) } as const;
    const begun = { ...day, beganAt: at(0.5), stretches: [] };
    expect(stretchesOf(begun, running, at(1))).toEqual([{ part: 'ready', from: at(0.5), to: at(1) }]);
    expect(stretchesOf({ ...day, stretches: [] }, { ...running, since: at(23) }, at(30))[0]?.to).toBe(at(24));
    expect(stretchesOf({ ...day, stretches: [] }, { kind: 'signedOut', since: 0 }, at(1))).toEqual([]);
  });
  it('does not count twice what has been told as over meanwhile', () =>
    expect(timesOf(stretchesOf(day, { kind: 'ready', since: at(14) }, at(14.75)))).toMatchObject({
      ...{ ready: 1.5 * HOUR, rest: 0.5 * HOUR },
    }));
  it('is drawn over its own hours, each stretch where it was', () => {
    const all = stretchesOf(day, null, at(15));
    expect(spanOf(all)).toEqual({ from: at(8), to: at(15) });
    const arcs = clockArcs(all);
    expect(arcs.map(({ start }) => start * 7)).toEqual([0, expect.closeTo(1.25), expect.closeTo(6)]);
    expect(clockArcs([])).toEqual([]);
  });
  it('has a table that says the same, by the hour, without empty hours', () => {
    const rows = hourRows(stretchesOf(day, null, at(15)));
    expect(rows.map(({ from }) => from / HOUR)).toEqual([8, 9, 14]);
    expect(rows[1]?.times).toEqual({ talk: 0.75 * HOUR, ready: 0.25 * HOUR, rest: 0, wrapUp: 0 });
  });
  it('is occupied as far as calls and wrap-up go, rest left out; nothing before there was time', () => {
    expect(occupancyRatio({ talk: 3, wrapUp: 1, ready: 4, rest: 99 })).toBe(0.5);
    expect(occupancyRatio({ talk: 0, wrapUp: 0, ready: 0, rest: 99 })).toBeNull();
  });
});
