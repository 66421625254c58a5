/**
 * Whether a phone that lost its signalling still lives: only its voice can tell. Signalling goes and comes on a bad line
 * while people talk on (softphone-core/src/line/SPEC.md); a program that died sends no voice at all, and neither does one whose line is
 * dead. The two differ in how they went: a program takes its sockets with it, a dead line is silence on all of them.
 *
 * ```
 * watching ─no packet for 2 s of a phone that is gone, for 32 s of one that is silent─▶ dead   (the customer is taken care of)
 *     └─packets, and it is registered again─▶ alive
 * ```
 * SPEC: pbx/SPEC.md RESCUE-1 to RESCUE-3.
 */
export interface VoiceWatch {
  readonly kind: 'watching' | 'alive' | 'dead';
  /** RTP packets received from the phone when last looked. */
  readonly packets: number;
  /** When it last showed that it lives, by a packet or by registering again. */
  readonly heardAt: number;
  readonly phone: PhoneSeen;
}

/**
 * - `silent`: nobody hears of it, and nobody said that it ended
 * - `gone`: it has closed all its sockets, or another program registered in its place
 * - `back`: the same program is registered
 */
export type PhoneSeen = 'silent' | 'gone' | 'back';

export interface VoiceSample {
  readonly at: number;
  readonly packets: number;
  readonly phone: PhoneSeen;
}

/** Between two looks, ms. */
export const LOOK_EVERY_MS = 500;
/** A phone sends fifty packets a second, with DTX at least two. */
export const GONE_AFTER_MS = 2_000;
/** The PBX notices a dead line 3 to 13 s late: a call lives through 30 s without any line, and the phone has 5 s to come back. */
export const SILENT_AFTER_MS = 32_000;

export const voiceWatch = ({ at, packets }: { at: number; packets: number }): VoiceWatch => ({
  ...{ kind: 'watching', packets, heardAt: at, phone: 'silent' },
});

export function transition(watch: VoiceWatch, { at, packets, phone }: VoiceSample): VoiceWatch {
  if (watch.kind !== 'watching') return watch;
  // Fewer than before: a restarted stream, which is voice as well.
  if (packets !== watch.packets) return { kind: phone === 'back' ? 'alive' : 'watching', packets, heardAt: at, phone };
  const hasComeBack = phone === 'back' && watch.phone !== 'back';
  const now = { ...watch, phone, heardAt: hasComeBack ? at : watch.heardAt };
  const limitMs = phone === 'gone' ? GONE_AFTER_MS : SILENT_AFTER_MS;
  return at - now.heardAt >= limitMs ? { ...now, kind: 'dead' } : now;
}
