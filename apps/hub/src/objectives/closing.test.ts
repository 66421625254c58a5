import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCalendar, shiftWorkday } from '../clock.ts';
import { createClosing, LATEST_MS, shiftsOf, workdayFor, type Shift } from './closing.ts';

const HOUR_MS = 3_600_000;
const at = (text: string): number => Date.parse(text);
const closingOf = (timeZone: string, hour: string) => createClosing(createCalendar(timeZone), hour);

/** Zones whose clocks are moved at one, two and three in the morning, at midnight, by half an hour, and never. */
const zones = [
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'America/Havana',
];
const hours = ['00:00', '01:30', '02:30', '03:00', '04:00', '11:59'];
const days2026 = Array.from({ length: 365 }, (_, index) => shiftWorkday('2026-01-01', index));

describe('the closing hour', () => {
  it.each([
    // Berlin: 29 March at 02:00 the clock goes to 03:00; 25 October at 03:00 back to 02:00.
    ['Europe/Berlin', '00:00', '2026-03-29', '2026-03-28T23:00:00Z', 23],
    ['Europe/Berlin', '00:00', '2026-10-25', '2026-10-24T22:00:00Z', 25],
    ['Europe/Berlin', '04:00', '2026-03-28', '2026-03-28T03:00:00Z', 23],
    ['Europe/Berlin', '04:00', '2026-10-24', '2026-10-24T02:00:00Z', 25],
    // 02:30 is left out on 29 March: an hour later by the clock, so as long as ever; the day after is the short one.
    ['Europe/Berlin', '02:30', '2026-03-28', '2026-03-28T01:30:00Z', 24],
    ['Europe/Berlin', '02:30', '2026-03-29', '2026-03-29T01:30:00Z', 23],
    // 02:30 comes twice on 25 October: the first.
    ['Europe/Berlin', '02:30', '2026-10-24', '2026-10-24T00:30:00Z', 24],
    ['Europe/Berlin', '02:30', '2026-10-25', '2026-10-25T00:30:00Z', 25],
    ['America/New_York', '04:00', '2026-03-07', '2026-03-07T09:00:00Z', 23],
    ['America/New_York', '04:00', '2026-10-31', '2026-10-31T08:00:00Z', 25],
    // Half an hour.
    ['Australia/Lord_Howe', '04:00', '2026-04-04', '2026-04-03T17:00:00Z', 24.5],
    ['Australia/Lord_Howe', '04:00', '2026-10-03', '2026-10-02T17:30:00Z', 23.5],
    ['Asia/Shanghai', '04:00', '2026-11-20', '2026-11-19T20:00:00Z', 24],
  ])('[OBJ-7] P3 in %s at %s: %s opens at %s and lasts %d h', (zone, hour, workday, opens, length) => {
    const closing = closingOf(zone, hour);
    expect(new Date(closing.opensAt(workday)).toISOString()).toBe(new Date(opens).toISOString());
    expect((closing.closesAt(workday) - closing.opensAt(workday)) / HOUR_MS).toBe(length);
  });

  it.each(zones.flatMap((zone) => hours.map((hour) => [zone, hour] as const)))(
    '[OBJ-7] P3 in %s at %s every moment of a year is in exactly one workday',
    (zone, hour) => {
      const closing = closingOf(zone, hour);
      for (const workday of days2026) {
        const [opens, closes] = [closing.opensAt(workday), closing.closesAt(workday)];
        expect((closes - opens) / HOUR_MS).toBeGreaterThanOrEqual(22.5);
        expect((closes - opens) / HOUR_MS).toBeLessThanOrEqual(25.5);
        expect(closing.opensAt(shiftWorkday(workday, 1))).toBe(closes);
        for (const moment of [opens, opens + 1, (opens + closes) / 2, closes - 1])
          expect(closing.workdayOf(moment), `${workday} at ${new Date(moment).toISOString()}`).toBe(workday);
        expect(closing.workdayOf(opens - 1)).toBe(shiftWorkday(workday, -1));
      }
    },
  );
});

describe('a shift over the hour', () => {
  const closing = closingOf('Asia/Shanghai', '04:00');
  const opens = closing.opensAt('2026-11-20');
  const closes = closing.closesAt('2026-11-20');
  const over = (from: number, to: number | null): Shift[] => [
    { from: closes + from * HOUR_MS, to: to === null ? null : closes + to * HOUR_MS },
  ];
  const stands = (shifts: Shift[], now: number, workday = '2026-11-20') => {
    const state = workdayFor({ closing, workday, shifts, now: closes + now * HOUR_MS });
    const hour = (moment: number): number => (moment - closes) / HOUR_MS;
    if (state.kind === 'notYet') return state.kind;
    return state.kind === 'running' ? ['running', hour(state.from)] : ['closed', hour(state.from), hour(state.to)];
  };

  it('[OBJ-8] P3 counts for the day it began on, to its end, and the next day begins there', () => {
    expect(stands([], -1)).toEqual(['running', -24]);
    expect(stands([], 0)).toEqual(['closed', -24, 0]);
    expect(stands(over(-6, 2), 3)).toEqual(['closed', -24, 2]);
    expect(stands(over(-6, 2), 3, '2026-11-21')).toEqual(['running', 2]);
    expect(stands(over(-6, null), 3)).toEqual(['running', -24]);
    expect(stands(over(-6, null), 3, '2026-11-21')).toBe('notYet');
  });

  it('[OBJ-8] P3 is cut 12 h past the hour, for who never signs out', () => {
    expect(stands(over(-6, null), 11.9)).toEqual(['running', -24]);
    expect(stands(over(-6, null), 12)).toEqual(['closed', -24, 12]);
    expect(stands(over(-6, 20), 21)).toEqual(['closed', -24, 12]);
    expect(stands(over(-6, null), 30, '2026-11-21')).toEqual(['running', 12]);
  });

  it('[OBJ-8] P3 one that begins or ends at the very hour is not over it', () => {
    expect(stands(over(0, 8), 9)).toEqual(['closed', -24, 0]);
    expect(stands(over(-8, 0), 9)).toEqual(['closed', -24, 0]);
    expect(stands(over(0, null), 9, '2026-11-21')).toEqual(['running', 0]);
  });

  it('[OBJ-8] P3 whatever the shifts, each moment is in one workday of hers, and none is longer than 36 h', () => {
    const anyShifts = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 30 })), { maxLength: 8 })
      .map((pairs): Shift[] => {
        let from = opens;
        return pairs.map(([gap, length]) => {
          const shift = { from: from + gap * HOUR_MS, to: from + (gap + length) * HOUR_MS };
          from = shift.to;
          return shift;
        });
      });
    fc.assert(
      fc.property(anyShifts, (shifts) => {
        const now = closes + 60 * 24 * HOUR_MS;
        const days = Array.from({ length: 12 }, (_, index) => shiftWorkday('2026-11-20', index));
        const bounds = days.map((workday) => workdayFor({ closing, workday, shifts, now }));
        bounds.forEach((one, index) => {
          if (one.kind !== 'closed') throw new Error('long over');
          expect(one.to).toBeGreaterThan(one.from);
          expect(one.to - one.from).toBeLessThanOrEqual(24 * HOUR_MS + LATEST_MS);
          const next = bounds[index + 1];
          expect(next?.kind === 'closed' ? next.from : one.to).toBe(one.to);
        });
        // A shift of 24 h or less that did not have to be cut is whole in the day it began on.
        for (const { from, to } of shifts) {
          if (to === null || to - from > 12 * HOUR_MS) continue;
          const inside = bounds.filter((one) => one.kind === 'closed' && one.from < to && one.to > from);
          expect(inside.length).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('[OBJ-8] P3 a shift over the end of summer time goes on to its end', () => {
    const berlin = closingOf('Europe/Berlin', '02:30');
    const night = [{ from: at('2026-10-24T20:00:00Z'), to: at('2026-10-25T04:00:00Z') }];
    const now = at('2026-10-25T12:00:00Z');
    const state = workdayFor({ closing: berlin, workday: '2026-10-24', shifts: night, now });
    expect(state).toEqual({ kind: 'closed', from: at('2026-10-24T00:30:00Z'), to: at('2026-10-25T04:00:00Z') });
  });
});

describe('shifts', () => {
  const worked = (...pairs: [number, number][]) => pairs.map(([beganAt, endedAt]) => ({ beganAt, endedAt }));
  it('[OBJ-8] P3 are stretches that follow each other without a gap, in whatever order they are read', () => {
    expect(shiftsOf(worked([20, 30], [0, 10], [10, 15]), null)).toEqual([
      { from: 0, to: 15 },
      { from: 20, to: 30 },
    ]);
    expect(shiftsOf(worked([0, 10], [10, 20]), 20)).toEqual([{ from: 0, to: null }]);
    expect(shiftsOf(worked([0, 10]), 12)).toEqual([
      { from: 0, to: 10 },
      { from: 12, to: null },
    ]);
    expect(shiftsOf([], 5)).toEqual([{ from: 5, to: null }]);
    expect(shiftsOf([], null)).toEqual([]);
  });
});
