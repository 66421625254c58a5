/** A page that puts sound through each noise filter, as fast as it can, and says how long that took. */
import {
  GtcrnWorkletNode,
  loadGtcrn,
  loadRnnoise,
  loadSpeex,
  RnnoiseWorkletNode,
  SpeexWorkletNode,
} from '@sapphi-red/web-noise-suppressor';

const RATE_HZ = 48_000;
const COMPILING_MS = 1_000;
type Filter = 'rnnoise' | 'gtcrn' | 'speex';

const made = {
  rnnoise: async (context: AudioContext) => {
    const wasmBinary = await loadRnnoise({ url: '/parts/rnnoise.wasm', simdUrl: '/parts/rnnoise_simd.wasm' });
    return new RnnoiseWorkletNode(context, { maxChannels: 1, wasmBinary });
  },
  gtcrn: async (context: AudioContext) =>
    new GtcrnWorkletNode(context, { maxChannels: 1, wasmBinary: await loadGtcrn({ url: '/parts/gtcrn.wasm' }) }),
  speex: async (context: AudioContext) =>
    new SpeexWorkletNode(context, { maxChannels: 1, wasmBinary: await loadSpeex({ url: '/parts/speex.wasm' }) }),
};

const bytesOf = (text: string): Float32Array<ArrayBuffer> =>
  new Float32Array(Uint8Array.from(atob(text), (letter) => letter.codePointAt(0) ?? 0).buffer);
function textOf(samples: Float32Array): string {
  const bytes = new Uint8Array(samples.buffer);
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCodePoint(...bytes.subarray(at, at + 8_192));
  return btoa(text);
}

/** `sound` and the answer: base64 of 32-bit floats at 48 kHz. */
async function filter(name: Filter | null, sound: string): Promise<{ sound: string; tookMs: number }> {
  const samples = bytesOf(sound);
  const context = new OfflineAudioContext(1, samples.length, RATE_HZ);
  const source = context.createBufferSource();
  source.buffer = context.createBuffer(1, samples.length, RATE_HZ);
  source.buffer.copyToChannel(samples, 0);
  if (name === null) source.connect(context.destination);
  else {
    await context.audioWorklet.addModule(`/parts/${name}/workletProcessor.js`);
    // The package knows of live contexts only; a node needs nothing of them.
    const node = await made[name](context as unknown as AudioContext);
    source.connect(node).connect(context.destination);
  }
  source.start();
  let startedAt = 0;
  // The filters compile themselves on the audio thread and tell nobody when they are there.
  void context.suspend(0).then(() => {
    setTimeout(() => {
      startedAt = performance.now();
      void context.resume();
    }, COMPILING_MS);
  });
  const rendered = await context.startRendering();
  const tookMs = performance.now() - startedAt;
  return { sound: textOf(rendered.getChannelData(0)), tookMs };
}

(globalThis as unknown as { phone: unknown }).phone = { filter };
