import { samplesOf, type TonePattern } from '../audio/tones.ts';
import type { SoundPlayer, ToneStream } from '../ports.ts';
import { contextOn } from './contextOn.ts';

/** Plays a tone on a speaker, or on one side of it, until it is over or closed. */
export function playTone(
  pattern: TonePattern,
  deviceId: string | null,
  side: 'both' | 'left' | 'right' = 'both',
): SoundPlayer {
  const { context, setDevice } = contextOn(deviceId);
  const source = sourceOf(context, pattern);
  const pan = context.createStereoPanner();
  pan.pan.value = { left: -1, both: 0, right: 1 }[side];
  if (side === 'both') source.connect(context.destination);
  else source.connect(pan).connect(context.destination);
  source.start();
  return { setDevice, close: () => close(context, source) };
}

/** A tone as something that can be sent in a call; it begins at once. */
export function streamTone(pattern: TonePattern): ToneStream {
  const context = new AudioContext();
  const source = sourceOf(context, pattern);
  const destination = context.createMediaStreamDestination();
  source.connect(destination);
  source.start();
  return { stream: destination.stream, close: () => close(context, source) };
}

function sourceOf(context: AudioContext, pattern: TonePattern): AudioBufferSourceNode {
  const samples = samplesOf(pattern, context.sampleRate);
  const buffer = context.createBuffer(1, Math.max(1, samples.length), context.sampleRate);
  buffer.copyToChannel(samples, 0);
  const source = context.createBufferSource();
  source.buffer = buffer;
  source.loop = pattern.isRepeated;
  return source;
}

function close(context: AudioContext, source: AudioBufferSourceNode): void {
  source.stop();
  void context.close();
}
