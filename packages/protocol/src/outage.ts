import { z } from 'zod';
import { id } from './id.ts';
import { epochMs } from './time.ts';

/** What was gone: her phone's line, her power, or the centre's own side (hub and PBX lost each other). */
export const outageKind = z.enum(['line', 'power', 'pbx']);
export type OutageKind = z.infer<typeof outageKind>;

/**
 * Who saw it: the PBX got no answer from her phone; her heartbeat at the hub was gone; her phone wrote it down itself; her PC
 * told of it; the hub lost the PBX.
 */
export const outageProof = z.enum(['pbx', 'heartbeat', 'phone', 'pc', 'hub']);
export type OutageProof = z.infer<typeof outageProof>;

/** The most an operator or her leader can say of an outage. */
export const OUTAGE_WORD_CHARS = 200;
const word = z.string().max(OUTAGE_WORD_CHARS);

export const outage = z.object({
  id,
  personId: id,
  kind: outageKind,
  beganAt: epochMs,
  /** Null: it goes on. */
  endedAt: epochMs.nullable(),
  proof: z.array(outageProof),
  /** Proven from both ends, or taken as such by her leader: it is not held against her. */
  isExcused: z.boolean(),
  /** She says that it was not her doing. */
  contest: z
    .object({
      at: epochMs,
      note: word,
      /** Her leader's; null: none yet. */
      answer: z.object({ at: epochMs, byName: z.string(), isAccepted: z.boolean(), word }).nullable(),
    })
    .nullable(),
});
export type Outage = z.infer<typeof outage>;

/** What a phone wrote down of its own line, by the hub's clock as far as it knew it. */
export const ownRecord = z.object({ from: epochMs, to: epochMs });
export type OwnRecord = z.infer<typeof ownRecord>;
