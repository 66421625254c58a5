import { qualityWarning } from '@hearthline/protocol';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterSecond, type Judged, NO_WARNINGS, raisedOf, WARNING_RULES, type WarningState } from './warnings.ts';

const GOOD: Judged = { roundTripMs: 40, jitterMs: 5, lossRatio: 0, mos: 4.3 };
/** Each rule's figure a little over its bound. */
const BAD = {
  loss: { lossRatio: 0.031 },
  jitter: { jitterMs: 30.1 },
  roundTrip: { roundTripMs: 401 },
  lowMos: { mos: 2.99 },
} as const;
const AT_BOUND: Judged = { roundTripMs: 400, jitterMs: 30, lossRatio: 0.03, mos: 3 };
const after = (seconds: readonly Judged[], from: WarningState = NO_WARNINGS): WarningState =>
  seconds.reduce(afterSecond, from);
const times = (count: number, second: Judged): Judged[] => Array.from({ length: count }, () => second);

describe('warnings', () => {
  it.each(qualityWarning.options)('[WARN-1] [WARN-2] %s is raised by its count and cleared by its count', (name) => {
    const { raiseAt, clearAfter } = WARNING_RULES[name];
    const bad = { ...GOOD, ...BAD[name] };
    expect(raisedOf(after(times(raiseAt - 1, bad)))).toEqual([]);
    const raised = after(times(raiseAt, bad));
    expect(raisedOf(raised)).toEqual([name]);
    const almost = after(times(clearAfter - 1, GOOD), raised);
    expect(raisedOf(almost)).toEqual([name]);
    expect(raisedOf(after([GOOD], almost))).toEqual([]);
    expect(raisedOf(after([bad, ...times(clearAfter - 1, GOOD)], almost))).toEqual([name]);
  });

  it('[WARN-1] a figure at its bound is no trouble', () => {
    expect(raisedOf(after(times(20, AT_BOUND)))).toEqual([]);
  });

  it('[WARN-2] a figure that is not known neither raises nor clears', () => {
    const raised = after(times(5, { ...GOOD, roundTripMs: 900 }));
    expect(raisedOf(after(times(30, { ...GOOD, roundTripMs: null }), raised))).toEqual(['roundTrip']);
  });

  const second = fc.record({
    roundTripMs: fc.option(fc.integer({ min: 0, max: 800 })),
    jitterMs: fc.integer({ min: 0, max: 60 }),
    lossRatio: fc.double({ min: 0, max: 0.06, noNaN: true }),
    mos: fc.double({ min: 1, max: 4.5, noNaN: true }),
  });

  it('[WARN-2] whatever comes: one bad second raises nothing, and a good stretch always clears', () => {
    fc.assert(
      fc.property(fc.array(second, { maxLength: 60 }), (seconds) => {
        expect(raisedOf(after([...seconds, ...times(7, GOOD)]))).toEqual([]);
      }),
    );
    fc.assert(
      fc.property(second, (one) => {
        expect(raisedOf(after([...times(9, GOOD), one, ...times(9, GOOD)]))).toEqual([]);
        expect(raisedOf(after([...times(9, GOOD), one]))).toEqual([]);
      }),
    );
  });

  it('[WARN-3] a worse line never has fewer warnings', () => {
    const worse = fc.record({
      roundTripMs: fc.integer({ min: 0, max: 500 }),
      jitterMs: fc.integer({ min: 0, max: 50 }),
      lossRatio: fc.double({ min: 0, max: 0.5, noNaN: true }),
      mos: fc.double({ min: 0, max: 3, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(second, worse), { maxLength: 60 }), (pairs) => {
        const here = after(pairs.map(([one]) => one));
        const there = after(
          pairs.map(([one, more]) => ({
            roundTripMs: one.roundTripMs === null ? null : one.roundTripMs + more.roundTripMs,
            jitterMs: one.jitterMs + more.jitterMs,
            lossRatio: one.lossRatio + more.lossRatio,
            mos: one.mos - more.mos,
          })),
        );
        expect(raisedOf(there)).toEqual(expect.arrayContaining(raisedOf(here)));
      }),
    );
  });
});
