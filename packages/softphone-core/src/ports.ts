/// <reference types="w3c-web-hid" />
/**
 * What the phone needs of the world. Browser and Electron implement these in `browser/`; tests in `testing/`.
 * Media, peer connections and HID are the platform's own interfaces, narrowed to what is used.
 */
import type { TonePattern } from './audio/tones.ts';
import type { VoiceProcessing } from './audio/voiceProcessing.ts';
import type { UsedBytes } from './data/voiceBytes.ts';
import type { Clock } from './lib/clock.ts';
import type { Log } from './lib/log.ts';
import type { ReadableValue } from './lib/value.ts';
import type { LineProblem } from './snapshot.ts';

/** A text socket to the PBX. `drop` forgets it at once without a closing handshake: a dead line never answers one. */
export interface SipSocket {
  readonly onOpen: (listener: () => void) => void;
  readonly onMessage: (listener: (text: string) => void) => void;
  /** Told once, also after a failed opening. */
  readonly onClose: (listener: () => void) => void;
  send(text: string): void;
  drop(): void;
}

export interface NetworkPort {
  openSocket(url: string): SipSocket;
  /**
   * How many ways out this PC has now (Wi-Fi, cable, 4G). Where there are two or more, the port takes another way for a
   * second socket to the same server. Absent: it cannot.
   */
  readonly ways?: ReadableValue<number>;
  /** Finds out why a socket to `url` could not be opened; answers `line.unreachable` when nothing better is known. */
  diagnose(url: string): Promise<LineProblem>;
}

/** Sound: devices and streams of this PC. */
export interface MediaPort {
  /**
   * The chosen microphone with what the browser can do to it; `raw`: as it is, to judge the room and not what is made of
   * it. Throws PhoneError audio.microphone*.
   */
  openMicrophone(deviceId: string | null, processing: VoiceProcessing | 'raw'): Promise<MediaStream>;
  /**
   * [VOICE-2] The strong suppression around an open microphone, which belongs to the result from then on [VOICE-4]. Rejects
   * where it cannot be begun, and leaves the microphone open. Absent: this host has none.
   */
  clean?(microphone: MediaStream, onTooSlow: () => void): Promise<MediaStream>;
  listDevices(): Promise<readonly { kind: 'audioinput' | 'audiooutput'; id: string; label: string }[]>;
  onDevicesChanged(listener: () => void): () => void;
  /** The platform does not tell of every device that comes and goes, so the list must be looked at (audio/SPEC.md, PLUG-2). */
  readonly missesChanges?: boolean;
  createPeerConnection(configuration: RTCConfiguration): RTCPeerConnection;
  /** Plays `stream` on a speaker until the returned player is closed. */
  play(stream: MediaStream, deviceId: string | null): SoundPlayer;
  /** Rings until closed. `level`: 0…1. */
  ring(pattern: TonePattern, level: number, deviceId: string | null): SoundPlayer;
  /** Plays a tone on a speaker, or on one side of it; one that does not repeat ends by itself and MUST still be closed. */
  playTone(pattern: TonePattern, deviceId: string | null, side?: 'both' | 'left' | 'right'): SoundPlayer;
  /** Plays what `stream` has from now on, `delayMs` later; kept in memory for that long and no longer. */
  playLater(stream: MediaStream, delayMs: number, deviceId: string | null): SoundPlayer;
  /** A tone that can be sent in a call; begins at once, MUST be closed. */
  streamTone(pattern: TonePattern): ToneStream;
  /** Looks into a stream while it is open: the newest samples, nothing is kept. MUST be closed. */
  tap(stream: MediaStream): SoundTap;
  /** Level meter of a stream: 0…1, about ten times a second. */
  meter(stream: MediaStream, listener: (level: number) => void): () => void;
}

export interface SoundTap {
  readonly sampleRateHz: number;
  /** The last 0.6 s or so, oldest first, -1…1. */
  latest(): Float32Array;
  close(): void;
}

export interface ToneStream {
  readonly stream: MediaStream;
  close(): void;
}

export interface SoundPlayer {
  setDevice(deviceId: string | null): Promise<void>;
  close(): void;
}

/**
 * `navigator.hid`, as the platform gives it (WebHID); null where there is none. Asked for once: touching it holds a page up
 * for 35 ms in Chromium 130, so it is not touched before the line is on its way.
 */
export type HidPort = () => HID | null;

/** What connections carried, as it is counted (data/SPEC.md). */
export type DataPort = (used: UsedBytes) => void;

/** Where the PC takes its power from. */
export type PowerPort = ReadableValue<{ readonly source: 'mains' | 'battery' | 'unknown' }>;

export interface PhonePorts {
  readonly network: NetworkPort;
  /** Absent: the PC does not tell. */
  readonly power?: PowerPort;
  /** Absent: nobody counts. */
  readonly data?: DataPort;
  readonly media: MediaPort;
  readonly hid: HidPort;
  readonly clock: Clock;
  /** 0 ≤ n < 1. */
  readonly random: () => number;
  readonly log: Log;
}
