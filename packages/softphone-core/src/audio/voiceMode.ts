import { z } from 'zod';

/** How much a call's voice may cost. `saving`: for a thin or metered line. */
export const voiceMode = z.enum(['normal', 'saving']);
export type VoiceMode = z.infer<typeof voiceMode>;

/** What a mode asks of Opus in SDP: RFC 7587 §6.1, and RFC 8866 §6.4 for the length of a frame. */
export interface VoiceTerms {
  readonly maxAverageBitrateBps: number;
  /** Null: frames and silence are as each side has them (20 ms, and silence is sent). */
  readonly thin: {
    readonly frameMs: number;
    /** Whether the far side is asked to leave silence out. */
    readonly asksDtx: boolean;
  } | null;
}

/**
 * [SDP-6] A normal voice: with its headers 44 kbit/s, so that it goes through a line of 48, and enough for Opus to repeat what was
 * lost (decision 18). Unasked, Asterisk sends 52 kbit/s and the browser 32, both without headers.
 */
export const VOICE_MODES: Readonly<Record<VoiceMode, VoiceTerms>> = {
  normal: { maxAverageBitrateBps: 24_000, thin: null },
  saving: { maxAverageBitrateBps: 9_000, thin: { frameMs: 60, asksDtx: true } },
};
