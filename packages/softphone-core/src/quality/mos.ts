/**
 * Listening and conversation quality by the E-model: ITU-T G.107 (06/2015), https://www.itu.int/rec/T-REC-G.107,
 * with its default values for everything a phone cannot know (Table 2: no echo, no side tone trouble, quiet rooms).
 */

export interface Impairments {
  /** Mouth to ear, one way, ms: packet, jitter buffer, half the round trip, devices. */
  readonly delayMs: number;
  /** Packets lost or concealed, 0…1. */
  readonly lossRatio: number;
  /** G.113 equipment impairment of the codec without loss, and its robustness against random loss. */
  readonly codec: CodecImpairment;
}

export interface CodecImpairment {
  readonly ie: number;
  readonly bpl: number;
}

/**
 * G.113 Appendix I: G.711 with concealment Ie 0, Bpl 25.1 (bare 4.3). Opus is in no G.113 table: Ie 0 as for G.711, for
 * its quality at 24 kbit/s and more is at least that; Bpl 20 with FEC (single losses repaired), 10 without.
 */
export const CODEC_IMPAIRMENT = {
  g711: { ie: 0, bpl: 25.1 },
  g722: { ie: 0, bpl: 10 },
  opusWithFec: { ie: 0, bpl: 20 },
  opus: { ie: 0, bpl: 10 },
} as const satisfies Record<string, CodecImpairment>;

/** Ro - Is with all default values: G.107 §7.7, "R = 93.2". */
const R_DEFAULT = 93.2;
/** G.107 Table 2: mT, perceivable delay, 100 ms; sT, sensitivity 1. */
const MT_MS = 100;

/** 1.0 to 4.5. */
export function mosOf(impairments: Impairments): number {
  return mosOfR(R_DEFAULT - delayImpairment(impairments.delayMs) - lossImpairment(impairments));
}

/** Idd, G.107 §7.4, equations 7-27 and 7-28. Talker and listener echo (Idte, Idle) are nothing on a headset. */
export function delayImpairment(delayMs: number): number {
  if (delayMs <= MT_MS) return 0;
  const x = Math.log2(delayMs / MT_MS);
  return 25 * ((1 + x ** 6) ** (1 / 6) - 3 * (1 + (x / 3) ** 6) ** (1 / 6) + 2);
}

/** Ie,eff, G.107 §7.5, equation 7-29 with BurstR 1 (random loss: what FEC and concealment leave). */
function lossImpairment({ lossRatio, codec }: Impairments): number {
  const lossPercent = 100 * Math.min(1, Math.max(0, lossRatio));
  return codec.ie + ((95 - codec.ie) * lossPercent) / (lossPercent + codec.bpl);
}

/** G.107 Annex B, equation B-4; below 6.5 the cubic would rise again, so it is held at 1. */
export function mosOfR(r: number): number {
  if (r <= 6.5) return 1;
  if (r >= 100) return 4.5;
  return 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6;
}
