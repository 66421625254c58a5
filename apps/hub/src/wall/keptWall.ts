import { wall } from '@hearthline/protocol';
import { z } from 'zod';

/** A wall as kept: with the hash of its key, never the key. [WALL-2] */
export const keptWall = wall.extend({
  /** SHA-256, base64url; null: no key opens it. */
  keyHash: z.string().nullable(),
});
export type KeptWall = z.infer<typeof keptWall>;
