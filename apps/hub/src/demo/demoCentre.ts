import type { Role } from '@hearthline/protocol';
import type { Centre } from '../store/store.ts';
import { demoItPeople, demoLeaders, demoOperators } from './names.ts';

const regions = [
  { id: 'region-north', name: '北山片区' },
  { id: 'region-river', name: '清河片区' },
  { id: 'region-south', name: '南坪片区' },
];
const groups = [
  { id: 'group-1', name: '谷雨组', regionId: 'region-north' },
  { id: 'group-2', name: '白露组', regionId: 'region-north' },
  { id: 'group-3', name: '晨光组', regionId: 'region-river' },
  { id: 'group-4', name: '稻香组', regionId: 'region-river' },
  { id: 'group-5', name: '梧桐组', regionId: 'region-south' },
  { id: 'group-6', name: '萤火组', regionId: 'region-south' },
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
    groupId: groups[index % groups.length]?.id ?? 'group-1',
    extension: firstExtension === null ? null : String(firstExtension + index),
    account: one[1],
    passwordHash,
  });
  return {
    centreName: '炉火热线',
    regions,
    groups,
    people: [
      ...demoOperators.map(make('operator', FIRST_OPERATOR_EXTENSION)),
      ...demoLeaders.map(make('leader', FIRST_LEADER_EXTENSION)),
      ...demoItPeople.map(make('it', null)),
    ],
  };
}
