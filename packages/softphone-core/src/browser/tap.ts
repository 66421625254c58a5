import type { SoundTap } from '../ports.ts';

/** The most an analyser keeps (https://webaudio.github.io/web-audio-api/#dom-analysernode-fftsize): 0.68 s at 48 kHz. */
const KEPT_SAMPLES = 32_768;

export function tap(stream: MediaStream): SoundTap {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = KEPT_SAMPLES;
  const source = context.createMediaStreamSource(stream);
  source.connect(analyser);
  const samples = new Float32Array(KEPT_SAMPLES);
  return {
    sampleRateHz: context.sampleRate,
    latest: () => {
      analyser.getFloatTimeDomainData(samples);
      return samples;
    },
    close: () => {
      source.disconnect();
      void context.close();
    },
  };
}
