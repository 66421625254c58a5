import type { SoundPlayer } from '../ports.ts';
import { contextOn } from './contextOn.ts';

/** What the stream has from now on, so much later: kept by a delay line, which forgets as it plays. */
export function playLater(stream: MediaStream, delayMs: number, deviceId: string | null): SoundPlayer {
  const { context, setDevice } = contextOn(deviceId);
  const source = context.createMediaStreamSource(stream);
  const delay = context.createDelay(delayMs / 1000);
  delay.delayTime.value = delayMs / 1000;
  source.connect(delay).connect(context.destination);
  return {
    setDevice,
    close: () => {
      source.disconnect();
      void context.close();
    },
  };
}
