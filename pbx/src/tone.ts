/** Tones as 16-bit samples, and what is heard in a recording: pure functions, no devices. */

/** One channel of 16-bit samples. */
export interface Pcm {
  samples: Int16Array;
  sampleRateHz: number;
}

/** What a stretch of sound is, after its strongest frequency. Levels are dBFS: a full-scale sine is 0. */
export interface Heard {
  /** The strongest frequency. Meaningless when `toneRatio` is low or `levelDb` is that of silence. */
  frequencyHz: number;
  /** Level of that frequency alone. */
  levelDb: number;
  /** Level of everything together. */
  totalDb: number;
  /** Share of the energy that is at the frequency: about 1 for a pure tone, near 0 for noise, speech and music. */
  toneRatio: number;
  durationMs: number;
}

const SILENCE_DB = -120;

/** A sine that starts and ends at full level. `levelDb` is dBFS, 0 is the loudest. */
export function makeTone(options: {
  frequencyHz: number;
  durationMs: number;
  sampleRateHz: number;
  levelDb: number;
}): Pcm {
  const { frequencyHz, durationMs, sampleRateHz, levelDb } = options;
  const amplitude = 32_767 * 10 ** (Math.min(levelDb, 0) / 20);
  const samples = new Int16Array(Math.round((durationMs * sampleRateHz) / 1000));
  for (let n = 0; n < samples.length; n++) {
    samples[n] = Math.round(amplitude * Math.sin((2 * Math.PI * frequencyHz * n) / sampleRateHz));
  }
  return { samples, sampleRateHz };
}

/**
 * Mean square of the sine at one frequency in the samples (full scale is 1/2), by Goertzel's algorithm, without a window.
 * G. Goertzel, "An Algorithm for the Evaluation of Finite Trigonometric Series", 1958.
 */
export function goertzelPower({ samples, sampleRateHz }: Pcm, frequencyHz: number): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * frequencyHz) / sampleRateHz);
  let [before, last] = [0, 0];
  for (const sample of samples) [before, last] = [last, sample / 32_768 + coefficient * last - before];
  const magnitudeSquared = last * last + before * before - coefficient * last * before;
  // |X|² of a sine of amplitude a over N samples is (a·N/2)²; its mean square is a²/2.
  return samples.length === 0 ? 0 : (2 * magnitudeSquared) / samples.length ** 2;
}

/** Mean square of all samples; a full-scale sine has 1/2. */
export function meanSquare({ samples }: Pcm): number {
  let sum = 0;
  for (const sample of samples) sum += (sample / 32_768) ** 2;
  return samples.length === 0 ? 0 : sum / samples.length;
}

/** dBFS of a mean square. */
export function toDb(power: number): number {
  return power <= 0 ? SILENCE_DB : Math.max(SILENCE_DB, 10 * Math.log10(power * 2));
}

/**
 * The strongest frequency between `fromHz` and `toHz` (80 Hz up to the telephone band's end, or what the rate allows): a coarse search, then
 * a finer one around its best. Exact to about 1 Hz for half a second of sound.
 */
export function analyse(pcm: Pcm, band: { fromHz?: number; toHz?: number } = {}): Heard {
  const fromHz = band.fromHz ?? 80;
  const toHz = Math.min(band.toHz ?? 3600, pcm.sampleRateHz / 2 - 1);
  const durationMs = (pcm.samples.length / pcm.sampleRateHz) * 1000;
  const total = meanSquare(pcm);
  if (total === 0) return { frequencyHz: 0, levelDb: SILENCE_DB, totalDb: SILENCE_DB, toneRatio: 0, durationMs };
  // Coarse on short pieces, where a tone is COARSE_HZ wide and a step of half of that cannot jump over it; then ever finer on the whole.
  const pieces = split(pcm, 1000 / COARSE_HZ);
  const inPieces = (atHz: number): number => pieces.reduce((sum, piece) => sum + goertzelPower(piece, atHz), 0);
  let best = strongest(inPieces, { fromHz, toHz, stepHz: COARSE_HZ / 2 });
  const inAll = (atHz: number): number => goertzelPower(pcm, atHz);
  for (let reachHz = COARSE_HZ; reachHz > 0.2;) {
    const stepHz = Math.min(reachHz / 4, 500 / durationMs);
    best = strongest(inAll, { fromHz: best.frequencyHz - reachHz, toHz: best.frequencyHz + reachHz, stepHz });
    reachHz = stepHz;
  }
  const { frequencyHz, power } = best;
  return { frequencyHz, levelDb: toDb(power), totalDb: toDb(total), toneRatio: Math.min(1, power / total), durationMs };
}

const COARSE_HZ = 10;

interface Peak {
  frequencyHz: number;
  power: number;
}

function strongest(powerAt: (atHz: number) => number, range: { fromHz: number; toHz: number; stepHz: number }): Peak {
  let best = { frequencyHz: range.fromHz, power: -1 };
  for (let frequencyHz = range.fromHz; frequencyHz <= range.toHz; frequencyHz += range.stepHz) {
    const power = powerAt(frequencyHz);
    if (power > best.power) best = { frequencyHz, power };
  }
  return best;
}

function split({ samples, sampleRateHz }: Pcm, pieceMs: number): Pcm[] {
  const size = Math.max(1, Math.round((pieceMs * sampleRateHz) / 1000));
  if (samples.length <= size) return [{ samples, sampleRateHz }];
  const count = Math.floor(samples.length / size);
  return Array.from({ length: count }, (_, n) => ({
    samples: samples.subarray(n * size, (n + 1) * size),
    sampleRateHz,
  }));
}

/** The last `windowMs` of a recording, or all of a shorter one. */
export function lastWindow({ samples, sampleRateHz }: Pcm, windowMs: number): Pcm {
  const count = Math.round((windowMs * sampleRateHz) / 1000);
  return { samples: samples.subarray(Math.max(0, samples.length - count)), sampleRateHz };
}

/** Short enough for the shortest tone looked for, long enough to tell tones 20 Hz apart. */
const LOOK_MS = 100;

/** When a tone was first heard in a recording, to about a tenth of a second, ms; null: never. */
export function firstHeardAtMs(pcm: Pcm, frequencyHz: number): number | null {
  const pieces = split(pcm, LOOK_MS);
  const found = pieces.findIndex((piece) => {
    const total = meanSquare(piece);
    return toDb(total) > -45 && goertzelPower(piece, frequencyHz) / total > 0.75;
  });
  return found === -1 ? null : found * LOOK_MS;
}

/**
 * The longest time without a tone between the first and the last time it is heard, or to the end, ms; known to 20 ms. A recording in
 * which it is not heard at all is all gap.
 */
export function longestGapMs({ samples, sampleRateHz }: Pcm, frequencyHz: number): number {
  const hop = Math.round(sampleRateHz / 50);
  let [isBegun, silentMs, longest] = [false, 0, 0];
  for (let at = 0; at + hop <= samples.length; at += hop) {
    const piece = { samples: samples.subarray(at, at + hop), sampleRateHz };
    const power = goertzelPower(piece, frequencyHz);
    // So short a piece knows a frequency only roughly: most of its energy must be there.
    const isHeard = toDb(power) > -50 && power > meanSquare(piece) / 2;
    isBegun ||= isHeard;
    silentMs = isHeard || !isBegun ? 0 : silentMs + 20;
    longest = Math.max(longest, silentMs);
  }
  return isBegun ? longest : (1000 * samples.length) / sampleRateHz;
}
