/** Hears what a page plays: the strongest frequency, twenty times a second. */
const LOOK_EVERY_MS = 50;
const HEARD_ABOVE_DB = -55;
const NEAR_HZ = 15;

const waiting = new Set<(frequencyHz: number) => void>();

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
    if ((bins[best] ?? -Infinity) < HEARD_ABOVE_DB) return;
    const frequencyHz = (best * context.sampleRate) / analyser.fftSize;
    for (const tell of [...waiting]) tell(frequencyHz);
  }, LOOK_EVERY_MS);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}

function until(wantedHz: number): Promise<number> {
  return new Promise((resolve) => {
    const tell = (frequencyHz: number): void => {
      if (Math.abs(frequencyHz - wantedHz) > NEAR_HZ) return;
      waiting.delete(tell);
      resolve(frequencyHz);
    };
    waiting.add(tell);
  });
}

/** Listens until the returned function is called; `listen.until` resolves when a frequency is the strongest one. */
export const listen = Object.assign(listenTo, { until });
