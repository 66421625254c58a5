import type { SoundPlayer } from '../ports.ts';
import { useDevice } from './playStream.ts';

/** The ringing of a Chinese exchange (GF 002-9002): 450 Hz, 1 s on, 4 s off. */
const FREQUENCY_HZ = 450;
const ON_S = 1;
const PERIOD_S = 5;
const LEVEL = 0.25;
/** Rise and fall, so that the tone does not click. */
const EDGE_S = 0.01;

export function ring(deviceId: string | null): SoundPlayer {
  const context = new AudioContext();
  const source = context.createBufferSource();
  source.buffer = onePeriod(context);
  source.loop = true;
  source.connect(context.destination);
  const player: SoundPlayer = {
    setDevice: (id) => useDevice(context, id),
    close: () => {
      source.stop();
      void context.close();
    },
  };
  if (deviceId !== null) player.setDevice(deviceId).catch(() => useDevice(context, null));
  source.start();
  return player;
}

function onePeriod(context: AudioContext): AudioBuffer {
  const rate = context.sampleRate;
  const buffer = context.createBuffer(1, PERIOD_S * rate, rate);
  const samples = buffer.getChannelData(0);
  for (let at = 0; at < ON_S * rate; at += 1) {
    const seconds = at / rate;
    const edge = Math.min(1, seconds / EDGE_S, (ON_S - seconds) / EDGE_S);
    samples[at] = LEVEL * edge * Math.sin(2 * Math.PI * FREQUENCY_HZ * seconds);
  }
  return buffer;
}
