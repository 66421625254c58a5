/** Blocks of 1024 samples: 21 ms at 48 kHz, so a silence is known to about that. */
const BLOCK = 1024;
/** Mean square of a tone at -50 dBFS: far under what any test plays, far over comfort noise. */
const HEARD_ABOVE = 1e-5 / 2;

export interface ToneReport {
  /** Longest time without the tone since the watch began and the tone was first heard, ms of the sound's own clock. */
  readonly longestGapMs: number;
  /** Without it for so long now, ms; 0: it is heard. */
  readonly silentMs: number;
  readonly heardMs: number;
}

/** Listens to a stream for one tone, block by block, so that no silence between two looks is missed. */
export function watchTone(stream: MediaStream, frequencyHz: number): () => ToneReport {
  const context = new AudioContext();
  // Deprecated for products because it runs in the page's thread; as an ear of a test it needs no file of its own.
  const tap = context.createScriptProcessor(BLOCK, 1, 1);
  const blockMs = (1000 * BLOCK) / context.sampleRate;
  let [heardMs, silentMs, longestGapMs] = [0, 0, 0];
  tap.addEventListener('audioprocess', ({ inputBuffer }) => {
    const isHeard = powerAt(inputBuffer.getChannelData(0), frequencyHz / context.sampleRate) > HEARD_ABOVE;
    if (isHeard) heardMs += blockMs;
    silentMs = isHeard || heardMs === 0 ? 0 : silentMs + blockMs;
    longestGapMs = Math.max(longestGapMs, silentMs);
  });
  context.createMediaStreamSource(stream).connect(tap);
  // Without a way to the loudspeaker it is not run; what it gives is silence.
  tap.connect(context.destination);
  return () => ({ longestGapMs, silentMs, heardMs });
}

/** Mean square of the sine at `cycles` per sample (Goertzel). */
function powerAt(samples: Float32Array, cycles: number): number {
  const coefficient = 2 * Math.cos(2 * Math.PI * cycles);
  let [before, last] = [0, 0];
  for (const sample of samples) [before, last] = [last, sample + coefficient * last - before];
  const magnitude = last * last + before * before - coefficient * last * before;
  return (2 * magnitude) / samples.length ** 2;
}
