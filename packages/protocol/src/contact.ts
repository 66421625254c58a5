import { z } from 'zod';

/** A contact of one person: nobody else sees it. Made by the screens, so its id is too. */
export const contact = z.object({
  id: z.string().min(1).max(64),
  name: z.string().trim().min(1).max(60),
  /** As it was written; at least one digit each. */
  numbers: z.array(z.string().trim().max(32).regex(/\d/)).min(1).max(5),
  organisation: z.string().trim().max(60),
  note: z.string().trim().max(200),
  isFavourite: z.boolean(),
});
export type Contact = z.infer<typeof contact>;

/** One person's contacts at most. */
export const CONTACTS_LIMIT = 5_000;
/** Contacts in one command at most; an import is several. */
export const CONTACTS_PER_COMMAND = 200;
