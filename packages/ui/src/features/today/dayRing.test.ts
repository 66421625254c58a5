import type { MyDay } from '@hearthline/protocol';
import { describe, expect, it } from 'vitest';
import { languages } from '../../app/words/index.ts';
import { dayArcs, dayTimes, totalOf } from './dayRing.ts';
import { greeting } from './greeting.ts';

const day: MyDay = {
  workday: '2026-11-21',
  callCount: 0,
  yesterdayCallCount: 0,
  talkMs: 4000,
  readyMs: 3000,
  notReadyMs: 2000,
  wrapUpMs: 1000,
  signedInAt: 0,
};

describe('the times of a day', () => {
  it('add the running state to its part', () => {
    const at = (kind: 'ready' | 'talking' | 'offered') =>
      dayTimes(day, { kind, since: 5000, callId: 'c', queue: 'q' }, 7000);
    expect(at('talking').talk).toBe(6000);
    expect(at('ready').ready).toBe(5000);
    expect(at('offered').ready).toBe(5000);
    expect(dayTimes(day, { kind: 'notReady', reason: 'meal', since: 5000 }, 7000).rest).toBe(4000);
  });
  it('add nothing off shift, without a state, or for a clock that runs behind', () => {
    expect(totalOf(dayTimes(day, { kind: 'signedOut', since: 0 }, 9000))).toBe(10_000);
    expect(totalOf(dayTimes(day, null, 9000))).toBe(10_000);
    expect(totalOf(dayTimes(day, { kind: 'ready', since: 9000 }, 8000))).toBe(10_000);
  });
});

describe('the ring', () => {
  const arcs = dayArcs(dayTimes(day, null, 0));
  it('goes once around, each arc beginning where its share begins', () => {
    expect(arcs.map(({ part }) => part)).toEqual(['talk', 'ready', 'rest', 'wrapUp']);
    expect(arcs.map(({ start }) => Number(start.toFixed(3)))).toEqual([0, 0.4, 0.7, 0.9]);
    const drawn = arcs.reduce((sum, { length }) => sum + length, 0);
    expect(drawn + 4 * 0.012).toBeCloseTo(1, 6);
  });
  it('leaves out parts without time and closes a single one', () => {
    expect(dayArcs({ talk: 5, ready: 0, rest: 0, wrapUp: 0 })).toEqual([
      { part: 'talk', tone: 'live', start: 0, length: 1 },
    ]);
    expect(dayArcs({ talk: 0, ready: 0, rest: 0, wrapUp: 0 })).toEqual([]);
  });
  it('still shows a sliver', () =>
    expect(dayArcs({ talk: 1e7, ready: 1, rest: 0, wrapUp: 0 })[1]?.length).toBeGreaterThan(0));
});

it('greets by the hour', () => {
  const w = languages.en;
  expect([4, 5, 10, 11, 13, 17, 18, 23].map((hour) => greeting(hour, 'A', w).slice(0, 8))).toEqual([
    'Good eve',
    'Good mor',
    'Good mor',
    'Hello, A',
    'Good aft',
    'Good aft',
    'Good eve',
    'Good eve',
  ]);
});
