import type { CommandName, SipAccount, SignInReply } from '@hearthline/protocol';
import { Value } from '@hearthline/softphone-core/value';
import {
  type AudioSnapshot,
  type CallSnapshot,
  type HeadsetDevice,
  type HeadsetState,
  type LineSnapshot,
  type SoundTestState,
  type VoiceMode,
  type RoomState,
  READINESS_AT_START,
  SOUND_TEST_IDLE,
} from '@hearthline/softphone-core/snapshot';
import { createHost } from '../createHost.ts';
import type { HostPhone, HostPorts } from '../hostPorts.ts';
import type { Hub, HubLink, KnownTopics } from '../hub.ts';
import { unknownPower } from '../pc.ts';
import { HostError } from '../problem.ts';
import { defaultSettings, type Settings } from '../settings.ts';

export const NOW = 1_800_000_000_000;
export const account: SipAccount = {
  serverUrl: 'wss://pbx.example.test/ws',
  fallbackUrls: [],
  domain: 'example.test',
  username: '1001',
  password: 'secret-of-the-shift',
  displayName: 'Made Up',
  expiresAt: NOW + 3_600_000,
  iceServers: [],
};
export const person = { id: 'p1', name: 'Made Up', role: 'operator', unitId: 'g1', extension: '1001' } as const;
export const reply: SignInReply = { token: 'token-of-the-session', expiresAt: NOW + 3_600_000, person };

export const nothingKnown: KnownTopics = {
  me: null,
  organisation: null,
  agentState: null,
  points: null,
  ranking: null,
  day: null,
  history: null,
  dispositionCodes: null,
  voicemail: null,
  contacts: null,
  callbacks: null,
  outages: null,
  deeds: null,
  kudos: null,
  appeals: null,
  rankingChoice: null,
  level: null,
  badges: null,
  results: null,
  badgeRules: null,
  sharedBadges: null,
  rewardBalance: null,
  rewards: null,
  rewardRequests: null,
  announcementPlans: null,
  proposals: null,
  people: null,
  presence: null,
  announcements: null,
  queues: null,
  rests: null,
  helps: null,
  surveys: null,
  wallChoice: null,
  walls: null,
  activities: null,
  myBirthday: null,
  careDay: null,
  careVisits: null,
  objectives: null,
  contests: null,
  unitObjectives: null,
  statuses: null,
  quietRoom: null,
  quietSeats: null,
  quietLamp: null,
  chats: null,
  chatMessages: null,
  rules: null,
  conferences: null,
  recordings: null,
  parked: null,
  ringing: null,
  shownNumber: null,
  mobile: null,
  voiceBroadcasts: null,
  voiceOffers: null,
};

class FakeHub implements Hub {
  readonly link = new Value<HubLink>({
    kind: 'connecting',
    since: NOW,
    retryAt: null,
    refusedBy: null,
    outboxCount: 0,
    clockOffsetMs: 0,
  });
  readonly topics = new Value<KnownTopics>(nothingKnown);
  readonly asked: CommandName[] = [];
  isClosed = false;
  answer: (name: CommandName) => Promise<unknown> = (name) =>
    Promise.resolve(
      name === 'phone.credentials' ? account : name === 'phone.relays' ? { iceServers: [], expiresAt: null } : {},
    );
  send = ((name: CommandName) => {
    this.asked.push(name);
    return this.answer(name);
  }) as Hub['send'];
  wake(): void {}
  setIceServers(): void {}
  close(): void {
    this.isClosed = true;
  }
  goes(change: Partial<HubLink>): void {
    this.link.set({ ...this.link.getState(), ...change });
  }
}

class FakePhone implements HostPhone {
  readonly line = new Value<LineSnapshot>({
    state: { kind: 'off' },
    serverUrl: null,
    isFallback: false,
    registrationDelayMs: null,
  });
  readonly calls = new Value<readonly CallSnapshot[]>([]);
  readonly voiceMode = new Value<VoiceMode>('normal');
  readonly audio = new Value<AudioSnapshot>({} as AudioSnapshot);
  readonly headset = new Value<HeadsetState>({ kind: 'none' });
  readonly headsets = new Value<readonly HeadsetDevice[]>([]);
  lookForHeadsets = async (): Promise<void> => {};
  readonly readiness = new Value(READINESS_AT_START);
  readonly sound: HostPhone['sound'] = {
    test: new Value<SoundTestState>(SOUND_TEST_IDLE),
    ...{ rank: () => {}, putAwayTakeover: () => {}, setRinging: () => {}, keepMicrophoneWarm: () => {} },
    ...{ startTest: () => {}, stopTest: () => {}, ringOnce: () => {} },
  };
  startReadiness(): void {}
  cutLineCheckShort(): void {}
  stopReadiness(): void {}
  readonly room = new Value<RoomState>({ kind: 'off' });
  async listenToRoom(): Promise<void> {}
  stopListeningToRoom(): void {}
  readonly accounts: SipAccount[] = [];
  isRegistered = false;
  register(given: SipAccount): void {
    this.accounts.push(given);
    this.isRegistered = true;
  }
  unregister = async (): Promise<void> => {
    this.isRegistered = false;
  };
  dial = (): Promise<string> => Promise.reject(new HostError('call.lineDown'));
  answer = async (): Promise<void> => {};
  reject = async (): Promise<void> => {};
  hangUp = async (): Promise<void> => {};
  hold = async (): Promise<void> => {};
  retrieve = async (): Promise<void> => {};
  setMuted = async (): Promise<void> => {};
  sendDigits = async (): Promise<void> => {};
  transfer = async (): Promise<void> => {};
  consult = (): Promise<string> => Promise.reject(new HostError('call.lineDown'));
  completeTransfer = async (): Promise<void> => {};
  cancelTransfer = async (): Promise<void> => {};
  chooseDevice = async (): Promise<void> => {};
  autoAnswer: boolean | null = null;
  setAutoAnswer(isOn: boolean): void {
    this.autoAnswer = isOn;
  }
  toneCountry: string | null = null;
  setToneCountry(country: string): void {
    this.toneCountry = country;
  }
  saving: string | null = null;
  setVoiceProcessing(): void {}
  setSaving(wish: string): void {
    this.saving = wish;
  }
  wake(): void {}
  setIceServers(): void {}
  setDataDear(): void {}
}

interface Setting {
  readonly hasKeyStore?: boolean;
  readonly kept?: { hubSession?: string; sipAccount?: string };
  readonly status?: number;
  readonly body?: unknown;
  readonly saveSettings?: (settings: Settings) => Promise<void>;
}

/** A host with made-up ports; `hubs` are those it opened, in order. */
export function setUp({
  hasKeyStore = true,
  kept = {},
  status = 200,
  body = reply,
  saveSettings = async () => {},
}: Setting = {}) {
  const hubs: FakeHub[] = [];
  const phone = new FakePhone();
  const secrets = new Map<string, string>();
  const ports: HostPorts = {
    app: { version: '1', kind: 'desktop', hasPhone: true, keepsSecrets: hasKeyStore },
    phone,
    openHub: () => {
      const hub = new FakeHub();
      hubs.push(hub);
      return hub;
    },
    fetch: () => Promise.resolve(new Response(JSON.stringify(body), { status })),
    diagnose: () => Promise.resolve('line.unreachable'),
    secrets: {
      save: async (name, value) => {
        if (hasKeyStore) secrets.set(name, value);
        return { isKept: hasKeyStore };
      },
      remove: async (name) => void secrets.delete(name),
    },
    saveSettings,
    windows: null,
    faults: null,
    dataUse: new Value({ lines: [] }),
    power: new Value(unknownPower),
    seat: null,
    panel: null,
    files: { upload: () => Promise.reject(new Error('no line')), isLineThin: () => false, kept: null },
    printSheet: async () => false,
    requestHeadset: async () => {},
    headsets: null,
    globalKeys: null,
    now: () => NOW,
    start: {
      settings: defaultSettings,
      hubUrl: '',
      keptSession: kept.hubSession,
      keptSipAccount: kept.sipAccount,
      problems: [],
    },
    log: { info: () => undefined, warn: () => undefined },
  };
  return { host: createHost(ports), hubs, phone, secrets };
}

export const entry = { hubUrl: 'https://hub.example.test', account: 'madeup', password: 'right', remember: true };
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
/** As the key store gives it back. */
export const keptSession = JSON.stringify({ origin: 'https://hub.example.test', ...reply });
