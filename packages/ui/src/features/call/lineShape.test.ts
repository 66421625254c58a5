import { describe, expect, it } from 'vitest';
import type { LineSecond } from '../../host/index.ts';
import { type Lane, pathOf, stretchesOf, summaryOf } from './lineShape.ts';

const heard = (at: number, more: Partial<Extract<LineSecond, { kind: 'heard' }>> = {}): LineSecond => ({
  ...{ kind: 'heard', at: at * 1000, mos: 4, lossRatio: 0, roundTripMs: 40, isWarned: false },
  ...more,
});
const silent = (at: number): LineSecond => ({ kind: 'silent', at: at * 1000 });
const mos: Lane = { figure: (second) => second.mos, low: 1, high: 5, top: 0, bottom: 40 };

describe('[PIC-1] the newest second is at the right edge', () => {
  it('and what is older than the picture is left out', () =>
    expect(pathOf({ seconds: [heard(1), heard(99), heard(100)], spanS: 10 }, mos)).toBe('M8 10L9 10L10 10'));
  it('and a single second is seen', () => expect(pathOf({ seconds: [heard(5)], spanS: 10 }, mos)).toBe('M9 10L10 10'));
  it('and nothing is drawn of nothing', () => expect(pathOf({ seconds: [], spanS: 10 }, mos)).toBe(''));
});

describe('[PIC-2] a gap is a gap', () => {
  const cut = [heard(1), heard(2), silent(3), silent(4), heard(5, { mos: 9 }), heard(9, { mos: 0 })];
  it('where nothing came in, and where nothing was measured', () =>
    expect(pathOf({ seconds: cut, spanS: 9 }, mos)).toBe('M0 10L1 10L2 10M4 0L5 0M8 40L9 40'));
  it('and is marked where nothing came in', () =>
    expect(stretchesOf({ seconds: cut, spanS: 9 }, ({ kind }) => kind === 'silent')).toEqual([{ fromS: 2, toS: 4 }]));
});

describe('[PIC-3] in numbers', () => {
  it('the worst of each figure, and how long what was wrong', () =>
    expect(
      summaryOf([
        heard(1, { mos: 2, roundTripMs: null, isWarned: true }),
        heard(2, { lossRatio: 0.2, roundTripMs: 300 }),
        silent(3),
      ]),
    ).toEqual({ lowestMos: 2, worstLossRatio: 0.2, worstRoundTripMs: 300, warnedS: 1, silentS: 1 }));
  it('nothing of a line that was never heard', () => expect(summaryOf([silent(1)])).toBeNull());
});
