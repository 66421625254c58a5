import { bilingual, monthDay, workday } from '@hearthline/protocol';
import { z } from 'zod';

/** [CARE-5] A day of the centre: of each year (`10-01`), or of one (`2027-02-06`). */
export const holiday = z.object({ on: z.union([monthDay, workday]), title: bilingual });
export type Holiday = z.infer<typeof holiday>;
