import { describe, expect, it } from 'vitest';
import { createCalendar } from '../clock.ts';
import { lastDue, nextAfter } from './plan.ts';

const shanghai = createCalendar('Asia/Shanghai');
const berlin = createCalendar('Europe/Berlin');
/** 2026-11-20 is a Friday. */
const rhythm = { firstOn: '2026-11-20', lastOn: '2026-12-31', timeOfDay: '08:30', repeat: 'daily' } as const;
const at = (day: string, hour = 0, minute = 30) =>
  Date.parse(`${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00Z`);

/** The days of the next times after a moment. */
const daysOf = (plan: Parameters<typeof nextAfter>[0], count: number, calendar = shanghai) => {
  const days: (string | null)[] = [];
  let after = 0;
  for (let step = 0; step < count; step += 1) {
    const next = nextAfter(plan, after, calendar);
    days.push(next === null ? null : new Date(next).toISOString());
    after = next ?? after;
  }
  return days;
};

describe('when a plan is due', () => {
  it.each([
    ['once', ['2026-11-20', null, null]],
    ['daily', ['2026-11-20', '2026-11-21', '2026-11-22']],
    ['weekdays', ['2026-11-20', '2026-11-23', '2026-11-24']],
    ['weekly', ['2026-11-20', '2026-11-27', '2026-12-04']],
  ] as const)('[ANN-20] %s, at half past eight of the centre', (repeat, days) => {
    expect(daysOf({ ...rhythm, repeat }, 3)).toEqual(days.map((day) => (day === null ? null : `${day}T00:30:00.000Z`)));
  });

  it('[ANN-20] not after its last day', () => {
    expect(daysOf({ ...rhythm, lastOn: '2026-11-21' }, 3)).toEqual([
      ...['2026-11-20T00:30:00.000Z', '2026-11-21T00:30:00.000Z'],
      null,
    ]);
    expect(nextAfter(rhythm, at('2026-12-31'), shanghai)).toBeNull();
  });

  it('[ANN-21] each day at the same time of day over both changes of summer time, one that does not come later', () => {
    const spring = { ...rhythm, firstOn: '2026-03-28', timeOfDay: '02:30' };
    expect(daysOf(spring, 3, berlin)).toEqual([
      ...['2026-03-28T01:30:00.000Z', '2026-03-29T01:30:00.000Z', '2026-03-30T00:30:00.000Z'],
    ]);
    const autumn = { ...rhythm, firstOn: '2026-10-24', timeOfDay: '02:30' };
    expect(daysOf(autumn, 3, berlin)).toEqual([
      ...['2026-10-24T00:30:00.000Z', '2026-10-25T00:30:00.000Z', '2026-10-26T01:30:00.000Z'],
    ]);
  });

  it('[ANN-22] of many that were missed the last counts, and nothing that is done with', () => {
    const now = at('2026-11-25', 4);
    expect(lastDue(rhythm, { after: 0, now }, shanghai)).toBe(at('2026-11-25'));
    expect(lastDue(rhythm, { after: at('2026-11-25'), now }, shanghai)).toBeNull();
    expect(lastDue(rhythm, { after: 0, now: at('2026-11-25', 0, 29) }, shanghai)).toBe(at('2026-11-24'));
    expect(lastDue({ ...rhythm, repeat: 'weekly' }, { after: 0, now }, shanghai)).toBe(at('2026-11-20'));
    expect(lastDue({ ...rhythm, lastOn: '2026-11-21' }, { after: 0, now }, shanghai)).toBe(at('2026-11-21'));
    expect(lastDue(rhythm, { after: 0, now: at('2026-11-19', 4) }, shanghai)).toBeNull();
  });
});
