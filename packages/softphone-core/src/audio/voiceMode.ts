import { z } from 'zod';

/** How much a call's voice may cost. `saving`: for a thin or metered line. */
export const voiceMode = z.enum(['normal', 'saving']);
export type VoiceMode = z.infer<typeof voiceMode>;

/** What a mode asks of Opus in SDP: RFC 7587 §6.1, and RFC 8866 §6.4 for the length of a frame. */
export interface VoiceTerms {
  readonly maxAverageBitrateBps: number;
  readonly frameMs: number;
  /** Whether the far side is asked to leave silence out. */
  readonly asksDtx: boolean;
}

/** [SDP-6] null: the browser's own choice. */
export const VOICE_MODES: Readonly<Record<VoiceMode, VoiceTerms | null>> = {
  normal: null,
  saving: { maxAverageBitrateBps: 9_000, frameMs: 60, asksDtx: true },
};
