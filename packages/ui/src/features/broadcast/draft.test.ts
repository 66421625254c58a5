import { describe, expect, it } from 'vitest';
import { organisation, people } from '../../gallery/people.ts';
import {
  addressable,
  audienceName,
  audienceOf,
  audienceSize,
  emptyDraft,
  expiresAt,
  finishDraft,
  finishPlan,
  withDays,
} from './draft.ts';

const now = Date.UTC(2026, 10, 21, 6, 18);
const written = { ...emptyDraft, title: '  短会 ' };
const tree = organisation('en');
const persons = people('en', false);

describe('a draft', () => {
  it('is not finished without a title, nor without somebody it is for', () => {
    expect(finishDraft(emptyDraft, { kind: 'all' }, now)).toBeNull();
    expect(finishDraft({ ...written, title: '   ' }, { kind: 'all' }, now)).toBeNull();
    expect(finishDraft(written, null, now)).toBeNull();
  });
  it('is sent trimmed, to its audience', () =>
    expect(finishDraft({ ...written, expiry: 'h1' }, { kind: 'unit', unitId: 'g1' }, now)).toEqual({
      title: '短会',
      body: '',
      audience: { kind: 'unit', unitId: 'g1' },
      mustRead: true,
      isUrgent: false,
      expiresAt: now + 3_600_000,
    }));
  it('ends at midnight of this PC for "today", never in the past', () => {
    const end = new Date(expiresAt('endOfDay', now));
    expect([end.getHours(), end.getMinutes(), end.getTime() > now]).toEqual([0, 0, true]);
  });
});

describe('a draft for later', () => {
  const planned = withDays({ ...written, when: 'weekdays' }, now, tree);
  it('begins tomorrow of the centre and goes on for a month, unless it was said', () => {
    expect([planned.firstOn, planned.lastOn]).toEqual(['2026-11-22', '2026-12-21']);
    // Late in the evening of the centre it is still today elsewhere.
    expect(withDays(emptyDraft, Date.UTC(2026, 10, 21, 17), tree).firstOn).toBe('2026-11-23');
    expect(withDays({ ...planned, firstOn: '2026-12-01' }, now, tree).firstOn).toBe('2026-12-01');
  });
  it('[ANN-20] says when, how often and how long each is valid', () => {
    expect(finishPlan(planned, { kind: 'all' })).toMatchObject({
      ...{ title: '短会', repeat: 'weekdays', timeOfDay: '08:30', validMs: 15.5 * 3_600_000 },
    });
    expect(finishPlan({ ...planned, when: 'once', expiry: 'h4' }, { kind: 'all' })).toMatchObject({
      ...{ firstOn: '2026-11-22', lastOn: '2026-11-22', validMs: 4 * 3_600_000 },
    });
  });
  it('is not finished without a day, with a last day before the first, or when it is to be sent now', () => {
    for (const change of [{ firstOn: '' }, { lastOn: '2026-11-01' }, { when: 'now' as const }])
      expect(finishPlan({ ...planned, ...change }, { kind: 'all' })).toBeNull();
  });
});

describe('an audience', () => {
  const person = (id: string) => {
    const found = persons.find((one) => one.id === id);
    if (found === undefined) throw new Error(`no ${id}`);
    return found;
  };
  it('is a unit; the centre is everybody, and what is not there is none', () => {
    expect(audienceOf('centre', tree)).toEqual({ kind: 'all' });
    expect(audienceOf('g1', tree)).toEqual({ kind: 'unit', unitId: 'g1' });
    expect([audienceOf('', tree), audienceOf('gone', tree)]).toEqual([null, null]);
  });
  it('has the size of its people, with those below', () => {
    expect(audienceSize({ kind: 'all' }, persons, tree)).toBe(60);
    expect(audienceSize({ kind: 'unit', unitId: 'r0' }, persons, tree)).toBe(20);
    expect(audienceSize({ kind: 'unit', unitId: 'g5' }, persons, tree)).toBe(10);
  });
  it('has a name, except everybody and what is no more', () => {
    expect(audienceName({ audience: { kind: 'unit', unitId: 'r1' } }, tree)).toBe('Southridge');
    expect(audienceName({ audience: { kind: 'unit', unitId: 'gone' } }, tree)).toBeNull();
    expect(audienceName({ audience: { kind: 'all' } }, tree)).toBeNull();
  });
  it('[ORG-5] may be what one is in charge of and what is below; for IT anything, for others nothing', () => {
    expect(addressable(tree, person('p11'))).toEqual(['g1', 't1']);
    expect(addressable(tree, person('p23'))).toEqual(['r2', 'g2', 't0', 'g5']);
    expect(addressable(tree, person('p0'))).toEqual([]);
    expect(addressable(tree, { ...person('p0'), role: 'it' })).toHaveLength(tree.units.length);
  });
});
