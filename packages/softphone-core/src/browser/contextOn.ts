import type { SoundPlayer } from '../ports.ts';
import { useDevice } from './useDevice.ts';

/** TypeScript's DOM does not know it yet; Firefox and Safari lack it (https://webaudio.github.io/web-audio-api/#dom-audiocontextoptions-sinkid). */
interface WithSink extends AudioContextOptions {
  readonly sinkId?: string;
}

/**
 * A context that sounds on this device from its first sample; on the default one where the device is gone.
 */
export function contextOn(deviceId: string | null): {
  context: AudioContext;
  setDevice: SoundPlayer['setDevice'];
} {
  const options: WithSink = deviceId === null ? {} : { sinkId: deviceId };
  const context = new AudioContext(options);
  // Told instead of thrown where the device is gone: better heard elsewhere than not at all.
  context.addEventListener('error', () => void useDevice(context, null).catch(() => {}));
  return { context, setDevice: (id) => useDevice(context, id) };
}
