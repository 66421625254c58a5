import type { Role, Unit } from '@hearthline/protocol';
import type { Centre } from '../store/store.ts';
import { demoItPeople, demoLeaders, demoOperators } from './names.ts';

const CENTRE = 'centre';
const regions = [
  { id: 'region-north', name: '北山片区', inCharge: 'mazuzhang' },
  { id: 'region-river', name: '清河片区', inCharge: null },
  { id: 'region-south', name: '南坪片区', inCharge: 'fangzuzhang' },
];
const groups = [
  { id: 'group-1', name: '谷雨组', parentId: 'region-north' },
  { id: 'group-2', name: '白露组', parentId: 'region-north' },
  { id: 'group-3', name: '晨光组', parentId: 'region-river' },
  { id: 'group-4', name: '稻香组', parentId: 'region-river' },
  { id: 'group-5', name: '梧桐组', parentId: 'region-south' },
  { id: 'group-6', name: '萤火组', parentId: 'region-south' },
];

const personId = (account: string | undefined): string | null => (account === undefined ? null : `person-${account}`);

/** Each group has its leader; its first operator but one brings its people together. Two regions have somebody in charge. */
const units: Unit[] = [
  { id: CENTRE, kind: 'centre', parentId: null, name: '炉火热线', inChargeId: null, convenerId: null },
  ...regions.map(({ id, name, inCharge }): Unit => {
    const inChargeId = personId(inCharge ?? undefined);
    return { id, kind: 'region', parentId: CENTRE, name, inChargeId, convenerId: null };
  }),
  ...groups.map((group, index): Unit => {
    const convenerId = personId(demoOperators[index + groups.length]?.[1]);
    return { ...group, kind: 'group', inChargeId: personId(demoLeaders[index]?.[1]), convenerId };
  }),
];

/** Operators' numbers on the PBX begin here, leaders' there. */
const FIRST_OPERATOR_EXTENSION = 1001;
const FIRST_LEADER_EXTENSION = 1901;

/** Three regions, six groups, 60 people who do not exist, all with one password (so one hash will do). */
export function demoCentre(passwordHash: string): Centre {
  const make = (role: Role, firstExtension: number | null) => (one: readonly [string, string], index: number) => ({
    id: `person-${one[1]}`,
    name: one[0],
    role,
    unitId: groups[index % groups.length]?.id ?? 'group-1',
    isActive: true,
    extension: firstExtension === null ? null : String(firstExtension + index),
    account: one[1],
    passwordHash,
  });
  return {
    units,
    people: [
      ...demoOperators.map(make('operator', FIRST_OPERATOR_EXTENSION)),
      ...demoLeaders.map(make('leader', FIRST_LEADER_EXTENSION)),
      ...demoItPeople.map(make('it', null)),
    ],
  };
}
