import { statusLine } from '@hearthline/protocol';
import { describe, expect, it } from 'vitest';
import { emojiChoices, emptyStatus, endsAt, finishStatus, spokenStatus, statusOf } from './statusDraft.ts';

/** 14:18 on this PC. */
const NOW = new Date(2026, 10, 21, 14, 18).getTime();
const MINUTE = 60_000;

describe('a status being written', () => {
  const ends = (more: Partial<typeof emptyStatus>) => endsAt({ ...emptyStatus, ...more }, NOW);

  it('[STATUS-1] T2 ends after half an hour, an hour, with the day, or at a moment within 30 days', () => {
    expect(ends({ until: 'm30' })).toBe(NOW + 30 * MINUTE);
    expect(ends({ until: 'h1' })).toBe(NOW + 60 * MINUTE);
    expect(ends({ until: 'endOfDay' })).toBe(new Date(2026, 10, 22).getTime());
    const chosen = (day: string, time: string) => ends({ until: 'chosen', day, time });
    expect(chosen('2026-11-25', '09:30')).toBe(new Date(2026, 10, 25, 9, 30).getTime());
    expect(chosen('2026-12-21', '14:18')).toBe(new Date(2026, 11, 21, 14, 18).getTime());
    for (const [day, time] of [
      ['2026-12-21', '14:19'],
      ['2026-11-21', '14:18'],
      ['', ''],
      ['2026-11-25', ''],
    ] as const)
      expect(chosen(day, time)).toBeNull();
  });

  it('[STATUS-1] T2 is not said without words, or without its end', () => {
    const draft = { ...emptyStatus, text: ' 去看牙 ' };
    expect(finishStatus(draft, NOW)).toEqual({ text: '去看牙', emoji: null, until: NOW + 60 * MINUTE });
    expect(finishStatus({ ...draft, text: '  ' }, NOW)).toBeNull();
    expect(finishStatus({ ...draft, until: 'chosen' }, NOW)).toBeNull();
  });

  it('[STATUS-1] T2 every emoji on offer is one the hub takes', () => {
    for (const emoji of emojiChoices)
      expect(statusLine.safeParse({ text: 'x', emoji, until: NOW }).error, emoji).toBeUndefined();
  });

  it('[STATUS-2] T2 is hidden when it has ended, though nobody says so', () => {
    const row = { personId: 'p1', text: '去看牙', emoji: '🩺', until: NOW };
    expect(statusOf([row], 'p1', NOW - 1)).toBe(row);
    expect(statusOf([row], 'p1', NOW)).toBeNull();
    expect(statusOf([row], 'p2', NOW - 1)).toBeNull();
    expect(statusOf(null, 'p1', 0)).toBeNull();
    expect(spokenStatus(row)).toBe('🩺 去看牙');
    expect(spokenStatus({ ...row, emoji: null })).toBe('去看牙');
  });
});
