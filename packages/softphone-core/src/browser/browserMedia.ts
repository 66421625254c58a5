import type { VoiceProcessing } from '../audio/voiceProcessing.ts';
import { PhoneError, type PhoneErrorCode } from '../errors.ts';
import type { Log } from '../lib/log.ts';
import type { MediaPort } from '../ports.ts';
import { cleanVoice } from './cleanVoice.ts';
import { meter } from './meter.ts';
import { playLater } from './playLater.ts';
import { playStream } from './playStream.ts';
import { ShockProtection } from './protectedSound.ts';
import { ring } from './ringTone.ts';
import { tap } from './tap.ts';
import { playTone, streamTone } from './tones.ts';
import type { WorkletUrls } from './worklets.ts';

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
 * `worklets` null: what is heard is not limited, and the operator's voice has what the browser does to it.
 */
export function createBrowserMedia({ worklets, log }: { worklets: WorkletUrls | null; log: Log }): MediaPort {
  const protection = worklets === null ? null : new ShockProtection({ workletUrl: worklets.shock, log });
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
    createPeerConnection: (configuration) => {
      // A call may come from now on.
      protection?.prepare();
      return new RTCPeerConnection(configuration);
    },
    play: (stream, deviceId) => playStream(stream, deviceId, protection),
    ...(worklets === null
      ? {}
      : { clean: (microphone, onTooSlow) => cleanVoice(microphone, worklets.noise, onTooSlow) }),
    ring,
    playTone,
    playLater,
    streamTone,
    tap,
    meter,
  };
}

const RAW: VoiceProcessing = { echo: false, noise: 'off', gain: false };

async function openMicrophone(deviceId: string | null, processing: VoiceProcessing | 'raw'): Promise<MediaStream> {
  const { echo, noise, gain } = processing === 'raw' ? RAW : processing;
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: {
        ...(deviceId === null ? {} : { deviceId: { exact: deviceId } }),
        echoCancellation: echo,
        noiseSuppression: noise === 'standard',
        autoGainControl: gain,
        // A voice: one channel is what is sent anyway.
        channelCount: 1,
      },
    });
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    throw new PhoneError(MICROPHONE_CODES[name] ?? 'audio.microphoneAbsent', { cause: error });
  }
}
