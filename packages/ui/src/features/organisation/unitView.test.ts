import type { Person, Unit } from '@hearthline/protocol';
import { describe, expect, it } from 'vitest';
import { organisation } from '../../gallery/people.ts';
import { unitView } from './unitView.ts';

const unit = (id: string, parentId: string | null, inChargeId: string | null = null): Unit => ({
  ...{ id, parentId, name: id, inChargeId, convenerId: null },
  kind: parentId === null ? 'centre' : 'group',
});
const person = (id: string, unitId: string, role: Person['role'] = 'operator'): Person => ({
  ...{ id, name: id, role, unitId, extension: null },
});
const units = [unit('c', null, 'boss'), unit('a', 'c', 'lead'), unit('b', 'a'), unit('d', 'c', 'lead')];
const people = [person('one', 'a'), person('two', 'a')];
const seen = (unitId: string, me: Person) =>
  unitView(unitId, { organisation: { ...organisation('en'), units }, people, me });
const admin = person('it', 'c', 'it');
const lead = person('lead', 'c', 'leader');

describe('a unit at the desk of who may change it', () => {
  it('[ORG-22] can go when it is empty, by who is in charge above it or IT', () => {
    expect(seen('b', admin)).toMatchObject({ peopleCount: 0, belowCount: 0, stays: null });
    expect(seen('b', lead)?.stays).toBeNull();
    expect(seen('d', lead)?.stays).toBe('byAbove');
    expect(seen('d', person('boss', 'c', 'leader'))?.stays).toBeNull();
  });

  it('[ORG-22] stays with people or units in it, and the centre always', () => {
    expect(seen('a', admin)).toMatchObject({ peopleCount: 2, belowCount: 1, stays: 'notEmpty' });
    expect(seen('c', admin)?.stays).toBe('top');
    expect(seen('gone', admin)).toBeNull();
  });
});
