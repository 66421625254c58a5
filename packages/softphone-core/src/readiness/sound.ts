/** What can be read off samples without keeping them. */

const SILENCE_DB = -120;

/** dBFS of a stretch: 0 for a full-scale square wave, -120 for nothing. */
export function levelDbOf(samples: Float32Array): number {
  let energy = 0;
  for (const sample of samples) energy += sample * sample;
  return dbOf(Math.sqrt(energy / Math.max(1, samples.length)));
}

export const dbOf = (amplitude: number): number =>
  amplitude > 0 ? Math.max(SILENCE_DB, 20 * Math.log10(amplitude)) : SILENCE_DB;

/** As a meter shows it: 0…1 over 60 dB. */
export const shownLevel = (db: number): number => Math.min(1, Math.max(0, 1 + db / 60));

/** Levels of consecutive stretches of `ms`. */
export function frameLevelsDb(samples: Float32Array, sampleRateHz: number, ms = 20): number[] {
  const length = Math.max(1, Math.round((sampleRateHz * ms) / 1000));
  const levels: number[] = [];
  for (let start = 0; start + length <= samples.length; start += length)
    levels.push(levelDbOf(samples.subarray(start, start + length)));
  return levels;
}

/** The value below which `share` of all lie; -120 of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? SILENCE_DB;
}

/** Mean power of levels, dBFS. */
export function meanDb(levels: readonly number[]): number {
  const power = levels.reduce((sum, level) => sum + 10 ** (level / 10), 0) / Math.max(1, levels.length);
  return power > 0 ? 10 * Math.log10(power) : SILENCE_DB;
}

const CLIPPED_AT = 0.985;

export function clippedIn(samples: Float32Array): number {
  let count = 0;
  for (const sample of samples) if (Math.abs(sample) >= CLIPPED_AT) count += 1;
  return count;
}

export function isConstant(samples: Float32Array): boolean {
  const [first] = samples;
  return samples.every((sample) => sample === first);
}

/** Every `factor` samples become their mean: enough for tones far below the new rate. */
export function thinned(samples: Float32Array, factor: number): Float32Array {
  if (factor <= 1) return samples;
  const out = new Float32Array(Math.floor(samples.length / factor));
  for (let at = 0; at < out.length; at += 1) {
    let sum = 0;
    for (let step = 0; step < factor; step += 1) sum += samples[at * factor + step] ?? 0;
    out[at] = sum / factor;
  }
  return out;
}

/**
 * Looks for `probe` in `heard` at every delay (normalised cross-correlation). `likeness`: 1 where it is there and
 * nothing else; `gain`: by how much it came back.
 */
export function findProbe(heard: Float32Array, probe: Float32Array): { likeness: number; gain: number } {
  const probeEnergy = energyOf(probe);
  let best = { likeness: 0, gain: 0 };
  let energy = energyOf(heard.subarray(0, probe.length));
  for (let delay = 0; delay + probe.length <= heard.length; delay += 1) {
    let sum = 0;
    for (let at = 0; at < probe.length; at += 1) sum += (heard[delay + at] ?? 0) * (probe[at] ?? 0);
    const likeness = energy > 1e-9 ? Math.abs(sum) / Math.sqrt(energy * probeEnergy) : 0;
    if (likeness > best.likeness) best = { likeness, gain: Math.abs(sum) / probeEnergy };
    energy += (heard[delay + probe.length] ?? 0) ** 2 - (heard[delay] ?? 0) ** 2;
  }
  return best;
}

function energyOf(samples: Float32Array): number {
  let energy = 0;
  for (const sample of samples) energy += sample * sample;
  return energy;
}
