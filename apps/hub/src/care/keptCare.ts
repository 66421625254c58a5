import { birthday, careVisit } from '@hearthline/protocol';
import { z } from 'zod';

/** A birthday as it is kept. */
export const keptBirthday = birthday.extend({ personId: z.string() });
export type KeptBirthday = z.infer<typeof keptBirthday>;

/** A visit as it is kept: whose turn it is depends on who looks. */
export const keptVisit = careVisit.omit({ isMine: true });
export type KeptVisit = z.infer<typeof keptVisit>;
