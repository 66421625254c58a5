/**
 * Whether a phone that lost its signalling still lives: only its voice can tell. Signalling goes and comes on a bad line
 * while people talk on (softphone-core/src/line/SPEC.md); a program that died sends no voice at all.
 *
 * ```
 * watching ─no packet for 2 s─▶ dead      (the customer is taken care of)
 *     └─packets, and it is registered again─▶ alive
 * ```
 * SPEC: pbx/SPEC.md RESCUE-1 to RESCUE-3.
 */
export interface VoiceWatch {
  readonly kind: 'watching' | 'alive' | 'dead';
  /** RTP packets received from the phone when last looked. */
  readonly packets: number;
  /** When a packet was last seen to have come. */
  readonly heardAt: number;
}

export interface VoiceSample {
  readonly at: number;
  readonly packets: number;
  readonly isRegistered: boolean;
}

/** Between two looks, ms. */
export const LOOK_EVERY_MS = 500;
/** A phone sends fifty packets a second, with DTX at least two. */
export const SILENT_AFTER_MS = 2_000;

export const voiceWatch = ({ at, packets }: { at: number; packets: number }): VoiceWatch => ({
  kind: 'watching',
  packets,
  heardAt: at,
});

export function transition(watch: VoiceWatch, { at, packets, isRegistered }: VoiceSample): VoiceWatch {
  if (watch.kind !== 'watching') return watch;
  // Fewer than before: a restarted stream, which is voice as well.
  if (packets !== watch.packets) return { kind: isRegistered ? 'alive' : 'watching', packets, heardAt: at };
  return at - watch.heardAt >= SILENT_AFTER_MS ? { ...watch, kind: 'dead' } : watch;
}
