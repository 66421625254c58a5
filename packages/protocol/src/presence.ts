import { z } from 'zod';
import { agentState } from './agentState.ts';
import { id } from './organisation.ts';
import { bilingual } from './points.ts';
import { epochMs } from './time.ts';

/** A person as colleagues see them: derived by the hub from connection, agent state and call; never typed by hand. */
export const presence = z.object({
  personId: id,
  /** Whether a Hearthline of theirs is connected to the hub now. */
  isOnline: z.boolean(),
  since: epochMs,
  /** Null for people who take no calls. */
  agentState: agentState.nullable(),
  /** Her PC runs on battery; `emptyAt`: by its own estimate. Absent: on mains, or it is not known. */
  battery: z.object({ since: epochMs, emptyAt: epochMs.nullable() }).optional(),
  /** Talks on her own mobile: her PC and its line are gone. Absent: does not. */
  isOnMobile: z.literal(true).optional(),
  /** The call she talks in hears nothing of her: muted, by her own phone's word. Absent: not so, or not known. */
  isMuted: z.literal(true).optional(),
});
export type Presence = z.infer<typeof presence>;

/** One queue as the PBX has it now. */
export const queueStatus = z.object({
  /** As the PBX calls it; a call's queue is looked up by it. */
  name: z.string(),
  /** As people call it; the name where the centre has given no other. */
  title: bilingual,
  waitingCount: z.number().int().nonnegative(),
  /** When the one who waits longest joined; null when nobody waits. */
  oldestJoinedAt: epochMs.nullable(),
  readyCount: z.number().int().nonnegative(),
  answeredToday: z.number().int().nonnegative(),
  abandonedToday: z.number().int().nonnegative(),
});
export type QueueStatus = z.infer<typeof queueStatus>;
