import { describe, expect, it } from 'vitest';
import { organisation, people } from '../../gallery/people.ts';
import { audienceName, audienceSize, emptyDraft, expiresAt, finishDraft } from './draft.ts';

const now = Date.UTC(2026, 10, 21, 6, 18);
const written = { ...emptyDraft, title: '  短会 ' };

describe('a draft', () => {
  it('is not finished without a title, nor without its region or group', () => {
    expect(finishDraft(emptyDraft, now)).toBeNull();
    expect(finishDraft({ ...written, title: '   ' }, now)).toBeNull();
    expect(finishDraft({ ...written, kind: 'group' }, now)).toBeNull();
    expect(finishDraft({ ...written, kind: 'region', groupId: 'g1' }, now)).toBeNull();
  });
  it('is sent trimmed, to its audience', () =>
    expect(finishDraft({ ...written, kind: 'group', groupId: 'g1', expiry: 'h1' }, now)).toEqual({
      title: '短会',
      body: '',
      audience: { kind: 'group', groupId: 'g1' },
      mustRead: true,
      expiresAt: now + 3_600_000,
    }));
  it('ends at midnight of this PC for "today", never in the past', () => {
    const end = new Date(expiresAt('endOfDay', now));
    expect([end.getHours(), end.getMinutes(), end.getTime() > now]).toEqual([0, 0, true]);
  });
});

describe('an audience', () => {
  const tree = organisation('en');
  const persons = people('en', false);
  it('has the size of its people', () => {
    expect(audienceSize({ kind: 'all' }, persons, tree)).toBe(60);
    expect(audienceSize({ kind: 'region', regionId: 'r0' }, persons, tree)).toBe(20);
    expect(audienceSize({ kind: 'group', groupId: 'g5' }, persons, tree)).toBe(10);
  });
  it('has a name, except everybody and what is no more', () => {
    expect(audienceName({ audience: { kind: 'region', regionId: 'r1' } }, tree)).toBe('Southridge');
    expect(audienceName({ audience: { kind: 'group', groupId: 'gone' } }, tree)).toBeNull();
    expect(audienceName({ audience: { kind: 'all' } }, tree)).toBeNull();
  });
});
