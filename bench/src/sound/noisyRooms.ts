/** Made noises of a kitchen in the country, each with the same loudness against the speech. */
import { type Sound } from '../line/intelligibility.ts';

/** What the filters are trained for. */
export const WIDE_HZ = 48_000;
const NARROW_HZ = 8_000;
const UP = WIDE_HZ / NARROW_HZ;

export interface Room {
  readonly name: string;
  /** As long as wanted, of any loudness. */
  noise(length: number): Sound;
}

/** Mulberry32: the same room each time. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A fan: what is left of white noise when the high is taken away, and the hum of its motor. */
function fan(length: number): Sound {
  const random = randomOf(1);
  let low = 0;
  return Float64Array.from({ length }, (_, n) => {
    low += 0.02 * (random() * 2 - 1 - low);
    return low + 0.02 * Math.sin((2 * Math.PI * 100 * n) / WIDE_HZ);
  });
}

/** Bowls and spoons: short rings at random moments, about four a second. */
function dishes(length: number): Sound {
  const random = randomOf(2);
  const out = new Float64Array(length);
  for (let at = 0; at < length; at += Math.floor(random() * 0.5 * WIDE_HZ)) {
    const hz = 1_500 + random() * 3_500;
    const level = 0.3 + random();
    for (let n = 0; n < 0.15 * WIDE_HZ && at + n < length; n += 1)
      out[at + n] =
        (out[at + n] ?? 0) + level * Math.exp(-n / (0.03 * WIDE_HZ)) * Math.sin((2 * Math.PI * hz * n) / WIDE_HZ);
  }
  return out;
}

/** A cock: a rising and falling cry with many harmonics, each three seconds. */
function cock(length: number): Sound {
  let phase = 0;
  return Float64Array.from({ length }, (_, n) => {
    const seconds = (n / WIDE_HZ) % 3;
    if (seconds > 1.2) return 0;
    phase += (2 * Math.PI * (500 + 500 * Math.sin((Math.PI * seconds) / 1.2))) / WIDE_HZ;
    return [1, 2, 3, 4].reduce((sum, harmonic) => sum + Math.sin(harmonic * phase) / harmonic, 0);
  });
}

export const rooms: readonly Room[] = [
  { name: 'a fan', noise: fan },
  { name: 'dishes', noise: dishes },
  { name: 'a cock', noise: cock },
];

const powerOf = (sound: Sound): number => sound.reduce((sum, sample) => sum + sample * sample, 0) / sound.length;

/** Speech with the noise of a room under it, `snrDb` below. */
export function spokenIn(room: Room, speech: Sound, snrDb: number): Sound {
  const noise = room.noise(speech.length);
  const scale = Math.sqrt(powerOf(speech) / powerOf(noise) / 10 ** (snrDb / 10));
  return speech.map((sample, n) => sample + scale * (noise[n] ?? 0));
}

/** Low pass for both ways between the two rates: windowed sinc, 3.4 kHz. */
const HALF = 120;
const taps = Float64Array.from({ length: 2 * HALF + 1 }, (_, index) => {
  const n = index - HALF;
  const cut = (2 * 3_400) / WIDE_HZ;
  const sinc = n === 0 ? cut : Math.sin(Math.PI * cut * n) / (Math.PI * n);
  return sinc * (0.5 + 0.5 * Math.cos((Math.PI * n) / HALF));
});

/** From the rate of a telephone to the rate of the filters. */
export const widened = (sound: Sound): Sound =>
  Float64Array.from({ length: sound.length * UP }, (_, at) => {
    let sum = 0;
    for (let from = Math.ceil((at - HALF) / UP); from * UP <= at + HALF; from += 1)
      sum += (sound[from] ?? 0) * (taps[at - from * UP + HALF] ?? 0);
    return sum * UP;
  });

/** What of it a telephone carries. */
export const narrowed = (sound: Sound): Sound =>
  Float64Array.from({ length: Math.floor(sound.length / UP) }, (_, index) => {
    let sum = 0;
    for (let tap = -HALF; tap <= HALF; tap += 1) sum += (sound[index * UP + tap] ?? 0) * (taps[tap + HALF] ?? 0);
    return sum;
  });
