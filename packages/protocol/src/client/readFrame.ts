import { z } from 'zod';
import { hubErrorCode } from '../hubError.ts';
import { collectionTopics, valueTopics } from '../topic.ts';
import { hubMessage, type HubMessage } from '../wire.ts';

/** What a newer hub says that this program has no words for. [CLIENT-18] */
interface PassedOver {
  readonly kind: 'passedOver';
  readonly seq: number;
}

const strangeChange = z.object({
  kind: z.literal('change'),
  seq: z.number().int(),
  change: z.object({ topic: z.string().refine((topic) => !(topic in valueTopics) && !(topic in collectionTopics)) }),
});
const strangeCode = z.string().refine((code) => !hubErrorCode.safeParse(code).success);
const strangeError = z.object({ code: strangeCode });
const strangeResult = z.object({
  kind: z.literal('result'),
  id: z.string(),
  outcome: z.object({ ok: z.literal(false), error: strangeError }),
});
const strangeRefusal = z.object({ kind: z.literal('refused'), error: strangeError });

/** One frame of the hub. @throws where it is no message, nor one that a newer hub could mean */
export function readFrame(frame: string): HubMessage | PassedOver {
  const said: unknown = JSON.parse(frame);
  const known = hubMessage.safeParse(said);
  if (known.success) return known.data;
  const change = strangeChange.safeParse(said);
  if (change.success) return { kind: 'passedOver', seq: change.data.seq };
  const result = strangeResult.safeParse(said);
  if (result.success)
    return { kind: 'result', id: result.data.id, outcome: { ok: false, error: { code: 'command.unknown' } } };
  if (strangeRefusal.safeParse(said).success) return { kind: 'refused', error: { code: 'hub.fault' } };
  throw known.error;
}
