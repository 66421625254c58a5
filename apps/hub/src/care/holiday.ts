import { bilingual, monthDay, workday } from '@hearthline/protocol';
import { z } from 'zod';

const ofTheMoon = /^moon (0[1-9]|1[0-2])-(0[1-9]|[12]\d|30)$/;

/** [CARE-5] A day of the centre: each year (`10-01`), one year's (`2027-02-06`), or by the moon's calendar (`moon 08-15`). */
export const holiday = z.object({ on: z.union([monthDay, workday, z.string().regex(ofTheMoon)]), title: bilingual });
export type Holiday = z.infer<typeof holiday>;
