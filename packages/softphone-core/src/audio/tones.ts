/** A stretch of a tone: all these frequencies together, or silence when there are none. */
export interface ToneStretch {
  readonly frequenciesHz: readonly number[];
  readonly ms: number;
}

/** A tone as people hear it. `isRepeated`: from the beginning again until it is stopped. */
export interface TonePattern {
  readonly stretches: readonly ToneStretch[];
  readonly isRepeated: boolean;
}

/** [AUTO-4] Says to both sides that a call was answered by itself: heard, and too short to be waited for. */
export const ANSWERED_ITSELF: TonePattern = {
  stretches: [{ frequenciesHz: [950], ms: 400 }],
  isRepeated: false,
};

export function lengthMsOf({ stretches }: TonePattern): number {
  return stretches.reduce((sum, { ms }) => sum + ms, 0);
}

/** Loudest value of one stretch, against full scale: about -12 dBFS, as loud as a voice. */
const LEVEL = 0.25;
/** Rise and fall of each stretch, so that it does not click. */
const EDGE_MS = 8;

/** One turn of the pattern as samples, -1…1. */
export function samplesOf({ stretches }: TonePattern, sampleRateHz: number): Float32Array<ArrayBuffer> {
  const lengths = stretches.map(({ ms }) => Math.round((ms * sampleRateHz) / 1000));
  const samples = new Float32Array(lengths.reduce((sum, length) => sum + length, 0));
  const edge = (EDGE_MS * sampleRateHz) / 1000;
  let start = 0;
  for (const [index, { frequenciesHz }] of stretches.entries()) {
    const length = lengths[index] ?? 0;
    for (let at = 0; at < length; at += 1) {
      const sum = frequenciesHz.reduce((total, hz) => total + Math.sin((2 * Math.PI * hz * at) / sampleRateHz), 0);
      const fade = Math.min(1, at / edge, (length - at) / edge);
      samples[start + at] = (LEVEL * fade * sum) / Math.max(1, frequenciesHz.length);
    }
    start += length;
  }
  return samples;
}
