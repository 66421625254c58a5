/**
 * Holds back sounds that would hurt or startle a person with a headset on (audio/SPEC.md, SHOCK). Pure: samples in,
 * samples out, no browser; the worklet in `browser/` is its only user.
 */

/** ITU-T G.107 and P.56: what telephone speech is levelled to, dBov of its active level. */
const NOMINAL_SPEECH_DB = -26;
/** [SHOCK-1] RMS over 5 ms. */
const CEILING_DB = NOMINAL_SPEECH_DB + 12;
/** Speech has peaks this much above its RMS of 5 ms; what has more is a blow. */
const PEAK_TO_RMS = 2.8;
/** [SHOCK-2] How far a sound may rise above what was heard before. */
const RISE_DB = 12;
/** [SHOCK-2] What was heard before counts at least as this: a quiet line does not dim who speaks up. */
const QUIETEST_DB = NOMINAL_SPEECH_DB - RISE_DB;
/** [SHOCK-3] */
const SHRIEK_DB = -32;
const SHRIEK_AFTER_MS = 120;
const SHRIEK_FROM_HZ = 1_000;
/** [SHOCK-3] Quieter than this, a tone hurts nobody. */
const SHRIEK_FLOOR_DB = -30;

const BLOCK_MS = 1;
/** RMS window and delay: a gain is complete when the sample it is for leaves. */
const WINDOW_BLOCKS = 5;
/** Tones are judged over this. */
const TONE_BLOCKS = 10;
const RELEASE_DB_PER_MS = 0.06;
/** How fast what counts as "heard before" follows upwards; downwards a third of it. */
const FOLLOW_DB_PER_S = 12;

const ratioOf = (db: number): number => 10 ** (db / 20);
const dbOf = (ratio: number): number => 20 * Math.log10(Math.max(ratio, 1e-9));

/** One channel. `process` may be given any number of samples at a time. */
export class ShockLimiter {
  readonly #rateHz: number;
  readonly #blockLength: number;
  /** Samples that have not left yet: the last whole blocks and the one that fills. */
  readonly #waiting: Float32Array;
  readonly #energies: number[] = Array.from({ length: WINDOW_BLOCKS }, () => 0);
  readonly #peaks: number[] = Array.from({ length: WINDOW_BLOCKS }, () => 0);
  readonly #tone: ToneDetector;
  #filled = 0;
  #energy = 0;
  #peak = 0;
  /** Gain at the end of the block that leaves now, and of the one before. */
  #gain = 1;
  #gainBefore = 1;
  #heardDb = NOMINAL_SPEECH_DB;

  constructor(rateHz: number) {
    this.#rateHz = rateHz;
    this.#blockLength = Math.max(1, Math.round((rateHz * BLOCK_MS) / 1000));
    this.#waiting = new Float32Array(this.#blockLength * (WINDOW_BLOCKS + 1));
    this.#tone = new ToneDetector(rateHz);
  }

  /** How much later everything leaves. */
  get delayMs(): number {
    return (this.#waiting.length / this.#rateHz) * 1000;
  }

  /** How much is held back now, dB; 0: nothing. */
  get reductionDb(): number {
    return -dbOf(this.#gain);
  }

  /** Writes as many samples as it reads. `input` and `output` may be the same. */
  process(input: Float32Array, output: Float32Array): void {
    for (let at = 0; at < input.length; at += 1) {
      const said = input[at] ?? 0;
      const sample = Number.isFinite(said) ? said : 0;
      const leaves = this.#waiting[this.#filled] ?? 0;
      const share = (this.#filled % this.#blockLength) / this.#blockLength;
      output[at] = leaves * (this.#gainBefore + (this.#gain - this.#gainBefore) * share);
      this.#waiting[this.#filled] = sample;
      this.#energy += sample * sample;
      this.#peak = Math.max(this.#peak, Math.abs(sample));
      this.#tone.take(sample);
      this.#filled = (this.#filled + 1) % this.#waiting.length;
      if (this.#filled % this.#blockLength === 0) this.#endBlock();
    }
  }

  #endBlock(): void {
    this.#energies.shift();
    this.#energies.push(this.#energy / this.#blockLength);
    this.#peaks.shift();
    this.#peaks.push(this.#peak);
    this.#energy = 0;
    this.#peak = 0;
    const meanSquare = this.#energies.reduce((sum, each) => sum + each, 0) / WINDOW_BLOCKS;
    // A blow shorter than the window is judged by its peak.
    const loudest = Math.max(Math.sqrt(meanSquare), Math.max(...this.#peaks) / PEAK_TO_RMS);
    const levelDb = dbOf(loudest);
    const allowedDb = this.#allowedDb(levelDb);
    this.#heard(Math.min(levelDb, allowedDb));
    this.#gainBefore = this.#gain;
    const wanted = Math.min(1, ratioOf(allowedDb - levelDb));
    const released = this.#gain * ratioOf(RELEASE_DB_PER_MS * BLOCK_MS);
    this.#gain = Math.min(1, wanted < this.#gain ? wanted : Math.min(wanted, released));
  }

  #allowedDb(levelDb: number): number {
    const rises = Math.min(CEILING_DB, Math.max(this.#heardDb, QUIETEST_DB) + RISE_DB);
    return this.#tone.isShriek(levelDb) ? Math.min(rises, SHRIEK_DB) : rises;
  }

  /** [SHOCK-2] Silence is no measure: what was heard stays until something else is. */
  #heard(levelDb: number): void {
    if (levelDb < NOMINAL_SPEECH_DB - 20) return;
    const step = (FOLLOW_DB_PER_S * BLOCK_MS) / 1000;
    this.#heardDb += Math.min(step, Math.max(-step / 3, levelDb - this.#heardDb));
  }
}

/**
 * [SHOCK-3] A tone crosses zero at equal distances; speech and music do not. Looks at 10 ms at a time.
 */
class ToneDetector {
  readonly #rateHz: number;
  readonly #length: number;
  #before = 0;
  #at = 0;
  /** Where the last upward crossing was, in samples since this stretch began; null: none yet. */
  #lastCrossing: number | null = null;
  #count = 0;
  #sum = 0;
  #squares = 0;
  #toneMs = 0;

  constructor(rateHz: number) {
    this.#rateHz = rateHz;
    this.#length = Math.round((rateHz * BLOCK_MS * TONE_BLOCKS) / 1000);
  }

  isShriek(levelDb: number): boolean {
    return this.#toneMs >= SHRIEK_AFTER_MS && levelDb > SHRIEK_FLOOR_DB;
  }

  take(sample: number): void {
    if (this.#before < 0 && sample >= 0) {
      const crossing = this.#at + this.#before / (this.#before - sample);
      if (this.#lastCrossing !== null) {
        const distance = crossing - this.#lastCrossing;
        this.#count += 1;
        this.#sum += distance;
        this.#squares += distance * distance;
      }
      this.#lastCrossing = crossing;
    }
    this.#before = sample;
    this.#at += 1;
    if (this.#at >= this.#length) this.#endStretch();
  }

  #endStretch(): void {
    const mean = this.#sum / Math.max(1, this.#count);
    const spread = Math.sqrt(Math.max(0, this.#squares / Math.max(1, this.#count) - mean * mean)) / mean;
    const isTone = this.#count >= 5 && this.#rateHz / mean >= SHRIEK_FROM_HZ && spread < 0.04;
    this.#toneMs = isTone ? this.#toneMs + TONE_BLOCKS * BLOCK_MS : 0;
    this.#lastCrossing = this.#lastCrossing === null ? null : this.#lastCrossing - this.#at;
    this.#at = 0;
    this.#count = 0;
    this.#sum = 0;
    this.#squares = 0;
  }
}
