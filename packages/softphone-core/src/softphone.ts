import type { SipAccount } from '@hearthline/protocol';
import type { ReadableValue } from './lib/value.ts';
import type { PhonePorts } from './ports.ts';
import type { AudioSnapshot, CallSnapshot, DeviceRole, HeadsetState, LineSnapshot } from './snapshot.ts';

/**
 * The phone. Values are snapshots for screens; commands reject with `PhoneError`.
 * Everything goes on without hub, screens or headset; only `line` and `media` are needed for a call.
 */
export interface Softphone {
  readonly line: ReadableValue<LineSnapshot>;
  /** Newest last. An ended call stays for 5 s so that its end can be read, then leaves. */
  readonly calls: ReadableValue<readonly CallSnapshot[]>;
  readonly audio: ReadableValue<AudioSnapshot>;
  readonly headset: ReadableValue<HeadsetState>;

  /** Opens the line and keeps it for ever; a new account replaces the old one without touching a call. */
  register(account: SipAccount): void;
  /** Takes the line down; calls in progress are hung up. */
  unregister(): Promise<void>;
  /** Resolves with the call's id as soon as INVITE is on its way. */
  dial(number: string): Promise<string>;
  answer(callId: string): Promise<void>;
  reject(callId: string): Promise<void>;
  hangUp(callId: string): Promise<void>;
  hold(callId: string): Promise<void>;
  retrieve(callId: string): Promise<void>;
  setMuted(callId: string, isMuted: boolean): Promise<void>;
  /** RFC 4733; by SIP INFO where the far side did not offer telephone-event. `tones`: 0-9 * # A-D. */
  sendDigits(callId: string, tones: string): Promise<void>;
  /** null: the system's default. */
  chooseDevice(role: DeviceRole, deviceId: string | null): Promise<void>;
  /** Asks the person for a headset (needs a press of theirs), then connects it. */
  connectHeadset(): Promise<void>;
  /** The PC woke, or a network appeared: prove the line now instead of waiting for the next keep-alive. */
  wake(reason: 'resume' | 'online'): void;
  dispose(): Promise<void>;
}

export type CreateSoftphone = (ports: PhonePorts) => Softphone;
