import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audience } from './announcement.ts';
import { unitKinds, type Unit } from './organisation.ts';
import { faultOf, leads, UnitTree } from './unitTree.ts';

const people = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id }));
const anyPlace = fc.option(fc.constantFrom(...people.map(({ id }) => id)), { nil: null });

/** Any tree of the four kinds: each unit below one of the kind before its own, in any order of arrival. */
const anyUnits: fc.Arbitrary<Unit[]> = fc
  .array(fc.record({ parent: fc.nat(), inChargeId: anyPlace, convenerId: anyPlace }), { minLength: 1, maxLength: 24 })
  .map((wishes) => {
    const units: Unit[] = [];
    for (const { parent, ...places } of wishes) {
      const above = units.filter(({ kind }) => kind !== 'team');
      const chosen = above[parent % Math.max(1, above.length)];
      const kind = chosen === undefined ? 'centre' : (unitKinds[unitKinds.indexOf(chosen.kind) + 1] ?? 'team');
      units.push({ id: `u${units.length}`, kind, parentId: chosen?.id ?? null, name: `U${units.length}`, ...places });
    }
    return units;
  });
const anyCentre = fc
  .record({ units: anyUnits, picks: fc.array(fc.nat(), { minLength: 6, maxLength: 6 }) })
  .map(({ units, picks }) => ({
    units,
    tree: new UnitTree(units),
    persons: people.map(({ id }, index) => ({ id, unitId: units[(picks[index] ?? 0) % units.length]?.id ?? '' })),
  }));

describe('the tree', () => {
  it('[ORG-1] of any well-made units has no fault; each unit is below its parent and its parent alone', () => {
    fc.assert(
      fc.property(anyCentre, ({ units, tree }) => {
        expect(faultOf(units)).toBeNull();
        for (const one of units) {
          const path = tree.upwardsFrom(one.id);
          expect(path[0]).toBe(one);
          expect(path.at(-1)?.kind).toBe('centre');
          expect(path.map(({ kind }) => unitKinds.indexOf(kind))).toEqual(path.map((_, up) => path.length - 1 - up));
          expect(tree.childrenOf(one.parentId)).toContain(one);
        }
        expect(tree.downwardsFrom(null).toSorted(byId)).toEqual(units.toSorted(byId));
      }),
    );
  });

  it('[ORG-1] above and below are the same seen from either end', () => {
    fc.assert(
      fc.property(anyCentre, ({ units, tree }) => {
        for (const above of units) {
          const below = new Set(tree.downwardsFrom(above.id).map(({ id }) => id));
          for (const { id } of units) expect(tree.isWithin(id, above.id)).toBe(below.has(id));
        }
      }),
    );
  });

  it('[ORG-3] leads: exactly those in and below the units one is in charge of, never herself, never by convening', () => {
    fc.assert(
      fc.property(anyCentre, ({ units, tree, persons }) => {
        for (const leader of persons) {
          const own = units.filter(({ inChargeId }) => inChargeId === leader.id);
          const led = new Set(own.flatMap(({ id }) => tree.downwardsFrom(id).map((one) => one.id)));
          for (const one of persons) expect(leads(tree, leader, one)).toBe(one.id !== leader.id && led.has(one.unitId));
        }
      }),
    );
  });

  it('[ORG-3] whoever leads the one in charge of a unit, by being above it, leads the whole unit', () => {
    fc.assert(
      fc.property(anyCentre, ({ units, tree, persons }) => {
        for (const one of units)
          for (const { id } of tree.downwardsFrom(one.id))
            expect(persons.filter((each) => tree.answersFor(each.id, one.id) && !tree.answersFor(each.id, id))).toEqual(
              [],
            );
      }),
    );
  });

  it('[ORG-4] the group of a team is the group above it; of what is above the groups, itself', () => {
    fc.assert(
      fc.property(anyCentre, ({ units, tree }) => {
        for (const { id, kind, parentId } of units) expect(tree.groupOf(id)).toBe(kind === 'team' ? parentId : id);
      }),
    );
  });

  const centre: Unit = { id: 'c', kind: 'centre', parentId: null, name: 'C', inChargeId: null, convenerId: null };
  const group: Unit = { ...centre, id: 'g', kind: 'group', parentId: 'c' };
  it.each([
    ['no centre', [], 'notOneCentre'],
    ['two centres', [centre, { ...centre, id: 'd' }], 'notOneCentre'],
    ['a group right below the centre', [centre, group], 'wrongParent'],
    ['a parent that is not there', [centre, { ...group, kind: 'region', parentId: 'x' }], 'wrongParent'],
    ['one id twice', [centre, centre], 'notUnique'],
  ] as const)('[ORG-1] %s is a fault', (_what, units, fault) => expect(faultOf(units)).toBe(fault));

  it('asks of a unit that does not exist are answered with nothing, and circles end', () => {
    const round = new UnitTree([
      { ...group, id: 'a', parentId: 'b' },
      { ...group, id: 'b', parentId: 'a' },
    ]);
    expect(round.upwardsFrom('a').length).toBeLessThanOrEqual(unitKinds.length);
    expect([round.upwardsFrom('x'), round.downwardsFrom('x'), round.answersFor('p', 'x')]).toEqual([[], [], false]);
  });
});

const byId = (a: Unit, b: Unit): number => (a.id < b.id ? -1 : 1);

describe('an audience', () => {
  it('[ANN-10] of a time before units is the unit of that id', () => {
    expect(audience.parse({ kind: 'region', regionId: 'r' })).toEqual({ kind: 'unit', unitId: 'r' });
    expect(audience.parse({ kind: 'group', groupId: 'g' })).toEqual({ kind: 'unit', unitId: 'g' });
    expect(audience.parse({ kind: 'unit', unitId: 'g' })).toEqual({ kind: 'unit', unitId: 'g' });
    expect(audience.safeParse({ kind: 'group', regionId: 'r' }).success).toBe(false);
  });
});
