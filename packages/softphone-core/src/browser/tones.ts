import { samplesOf, type TonePattern } from '../audio/tones.ts';
import type { SoundPlayer, ToneStream } from '../ports.ts';
import { useDevice } from './playStream.ts';

/** Plays a tone on a speaker until it is over or closed. */
export function playTone(pattern: TonePattern, deviceId: string | null): SoundPlayer {
  const { context, source } = sourceOf(pattern);
  source.connect(context.destination);
  source.start();
  const player: SoundPlayer = { setDevice: (id) => useDevice(context, id), close: () => close(context, source) };
  if (deviceId !== null) player.setDevice(deviceId).catch(() => useDevice(context, null));
  return player;
}

/** A tone as something that can be sent in a call; it begins at once. */
export function streamTone(pattern: TonePattern): ToneStream {
  const { context, source } = sourceOf(pattern);
  const destination = context.createMediaStreamDestination();
  source.connect(destination);
  source.start();
  return { stream: destination.stream, close: () => close(context, source) };
}

function sourceOf(pattern: TonePattern): { context: AudioContext; source: AudioBufferSourceNode } {
  const context = new AudioContext();
  const samples = samplesOf(pattern, context.sampleRate);
  const buffer = context.createBuffer(1, Math.max(1, samples.length), context.sampleRate);
  buffer.copyToChannel(samples, 0);
  const source = context.createBufferSource();
  source.buffer = buffer;
  source.loop = pattern.isRepeated;
  return { context, source };
}

function close(context: AudioContext, source: AudioBufferSourceNode): void {
  source.stop();
  void context.close();
}
