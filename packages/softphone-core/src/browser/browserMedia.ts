import { PhoneError, type PhoneErrorCode } from '../errors.ts';
import type { MediaPort } from '../ports.ts';
import { meter } from './meter.ts';
import { playLater } from './playLater.ts';
import { playStream } from './playStream.ts';
import { ring } from './ringTone.ts';
import { tap } from './tap.ts';
import { playTone, streamTone } from './tones.ts';

/** What getUserMedia fails with (https://w3c.github.io/mediacapture-main/#dom-mediadevices-getusermedia). */
const MICROPHONE_CODES: Readonly<Record<string, PhoneErrorCode>> = {
  NotAllowedError: 'audio.microphoneDenied',
  SecurityError: 'audio.microphoneDenied',
  NotFoundError: 'audio.microphoneAbsent',
  OverconstrainedError: 'audio.microphoneAbsent',
  NotReadableError: 'audio.microphoneBusy',
  AbortError: 'audio.microphoneBusy',
};

/**
 * Chromium on Linux hears of sound cards from the kernel alone (udev): Bluetooth headsets and whatever else lives in PulseAudio
 * or PipeWire only come and go without `devicechange`.
 */
export function createBrowserMedia(): MediaPort {
  return {
    openMicrophone,
    listDevices: async () => {
      const devices = await navigator.mediaDevices.enumerateDevices();
      return devices.flatMap(({ kind, deviceId, label }) =>
        kind === 'audioinput' || kind === 'audiooutput' ? [{ kind, id: deviceId, label }] : [],
      );
    },
    onDevicesChanged: (listener) => {
      navigator.mediaDevices.addEventListener('devicechange', listener);
      return () => navigator.mediaDevices.removeEventListener('devicechange', listener);
    },
    missesChanges: /Linux/.test(navigator.userAgent),
    createPeerConnection: (configuration) => new RTCPeerConnection(configuration),
    play: playStream,
    ring,
    playTone,
    playLater,
    streamTone,
    tap,
    meter,
  };
}

async function openMicrophone(deviceId: string | null, processing: 'voice' | 'raw' = 'voice'): Promise<MediaStream> {
  const isVoice = processing === 'voice';
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: {
        ...(deviceId === null ? {} : { deviceId: { exact: deviceId } }),
        echoCancellation: isVoice,
        noiseSuppression: isVoice,
        autoGainControl: isVoice,
        // A voice: one channel is what is sent anyway.
        channelCount: 1,
      },
    });
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    throw new PhoneError(MICROPHONE_CODES[name] ?? 'audio.microphoneAbsent', { cause: error });
  }
}
