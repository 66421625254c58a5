import { person, unit } from '@hearthline/protocol';
import { z } from 'zod';

/** A person as kept. Who has left stays, so that what was done keeps its name. */
const keptPerson = person.extend({ isActive: z.boolean() });

/** The tree and its people as one text in the store; accounts and passwords have a table of their own. */
export const keptCentre = z.object({ units: z.array(unit), people: z.array(keptPerson) });
export type KeptCentre = z.infer<typeof keptCentre>;
