import { z } from 'zod';

/** The door for results of callers; without keys it lets nobody in. [RESULT-1] [RESULT-2] */
export const resultConfig = z.object({
  keys: z
    .array(
      z.object({
        /** The machine's name: its ids are its own. Twice, where it changes from one key to another. */
        machine: z.string().regex(/^[\w-]{1,40}$/),
        /** Of its key, in hexadecimal: `printf %s KEY | sha256sum`. The key is 32 random characters or more. */
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .max(20)
    .default([]),
  /** Requests an address. */
  perMinute: z.number().int().positive().default(60),
});
export type ResultConfig = z.infer<typeof resultConfig>;
