import { PhoneError } from '../errors.ts';

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
