import type { Centre } from '../../../apps/hub/src/store/store.ts';

export const GROUP_SIZE = 25;
export const LEADER = 'person-leader';
export const operatorId = (index: number): string => `person-${index}`;

/** So many made-up operators in groups of 25, each with an extension; one person is in charge of all. */
export function largeCentre(operators: number): Centre {
  const groups = Array.from({ length: Math.ceil(operators / GROUP_SIZE) }, (_, index) => ({
    ...{ id: `group-${index}`, kind: 'group' as const, parentId: 'region', name: `Group ${index}` },
    ...{ inChargeId: null, convenerId: null },
  }));
  const person = (id: string, unitId: string, extension: string) => ({
    ...{ id, name: `Made up ${id}`, role: 'operator' as const, unitId, isActive: true, extension },
    ...{ account: id, passwordHash: '' },
  });
  return {
    units: [
      { id: 'centre', kind: 'centre', parentId: null, name: 'Centre', inChargeId: LEADER, convenerId: null },
      { id: 'region', kind: 'region', parentId: 'centre', name: 'Region', inChargeId: null, convenerId: null },
      ...groups,
    ],
    people: [
      person(LEADER, 'centre', '9999'),
      ...Array.from({ length: operators }, (_, index) =>
        person(operatorId(index), `group-${Math.floor(index / GROUP_SIZE)}`, String(10_000 + index)),
      ),
    ],
  };
}
