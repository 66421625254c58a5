import { z } from 'zod';
import { audience } from './announcement.ts';
import { id } from './id.ts';
import { epochMs } from './time.ts';

/** So long an offer stands before who said nothing is joined by herself, ms. */
export const VOICE_OFFER_MS = 10_000;
/** The longest a live broadcast lasts, ms. */
export const VOICE_LIMIT_MS = 30 * 60_000;

/**
 * Where somebody of the audience is. `offered`: has the card; `joining`: her phone is being called; `inCall`: in a call, its
 * wrap-up, or let go for a customer; `resting`: on a break or kept from work; `away`: not here.
 */
export const voiceListenerState = z.enum([
  ...(['offered', 'joining', 'listening'] as const),
  ...(['notNow', 'left', 'unreachable'] as const),
  ...(['inCall', 'resting', 'away'] as const),
]);
export type VoiceListenerState = z.infer<typeof voiceListenerState>;

export const voiceListener = z.object({ personId: id, state: voiceListenerState, since: epochMs });
export type VoiceListener = z.infer<typeof voiceListener>;

/** A live broadcast of mine. */
export const voiceBroadcast = z.object({
  id,
  audience,
  since: epochMs,
  /** It ends by itself then. */
  endsAt: epochMs,
  /** My line is gone since; null: it is there. */
  lineLostAt: epochMs.nullable(),
  /** Everybody it is for. */
  listeners: z.array(voiceListener),
});
export type VoiceBroadcast = z.infer<typeof voiceBroadcast>;

/** A live broadcast that is for me, while I am free to hear it. */
export const voiceOffer = z.object({
  broadcastId: id,
  byId: id,
  byName: z.string(),
  /** The leader speaks since. */
  since: epochMs,
  state: z.enum(['offered', 'joining', 'listening', 'notNow', 'left', 'unreachable']),
  /** I am joined then unless I say no; null: only by my own press. Later than that: as soon as no customer waits. */
  joinsAt: epochMs.nullable(),
});
export type VoiceOffer = z.infer<typeof voiceOffer>;

export const voiceStart = z.object({ audience });
