import { z } from 'zod';
import { bilingual } from './points.ts';

/** A number of the centre: digits, as the carrier takes them. */
export const centreNumber = z.string().regex(/^[0-9]{3,20}$/);

/** Which number the person called sees. */
export const shownNumber = z.object({
  /** The centre's numbers, the first one shown where nothing was chosen; empty: the carrier decides. */
  choices: z.array(z.object({ number: centreNumber, title: bilingual })),
  /** Mine; null: the first. */
  chosen: centreNumber.nullable(),
});
export type ShownNumber = z.infer<typeof shownNumber>;
