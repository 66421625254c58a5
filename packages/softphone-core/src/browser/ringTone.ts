import { samplesOf, type TonePattern } from '../audio/tones.ts';
import type { SoundPlayer } from '../ports.ts';
import { contextOn } from './contextOn.ts';

/** Rings until closed. The host must allow sound without a press (Electron: `autoplayPolicy`), or the first ring is lost. */
export function ring(pattern: TonePattern, level: number, deviceId: string | null): SoundPlayer {
  const { context, setDevice } = contextOn(deviceId);
  const samples = samplesOf(pattern, context.sampleRate);
  const buffer = context.createBuffer(1, Math.max(1, samples.length), context.sampleRate);
  buffer.copyToChannel(samples, 0);
  const source = context.createBufferSource();
  source.buffer = buffer;
  source.loop = true;
  // The pattern is made at -12 dBFS, as loud as a voice; ringing may be louder.
  const gain = context.createGain();
  gain.gain.value = level * RING_OVER_VOICE;
  source.connect(gain).connect(context.destination);
  source.start();
  return {
    setDevice,
    close: () => {
      source.stop();
      void context.close();
    },
  };
}

const RING_OVER_VOICE = 2;
