import { statusLine } from '@hearthline/protocol';
import { z } from 'zod';

/**
 * What a person said last of herself. `line` null: she took it back, which is remembered as long as an older line could still
 * come out of an outbox.
 */
export const keptStatus = z.object({
  personId: z.string(),
  saidAt: z.number(),
  endsAt: z.number(),
  line: statusLine.nullable(),
});
export type KeptStatus = z.infer<typeof keptStatus>;
