import type { Contest } from '@hearthline/protocol';
import { describe, expect, it } from 'vitest';
import { contestsFor, contestsOfDesk, emptyContest, finishContest, hasGoodTimes, stageOf } from './contestView.ts';

const NOW = Date.UTC(2026, 10, 21, 6, 18);
const DAY = 24 * 3_600_000;
const contest = (id: string, more: Partial<Contest> = {}): Contest => ({
  ...{ id, title: id, measure: 'calls', aim: { kind: 'together', goal: 10 }, audience: { kind: 'all' } },
  ...{ startsAt: NOW - DAY, endsAt: NOW + DAY, authorId: 'l', authorName: 'L', calledOff: null, joinedCount: 0 },
  ...{ isIn: false, standing: null, outcome: null, ...more },
});
const outcome = { kind: 'together', isReached: true, sum: 10, isMine: true } as const;

describe('contests as shown', () => {
  it('[CONTEST-9] P7 come, run, are worked out and are over, by the hub’s clock', () => {
    const stage = (more: Partial<Contest>) => stageOf(contest('c', more), NOW);
    expect(stage({ startsAt: NOW + 1 })).toBe('coming');
    expect(stage({})).toBe('running');
    expect(stage({ endsAt: NOW })).toBe('due');
    expect(stage({ endsAt: NOW - DAY })).toBe('over');
    expect(stage({ endsAt: NOW, outcome })).toBe('over');
    expect(stage({ calledOff: { at: NOW, why: '' } })).toBe('calledOff');
  });

  it('[CONTEST-3] P7 are those to join and hers; what is over only where she was in it, for a while', () => {
    const all = [
      contest('mine-over', { isIn: true, endsAt: NOW - DAY, outcome }),
      contest('others-over', { endsAt: NOW - DAY, outcome }),
      contest('long-over', { isIn: true, endsAt: NOW - 15 * DAY, outcome }),
      contest('later', { endsAt: NOW + 2 * DAY }),
      contest('soon', { isIn: true }),
      contest('off', { calledOff: { at: NOW, why: '' } }),
    ];
    expect(contestsFor(all, NOW).map(({ id }) => id)).toEqual(['soon', 'later', 'mine-over']);
    expect(contestsOfDesk(all, NOW).map(({ id }) => id)).toEqual([
      ...['soon', 'later', 'off', 'mine-over', 'others-over', 'long-over'],
    ]);
  });
});

describe('a contest being started', () => {
  const form = { ...emptyContest(NOW), title: '冬至接线赛' };
  const finish = (more: Partial<typeof form>) => finishContest({ ...form, ...more }, { kind: 'all' }, NOW);

  it('[CONTEST-1] P7 is whole, or not there at all', () => {
    expect(finish({})).toMatchObject({
      title: '冬至接线赛',
      aim: { kind: 'ownAverage', percent: 100 },
      measure: 'calls',
    });
    expect(finish({ kind: 'eachOther' })?.aim).toEqual({ kind: 'eachOther', places: 3 });
    expect(finish({ kind: 'together', goal: '500' })?.aim).toEqual({ kind: 'together', goal: 500 });
    for (const wrong of [{ title: ' ' }, { percent: '10' }, { ends: '' }, { ends: form.starts }])
      expect(finish(wrong)).toBeNull();
    expect(finish({ kind: 'together', goal: 'many' })).toBeNull();
    expect(finishContest(form, null, NOW)).toBeNull();
    expect(hasGoodTimes({ starts: '2026-11-22T10:00', ends: '2027-03-01T10:00' }, NOW)).toBe(false);
  });
});
