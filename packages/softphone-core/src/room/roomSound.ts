import type { RoomSound } from './roomState.ts';

const QUIET_DB = -55;
/** Standard deviation of the loudness of frames; a fan has 1 to 2 dB, speech 8 and more. */
const STEADY_DB = 2.5;
const CLATTER_ABOVE_DB = 12;
const CLATTER_SHARE = 0.3;
const CLATTER_FROM_HZ = 900;
const VOICED = 0.55;
const VOICED_SHARE = 0.25;
const HIGH_PITCH_HZ = 400;
/** 20 ms. */
const FRAMES_PER_S = 50;
const LOWEST_HZ = 70;
const HIGHEST_HZ = 2_000;

interface Frame {
  readonly db: number;
  /** Strength of the best period, 0 to 1. */
  readonly voicing: number;
  readonly pitchHz: number;
}

/** [ROOM-3] Names what is heard in a stretch of a third of a second or so. Samples of one channel, -1 to 1. */
export function roomSoundOf(samples: Float32Array, rateHz: number): RoomSound {
  const frames = framesOf(samples, rateHz);
  const levels = frames.map(({ db }) => db);
  if (10 * Math.log10(mean(levels.map((db) => 10 ** (db / 10)))) < QUIET_DB) return 'quiet';
  if (isClatter(levels, samples, rateHz)) return 'clatter';
  const loud = frames.filter(({ db }) => db > QUIET_DB);
  const voiced = loud.filter(({ voicing }) => voicing > VOICED);
  const pitches = voiced.map(({ pitchHz }) => pitchHz);
  const spread = deviation(levels);
  if (spread < STEADY_DB && deviation(pitches) < 0.06 * mean(pitches)) return 'steady';
  if (spread < STEADY_DB && voiced.length < loud.length / 2) return 'steady';
  if (voiced.length < frames.length * VOICED_SHARE) return 'other';
  return median(pitches) > HIGH_PITCH_HZ ? 'animal' : 'voices';
}

function isClatter(levels: readonly number[], samples: Float32Array, rateHz: number): boolean {
  const ground = median(levels);
  const blows = levels.filter((db) => db > Math.max(ground + CLATTER_ABOVE_DB, QUIET_DB));
  if (blows.length === 0 || blows.length > levels.length * CLATTER_SHARE) return false;
  const at = levels.indexOf(Math.max(...levels));
  const length = Math.floor(rateHz / FRAMES_PER_S);
  return centreOf(samples.subarray(at * length, (at + 1) * length), rateHz) > CLATTER_FROM_HZ;
}

function framesOf(samples: Float32Array, rateHz: number): readonly Frame[] {
  const length = Math.floor(rateHz / FRAMES_PER_S);
  return Array.from({ length: Math.floor(samples.length / length) }, (_, index) => {
    const from = index * length;
    const frame = samples.subarray(from, from + length);
    const power = frame.reduce((sum, sample) => sum + sample * sample, 0) / length;
    return { db: 10 * Math.log10(power + 1e-12), ...periodOf(samples.subarray(from, from + 2 * length), rateHz) };
  });
}

/** The period that repeats best, by normalised autocorrelation at a sixth of the rate or so: pitch needs no more. */
function periodOf(wide: Float32Array, rateHz: number): Pick<Frame, 'voicing' | 'pitchHz'> {
  const step = Math.max(1, Math.floor(rateHz / 8_000));
  const rate = rateHz / step;
  const samples = thinned(wide, step);
  const reach = Math.floor(samples.length / 2);
  let best = { voicing: 0, pitchHz: 0 };
  const energy = sumOf(samples, 0, reach, 0);
  for (let lag = Math.floor(rate / HIGHEST_HZ); lag <= Math.min(rate / LOWEST_HZ, samples.length - reach); lag += 1) {
    const voicing = sumOf(samples, 0, reach, lag) / Math.sqrt(energy * sumOf(samples, lag, reach, 0) + 1e-12);
    // A period fits twice as long as well: the shorter one is the pitch unless the longer is clearly better.
    if (voicing > best.voicing + 0.03) best = { voicing, pitchHz: rate / lag };
  }
  return best;
}

/** Means of `step` samples: a low pass that is good enough for a pitch. */
const thinned = (samples: Float32Array, step: number): Float32Array =>
  Float32Array.from({ length: Math.floor(samples.length / step) }, (_, index) => {
    let sum = 0;
    for (let n = 0; n < step; n += 1) sum += samples[index * step + n] ?? 0;
    return sum / step;
  });

function sumOf(samples: Float32Array, from: number, length: number, lag: number): number {
  let sum = 0;
  for (let n = from; n < from + length; n += 1) sum += (samples[n] ?? 0) * (samples[n + lag] ?? 0);
  return sum;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const deviation = (values: readonly number[]): number => {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
};
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Where the weight of a short sound lies, Hz: from the energy of its slope against its own (a spectrum is not needed for that). */
function centreOf(samples: Float32Array, rateHz: number): number {
  let [own, slope] = [0, 0];
  for (let n = 1; n < samples.length; n += 1) {
    const sample = samples[n] ?? 0;
    own += sample * sample;
    slope += (sample - (samples[n - 1] ?? 0)) ** 2;
  }
  // A sine of f has a slope energy of (2 sin(πf/rate))² of its own.
  return (rateHz / Math.PI) * Math.asin(Math.min(1, Math.sqrt(slope / Math.max(own, 1e-12)) / 2));
}
