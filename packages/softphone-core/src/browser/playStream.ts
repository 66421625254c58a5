import { PhoneError } from '../errors.ts';
import type { SoundPlayer } from '../ports.ts';

/** Plays a stream by an audio element. The host must allow autoplay (Electron: `autoplay-policy`). */
export function playStream(stream: MediaStream, deviceId: string | null): SoundPlayer {
  const element = new Audio();
  element.autoplay = true;
  element.srcObject = stream;
  const player: SoundPlayer = {
    setDevice: (id) => useDevice(element, id),
    close: () => {
      element.pause();
      element.srcObject = null;
    },
  };
  // The default is what a new element plays on; setting it would only delay the first sound.
  if (deviceId !== null) player.setDevice(deviceId).catch(() => useDevice(element, null));
  // `autoplay` plays it; asking as well makes a refusal known in the console of the page.
  void element.play().catch(() => {});
  return player;
}

/** '' is the default device (https://w3c.github.io/mediacapture-output/#dom-htmlmediaelement-setsinkid). */
export async function useDevice(target: object, deviceId: string | null): Promise<void> {
  if (!hasSinkId(target)) return;
  try {
    await target.setSinkId(deviceId ?? '');
  } catch (error) {
    throw new PhoneError('audio.deviceNotFound', { cause: error });
  }
}

/** TypeScript's DOM does not know it on AudioContext yet; Firefox and Safari lack it there. */
function hasSinkId(target: object): target is { setSinkId(id: string): Promise<void> } {
  return 'setSinkId' in target && typeof target.setSinkId === 'function';
}
