/** Hears what a page plays: the strongest frequency, twenty times a second. */
const LOOK_EVERY_MS = 50;
const HEARD_ABOVE_DB = -55;
const NEAR_HZ = 15;

const SILENT_LOOKS = 8;

/** Told at each look: the strongest frequency, or null in silence. */
const waiting = new Set<(frequencyHz: number | null) => void>();

function listenTo(stream: MediaStream): () => void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 8192;
  analyser.smoothingTimeConstant = 0;
  context.createMediaStreamSource(stream).connect(analyser);
  const bins = new Float32Array(analyser.frequencyBinCount);
  const timer = setInterval(() => {
    analyser.getFloatFrequencyData(bins);
    let best = 0;
    for (const [bin, level] of bins.entries()) if (level > (bins[best] ?? -Infinity)) best = bin;
    const isSilent = (bins[best] ?? -Infinity) < HEARD_ABOVE_DB;
    const frequencyHz = isSilent ? null : (best * context.sampleRate) / analyser.fftSize;
    for (const tell of [...waiting]) tell(frequencyHz);
  }, LOOK_EVERY_MS);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}

function until(wantedHz: number): Promise<number> {
  return new Promise((resolve) => {
    const tell = (frequencyHz: number | null): void => {
      if (frequencyHz === null || Math.abs(frequencyHz - wantedHz) > NEAR_HZ) return;
      waiting.delete(tell);
      resolve(frequencyHz);
    };
    waiting.add(tell);
  });
}

/** Resolves after 0.4 s of silence on end. */
function untilSilent(): Promise<void> {
  return new Promise((resolve) => {
    let looks = 0;
    const tell = (frequencyHz: number | null): void => {
      looks = frequencyHz === null ? looks + 1 : 0;
      if (looks < SILENT_LOOKS) return;
      waiting.delete(tell);
      resolve();
    };
    waiting.add(tell);
  });
}

/** Listens until the returned function is called; `listen.until` resolves when a frequency is the strongest one. */
export const listen = Object.assign(listenTo, { until, untilSilent });
