import type { Person, Proposal } from '@hearthline/protocol';
import { expect, it } from 'vitest';
import { organisation, people } from '../../gallery/people.ts';
import { askable, mineOf, receivedBy } from './proposalList.ts';

const tree = organisation('en');
const persons = people('en', false);
const person = (id: string): Person => {
  const found = persons.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
};
const by = { at: 1, byId: 'x', byName: 'x' };
const make = (id: string, askedById: string, more: Partial<Proposal> = {}): Proposal => ({
  ...{ id, kind: 'question', unitId: 'g0', text: id, askedById, askedByName: '', askedAt: 1 },
  state: { kind: 'received' },
  ...more,
});
const settled = { state: { kind: 'answered', word: 'yes', ...by } } as const;
const ids = (list: readonly Proposal[]) => list.map(({ id }) => id);

it('shows mine newest first, and of others what waits first, the oldest first', () => {
  const all = [
    make('mine', 'p0'),
    make('mine later', 'p0', { askedAt: 5 }),
    make('done', 'p1', settled),
    make('done later', 'p1', { ...settled, askedAt: 9 }),
    make('new', 'p1', { askedAt: 7 }),
    make('seen', 'p2', { askedAt: 3, state: { kind: 'lookedAt', ...by } }),
  ];
  expect(ids(mineOf(all, person('p0')))).toEqual(['mine later', 'mine']);
  expect(ids(receivedBy(all, person('p0')))).toEqual(['seen', 'new', 'done later', 'done']);
});

it('[PROP-1] offers the units I am in where somebody else is in charge, mine first', () => {
  const me = person('p0');
  const withLeader = (unitId: string, inChargeId: string | null) => ({
    ...tree,
    units: tree.units.map((unit) => ({ ...unit, inChargeId: unit.id === unitId ? inChargeId : null })),
  });
  const region = tree.units.find(({ id }) => id === me.unitId)?.parentId ?? '';
  expect(askable(withLeader(me.unitId, 'p11'), me)).toEqual([me.unitId]);
  expect(askable(withLeader(region, 'p11'), me)).toEqual([me.unitId, region]);
  expect(askable(withLeader('nowhere', null), me)).toEqual([]);
  expect(askable(withLeader(me.unitId, me.id), me)).toEqual([]);
});
