import type { CheckId, SipAccount } from '@hearthline/protocol';
import type { ToneCountry } from './audio/callTones.ts';
import type { PhoneSound } from './audio/phoneSound.ts';
import type { VoiceProcessing } from './audio/voiceProcessing.ts';
import type { ReadableValue } from './lib/value.ts';
import type { SavingWish } from './quality/savingMachine.ts';
import type { CheckPolicy, ReadinessSnapshot } from './readiness/readinessState.ts';
import type {
  AudioSnapshot,
  CallSnapshot,
  DeviceRole,
  HeadsetDevice,
  HeadsetState,
  LineSnapshot,
  VoiceMode,
} from './snapshot.ts';
import type { RoomState } from './room/roomState.ts';

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
  /** Every headset that is allowed and plugged in. */
  readonly headsets: ReadableValue<readonly HeadsetDevice[]>;
  /** Which devices, how it rings, and trying them. */
  readonly sound: PhoneSound;
  /** What was looked at before the shift (readiness/SPEC.md). */
  readonly readiness: ReadableValue<ReadinessSnapshot>;
  /** What the operator's room sounds like, when she asks (room/SPEC.md). */
  readonly room: ReadableValue<RoomState>;

  /** Opens the line and keeps it for ever; a new account replaces the old one without touching a call. */
  register(account: SipAccount): void;
  /** [RELAY-4] Other relays or fresh credentials: for the next call at once, for a live one with its next ICE restart. */
  setIceServers(iceServers: SipAccount['iceServers']): void;
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
  /** Hands the caller on to `number` and follows it (`CallSnapshot.transfer`); on failure the caller is back. [TRANSFER-1] */
  transfer(callId: string, number: string): Promise<void>;
  /** Holds the caller and calls `number` to ask first; resolves with that call's id. [TRANSFER-5] */
  consult(callId: string, number: string): Promise<string>;
  /** Joins the caller with who was asked. */
  completeTransfer(callId: string): Promise<void>;
  /** Ends the asking, with the caller back; on a failed transfer: the failure was seen. [TRANSFER-9] */
  cancelTransfer(callId: string): Promise<void>;
  /** Whether queue calls, and calls that ask for it, are answered without a press (off at first). [AUTO-2] */
  setAutoAnswer(isOn: boolean): void;
  /** Whose ringback, busy and congestion tones are played for calls out (China at first). [TONE-4] */
  setToneCountry(country: ToneCountry): void;
  /** Whether voice is made to cost little: by itself on a thin line (at first), always or never. [SAVE-3] */
  setSaving(wish: SavingWish): void;
  /** What is done to the operator's own voice; in a call at once. [VOICE-1] */
  setVoiceProcessing(processing: VoiceProcessing): void;
  /** What voice may cost now, in a call or not; what else goes over the line does well to follow. [SAVE-3] */
  readonly voiceMode: ReadableValue<VoiceMode>;
  /** Data is dear on the line in use: voice is made to cost little where the wish lets it. [SAVE-7] */
  setDataDear(isDear: boolean): void;
  /** null: the system's default. */
  chooseDevice(role: DeviceRole, deviceId: string | null): Promise<void>;
  /** Asks the person for a headset (needs a press of theirs), then connects it. */
  connectHeadset(): Promise<void>;
  /** Which headsets are allowed has changed. */
  lookForHeadsets(): Promise<void>;
  /** Looks at power, sound and line; or again at some of them. Nothing happens in a call. [READY-4] */
  startReadiness(policy: CheckPolicy, ids?: readonly CheckId[]): void;
  /** [READY-53] */
  cutLineCheckShort(): void;
  stopReadiness(): void;
  /** Opens the microphone for 15 s and names what is heard; nothing happens in a call. [ROOM-1] */
  listenToRoom(): Promise<void>;
  stopListeningToRoom(): void;
  /** The PC woke, or a network appeared: prove the line now instead of waiting for the next keep-alive. */
  wake(reason: 'resume' | 'online'): void;
  dispose(): Promise<void>;
}
