import { id, person, type Unit } from '@hearthline/protocol';
import { z } from 'zod';
import type { KeptCentre } from './keptCentre.ts';

const named = z.object({ id, name: z.string() });
/** How a centre was kept while there were regions and groups alone. */
export const centreBeforeUnits = z.object({
  centreName: z.string(),
  regions: z.array(named),
  groups: z.array(named.extend({ regionId: id })),
  people: z.array(person.omit({ unitId: true }).extend({ groupId: id })),
});

/** What the centre's own unit is called among the ids, as long as no other is known. */
const CENTRE_ID = 'centre';

/** [ORG-6] Regions and groups keep their ids; a group's first leader is in charge of it, its second convenes it. */
export function withUnits(before: z.infer<typeof centreBeforeUnits>): KeptCentre {
  const people = before.people.map(({ groupId, ...one }) => ({ ...one, unitId: groupId, isActive: true }));
  const vacant = { inChargeId: null, convenerId: null };
  const units: Unit[] = [
    { id: CENTRE_ID, kind: 'centre', parentId: null, name: before.centreName.slice(0, 80) || CENTRE_ID, ...vacant },
    ...before.regions.map((one): Unit => ({ ...one, kind: 'region', parentId: CENTRE_ID, ...vacant })),
    ...before.groups.map(({ regionId, ...one }): Unit => {
      const [first, second] = people.filter(({ unitId, role }) => unitId === one.id && role === 'leader');
      const places = { inChargeId: first?.id ?? null, convenerId: second?.id ?? null };
      return { ...one, kind: 'group', parentId: regionId, ...places };
    }),
  ];
  return { units, people };
}
