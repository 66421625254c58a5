import type { SipAccount } from '@hearthline/protocol';
import type { ReadableValue } from '@hearthline/softphone-core/value';
import type {
  AudioSnapshot,
  CallSnapshot,
  DeviceRole,
  HeadsetState,
  LineSnapshot,
} from '@hearthline/softphone-core/snapshot';
import type { AppInfo } from './contract.ts';
import type { OpenHub } from './hub.ts';
import type { PowerState } from './pc.ts';
import type { ProblemCode } from './problem.ts';
import type { SessionPorts } from './session.ts';
import type { Settings } from './settings.ts';

/** The phone as the host uses it; softphone-core's `Softphone` is one. */
export interface HostPhone {
  readonly line: ReadableValue<LineSnapshot>;
  readonly calls: ReadableValue<readonly CallSnapshot[]>;
  readonly audio: ReadableValue<AudioSnapshot>;
  readonly headset: ReadableValue<HeadsetState>;
  register(account: SipAccount): void;
  setIceServers(iceServers: SipAccount['iceServers']): void;
  unregister(): Promise<void>;
  dial(number: string): Promise<string>;
  answer(callId: string): Promise<void>;
  reject(callId: string): Promise<void>;
  hangUp(callId: string): Promise<void>;
  hold(callId: string): Promise<void>;
  retrieve(callId: string): Promise<void>;
  setMuted(callId: string, isMuted: boolean): Promise<void>;
  sendDigits(callId: string, tones: string): Promise<void>;
  transfer(callId: string, number: string): Promise<void>;
  consult(callId: string, number: string): Promise<string>;
  completeTransfer(callId: string): Promise<void>;
  cancelTransfer(callId: string): Promise<void>;
  setAutoAnswer(isOn: boolean): void;
  setToneCountry(country: Settings['toneCountry']): void;
  setSaving(wish: Settings['voiceSaving']): void;
  chooseDevice(role: DeviceRole, deviceId: string | null): Promise<void>;
  wake(reason: 'resume' | 'online'): void;
}

export interface HostPorts extends SessionPorts {
  readonly app: AppInfo;
  /** null in a browser. */
  readonly phone: HostPhone | null;
  /** Mains or battery; the port `power` of the PC. */
  readonly power: ReadableValue<PowerState>;
  readonly openHub: OpenHub;
  readonly saveSettings: (settings: Settings) => Promise<void>;
  /** null in a browser, which has one page. */
  readonly windows: {
    openMiniPhone(): Promise<void>;
    closeMiniPhone(): Promise<void>;
    comeForward(): Promise<void>;
  } | null;
  /** Lets the person choose a headset. */
  readonly requestHeadset: () => Promise<void>;
  readonly start: {
    readonly settings: Settings;
    readonly hubUrl: string;
    readonly keptSession: string | undefined;
    readonly keptSipAccount: string | undefined;
    readonly problems: readonly ProblemCode[];
  };
  readonly log: {
    info(message: string, data?: Record<string, unknown>): void;
    warn(message: string, data?: Record<string, unknown>): void;
  };
}
