/**
 * How much of speech is understood, by STOI: C. H. Taal, R. C. Hendriks, R. Heusdens, J. Jensen, "An Algorithm for
 * Intelligibility Prediction of Time-Frequency Weighted Noisy Speech", IEEE TASLP 19(7), 2011. Two things are other than
 * there: it runs at the 8 kHz of a telephone, so that 14 of the 15 bands exist, and silent frames are left out of the
 * bands' envelopes instead of the sound. Figures compare with each other, not with other people's.
 */

/** Samples of one channel, -1 to 1. */
export type Sound = Float64Array;

export const RATE_HZ = 8_000;
/** 25.6 ms, with half of it new each time. */
const FRAME = 204;
const HOP = FRAME / 2;
const DFT = 512;
const BANDS = 14;
const LOWEST_HZ = 150;
/** Frames that are looked at together: 384 ms. */
const SEGMENT = 30;
/** Speech softer than the loudest frame by more counts as silence. */
const SILENT_DB = 40;
/** What is heard is worse than nothing from here on: clipped (the paper's beta, -15 dB). */
const CLIP = 1 + 10 ** (15 / 20);
/** A delay changes by so much at most while somebody speaks. */
const SEARCH = 0.2 * RATE_HZ;
const WINDOW = 2 * RATE_HZ;
/** Of the coarse search for where in the loop a recording begins. */
const STEP = RATE_HZ / 100;

const hann = Float64Array.from(
  { length: FRAME },
  (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (n + 1)) / (FRAME + 1)),
);

interface Bin {
  readonly band: number;
  readonly cos: Float64Array;
  readonly sin: Float64Array;
}

const bins: readonly Bin[] = Array.from({ length: DFT / 2 }, (_, k) => {
  const hz = (k * RATE_HZ) / DFT;
  const band = Math.floor(3 * Math.log2(hz / LOWEST_HZ) + 0.5);
  const angle = (n: number): number => (2 * Math.PI * k * n) / DFT;
  return {
    band,
    cos: Float64Array.from({ length: FRAME }, (_one, n) => Math.cos(angle(n))),
    sin: Float64Array.from({ length: FRAME }, (_one, n) => Math.sin(angle(n))),
  };
}).filter(({ band }) => band >= 0 && band < BANDS);

const energyOf = (sound: Sound, from: number): number => {
  let sum = 0;
  for (let n = 0; n < FRAME; n += 1) sum += ((sound[from + n] ?? 0) * (hann[n] ?? 0)) ** 2;
  return sum;
};

/** The loudness of each band in the frame that begins at `from`. */
function bandsOf(sound: Sound, from: number): Float64Array {
  const frame = Float64Array.from({ length: FRAME }, (_, n) => (sound[from + n] ?? 0) * (hann[n] ?? 0));
  const energy = new Float64Array(BANDS);
  for (const { band, cos, sin } of bins) {
    let [re, im] = [0, 0];
    for (let n = 0; n < FRAME; n += 1) {
      re += (frame[n] ?? 0) * (cos[n] ?? 0);
      im += (frame[n] ?? 0) * (sin[n] ?? 0);
    }
    energy[band] = (energy[band] ?? 0) + re * re + im * im;
  }
  return energy.map(Math.sqrt);
}

const norm = (values: Float64Array): number => Math.hypot(...values);
const centred = (values: Float64Array): Float64Array => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
};

/** How alike a band of a segment is, after the heard one was made as loud as the clean one. */
function likeness(clean: Float64Array, heard: Float64Array): number {
  const scale = norm(clean) / Math.max(norm(heard), 1e-12);
  const clipped = heard.map((value, n) => Math.min(value * scale, (clean[n] ?? 0) * CLIP));
  const [x, y] = [centred(clean), centred(clipped)];
  return x.reduce((sum, value, n) => sum + value * (y[n] ?? 0), 0) / Math.max(norm(x) * norm(y), 1e-12);
}

/** STOI of two sounds of equal length that begin together: about 1 when all is understood, near 0 when nothing is. */
export function stoi(clean: Sound, heard: Sound): number {
  const starts = Array.from({ length: Math.floor((clean.length - FRAME) / HOP) + 1 }, (_, index) => index * HOP);
  const energies = starts.map((from) => energyOf(clean, from));
  const threshold = Math.max(...energies) * 10 ** (-SILENT_DB / 10);
  const spoken = starts.filter((_, index) => (energies[index] ?? 0) > threshold);
  const [x, y] = [clean, heard].map((sound) => spoken.map((from) => bandsOf(sound, from))) as [
    Float64Array[],
    Float64Array[],
  ];
  const row = (frames: readonly Float64Array[], from: number, band: number): Float64Array =>
    Float64Array.from({ length: SEGMENT }, (_, n) => frames[from + n]?.[band] ?? 0);
  let [sum, count] = [0, 0];
  for (let from = 0; from + SEGMENT <= spoken.length; from += 1)
    for (let band = 0; band < BANDS; band += 1) {
      sum += likeness(row(x, from, band), row(y, from, band));
      count += 1;
    }
  if (count === 0) throw new Error('nothing is said in the clean sound');
  return sum / count;
}

const envelopeOf = (sound: Sound): Float64Array =>
  Float64Array.from({ length: Math.floor(sound.length / STEP) }, (_, n) =>
    norm(sound.subarray(n * STEP, (n + 1) * STEP)),
  );

/** Where in the loop the recording begins, in samples, within `STEP`. */
function beginsAt(loop: Sound, recording: Sound): number {
  const [clean, heard] = [centred(envelopeOf(loop)), centred(envelopeOf(recording))];
  let [best, at] = [-Infinity, 0];
  for (let offset = 0; offset < clean.length; offset += 1) {
    const sum = heard.reduce((total, value, n) => total + value * (clean[(n + offset) % clean.length] ?? 0), 0);
    if (sum > best) [best, at] = [sum, offset];
  }
  return at * STEP;
}

/** A stretch of the loop as it goes round. */
const looped = (loop: Sound, from: number, length: number): Sound =>
  Float64Array.from({ length }, (_, n) => loop[(from + n + loop.length) % loop.length] ?? 0);

/** The clean window that fits `heard` best: a jitter buffer may have moved it a little. */
function fitting(loop: Sound, from: number, heard: Sound): Sound {
  const around = looped(loop, from - SEARCH, heard.length + 2 * SEARCH);
  let [best, at] = [-Infinity, 0];
  for (let shift = 0; shift <= 2 * SEARCH; shift += 1) {
    let sum = 0;
    for (let n = 0; n < heard.length; n += 2) sum += (heard[n] ?? 0) * (around[shift + n] ?? 0);
    if (sum > best) [best, at] = [sum, shift];
  }
  return around.subarray(at, at + heard.length);
}

/** What a recording of a speaker who says the loop again and again lets understand: STOI of each 2 s, as a mean. */
export function understood(loop: Sound, recording: Sound): number {
  const begin = beginsAt(loop, recording);
  const scores: number[] = [];
  for (let from = 0; from + WINDOW <= recording.length; from += WINDOW) {
    const heard = recording.subarray(from, from + WINDOW);
    scores.push(stoi(fitting(loop, (begin + from) % loop.length, heard), heard));
  }
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
