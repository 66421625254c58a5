import type { SoundPlayer } from '../ports.ts';
import type { ProtectedSound, ShockProtection } from './protectedSound.ts';
import { useDevice } from './useDevice.ts';

/**
 * Plays a stream: by an audio element at once, and through the shock limiter as soon as that runs [SHOCK-5]; the element
 * then goes on in silence, because Chromium decodes what comes from a peer only while an element plays it. The host must
 * allow autoplay (Electron: `autoplay-policy`). `protection` null: by the element alone.
 */
export function playStream(
  stream: MediaStream,
  deviceId: string | null,
  protection: ShockProtection | null,
): SoundPlayer {
  const element = new Audio();
  element.autoplay = true;
  element.srcObject = stream;
  let device = deviceId;
  let isOpen = true;
  let safe: ProtectedSound | null = null;
  const unprotected = (): void => {
    element.muted = false;
    safe?.close();
    safe = null;
  };
  let turn = 0;
  const protect = (): void => {
    turn += 1;
    const mine = turn;
    void protection?.play(stream, unprotected).then(async (sound) => {
      if (sound === null) return;
      if (isOpen && mine === turn && device !== null) await useDevice(sound.context, device).catch(() => {});
      if (!isOpen || mine !== turn) {
        sound.close();
        return;
      }
      safe = sound;
      element.muted = true;
    });
  };
  const player: SoundPlayer = {
    setDevice: async (id) => {
      device = id;
      // A context whose device is gone does not come back on another: the element is heard at once, a new one follows.
      unprotected();
      await useDevice(element, id);
      protect();
    },
    close: () => {
      isOpen = false;
      safe?.close();
      safe = null;
      element.pause();
      element.srcObject = null;
    },
  };
  // The default is what a new element plays on; setting it would only delay the first sound.
  if (deviceId !== null) useDevice(element, deviceId).catch(() => useDevice(element, null));
  // `autoplay` plays it; asking as well makes a refusal known in the console of the page.
  void element.play().catch(() => {});
  protect();
  return player;
}
