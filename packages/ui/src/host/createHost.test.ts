import {
  myAgentState,
  organisation as organisationSchema,
  type CommandName,
  type SipAccount,
  type SignInReply,
} from '@hearthline/protocol';
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
import { describe, expect, it } from 'vitest';
import { createHost } from './createHost.ts';
import type { HostPhone, HostPorts } from './hostPorts.ts';
import type { Hub, HubLink, KnownTopics } from './hub.ts';
import { unknownPower } from './pc.ts';
import { HostError } from './problem.ts';
import { defaultSettings, type Settings } from './settings.ts';

const NOW = 1_800_000_000_000;
const account: SipAccount = {
  serverUrl: 'wss://pbx.example.test/ws',
  fallbackUrls: [],
  domain: 'example.test',
  username: '1001',
  password: 'secret-of-the-shift',
  displayName: 'Made Up',
  expiresAt: NOW + 3_600_000,
  iceServers: [],
};
const person = { id: 'p1', name: 'Made Up', role: 'operator', unitId: 'g1', extension: '1001' } as const;
const reply: SignInReply = { token: 'token-of-the-session', expiresAt: NOW + 3_600_000, person };

const nothingKnown: KnownTopics = {
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

function setUp({
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

const entry = { hubUrl: 'https://hub.example.test', account: 'madeup', password: 'right', remember: true };
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const keptSession = JSON.stringify({ origin: 'https://hub.example.test', ...reply });

describe('signing in', () => {
  it('opens the hub, gets the account of the shift, registers the phone, and keeps both secrets', async () => {
    const { host, hubs, phone, secrets } = setUp();
    await host.send('signIn', entry);
    hubs[0]?.goes({ kind: 'live' });
    await settled();
    expect(host.values.session.getState()).toEqual({ kind: 'signedIn', person, isRemembered: true });
    expect(phone.accounts).toEqual([account]);
    expect([...secrets.keys()].toSorted()).toEqual(['hubSession', 'sipAccount']);
  });

  it('keeps nothing when not asked to', async () => {
    const { host, hubs, secrets } = setUp();
    await host.send('signIn', { ...entry, remember: false });
    hubs[0]?.goes({ kind: 'live' });
    await settled();
    expect(secrets.size).toBe(0);
  });

  it('says so where there is no key store, and works until the app ends', async () => {
    const { host, secrets } = setUp({ hasKeyStore: false });
    await host.send('signIn', entry);
    expect(host.values.session.getState()).toMatchObject({ kind: 'signedIn', isRemembered: false });
    expect(host.values.notices.getState().map(({ code }) => code)).toEqual(['app.keyStoreMissing']);
    expect(secrets.size).toBe(0);
  });

  it('tells a wrong password, and too many tries with the wait', async () => {
    const wrong = setUp({ status: 401, body: { code: 'signIn.wrong' } });
    await expect(wrong.host.send('signIn', entry)).rejects.toMatchObject({ code: 'signIn.wrong' });
    expect(wrong.host.values.session.getState()).toEqual({
      kind: 'signedOut',
      problem: 'signIn.wrong',
      retryAfterS: null,
    });
    const many = setUp({ status: 429, body: { code: 'signIn.tooMany', retryAfterS: 42 } });
    await expect(many.host.send('signIn', entry)).rejects.toMatchObject({ code: 'signIn.tooMany', retryAfterS: 42 });
  });

  it('tells an address that answers but is no hub', async () => {
    const { host } = setUp({ body: { hello: 'world' } });
    await expect(host.send('signIn', entry)).rejects.toMatchObject({ code: 'hub.notAHub' });
  });
});

describe('a session kept from before', () => {
  it('is signed in at once, and the phone registers before the hub answers', () => {
    const { host, phone, hubs } = setUp({ kept: { hubSession: keptSession, sipAccount: JSON.stringify(account) } });
    expect(host.values.session.getState().kind).toBe('signedIn');
    expect(phone.accounts).toEqual([account]);
    expect(hubs).toHaveLength(1);
  });

  it('leaves a phone alone whose shift goes on: a new account would cut off the one in use', async () => {
    const { hubs, phone } = setUp({ kept: { hubSession: keptSession, sipAccount: JSON.stringify(account) } });
    const [hub] = hubs;
    const confirmed = { kind: 'notReady', reason: 'break', since: NOW } as const;
    hub?.topics.set({
      ...nothingKnown,
      agentState: myAgentState.parse({ confirmed, pending: null, isPbxConnected: true }),
    });
    hub?.goes({ kind: 'live' });
    await settled();
    expect(hub?.asked).toEqual(['phone.relays']);
    hub?.goes({ kind: 'waiting' });
    phone.line.set({
      state: { kind: 'refused', problem: 'line.wrongCredentials' },
      serverUrl: null,
      isFallback: false,
      registrationDelayMs: null,
    });
    hub?.goes({ kind: 'live' });
    await settled();
    expect(hub?.asked.filter((name) => name !== 'phone.relays')).toEqual(['phone.credentials']);
  });

  it('begins a new shift where the hub knows of none', async () => {
    const { hubs } = setUp({ kept: { hubSession: keptSession, sipAccount: JSON.stringify(account) } });
    const [hub] = hubs;
    hub?.topics.set({
      ...nothingKnown,
      agentState: myAgentState.parse({
        confirmed: { kind: 'signedOut', since: NOW },
        pending: null,
        isPbxConnected: true,
      }),
    });
    hub?.goes({ kind: 'live' });
    await settled();
    expect(hub?.asked).toEqual(['phone.credentials', 'phone.relays']);
  });

  it.each([
    ['not JSON', 'x'],
    ['of another shape', '{}'],
    ['over', JSON.stringify({ origin: 'https://hub.example.test', ...reply, expiresAt: NOW - 1 })],
  ])('that is %s is none', (_how, hubSession) => {
    expect(setUp({ kept: { hubSession } }).host.values.session.getState().kind).toBe('signedOut');
  });

  it('that the hub no longer takes ends, with the reason, and its secrets go', async () => {
    const { host, hubs, phone, secrets } = setUp({
      kept: { hubSession: keptSession, sipAccount: JSON.stringify(account) },
    });
    secrets.set('hubSession', keptSession);
    hubs[0]?.goes({ kind: 'refused', refusedBy: 'session.expired' });
    await settled();
    expect(host.values.session.getState()).toMatchObject({ kind: 'signedOut', problem: 'session.expired' });
    expect(phone.isRegistered).toBe(false);
    expect(secrets.size).toBe(0);
  });
});

describe('a PBX that no longer knows the password', () => {
  it.each([
    { kind: 'refused', problem: 'line.wrongCredentials' } as const,
    { kind: 'waiting', attempt: 4, retryAt: NOW + 5_000, problem: 'line.wrongCredentials' } as const,
  ])('makes the host ask the hub once, not for ever: $kind', async (unknown) => {
    const { host, hubs, phone } = setUp();
    await host.send('signIn', entry);
    const [hub] = hubs;
    hub?.goes({ kind: 'live' });
    await settled();
    for (let times = 0; times < 3; times += 1) {
      phone.line.set({
        state: unknown,
        serverUrl: null,
        isFallback: false,
        registrationDelayMs: null,
      });
      await settled();
    }
    expect(hub?.asked.filter((name) => name === 'phone.credentials')).toHaveLength(2);
    phone.line.set({
      state: { kind: 'registered', since: NOW },
      serverUrl: null,
      isFallback: false,
      registrationDelayMs: null,
    });
    phone.line.set({
      state: unknown,
      serverUrl: null,
      isFallback: false,
      registrationDelayMs: null,
    });
    await settled();
    expect(hub?.asked.filter((name) => name === 'phone.credentials')).toHaveLength(3);
  });
});

describe('commands', () => {
  it('reject with a named error, whoever refused', async () => {
    const { host, hubs } = setUp();
    await expect(host.send('setReady', {})).rejects.toMatchObject({ code: 'hub.offline' });
    await expect(host.send('dial', { number: '1' })).rejects.toMatchObject({ code: 'call.lineDown' });
    await host.send('signIn', entry);
    const [hub] = hubs;
    if (hub !== undefined)
      hub.answer = () => Promise.reject(Object.assign(new Error('x'), { code: 'hub.notConnected' }));
    await expect(host.send('setReady', {})).rejects.toMatchObject({ code: 'hub.offline' });
    if (hub !== undefined) hub.answer = () => Promise.reject(new TypeError('a bug'));
    await expect(host.send('setReady', {})).rejects.toMatchObject({ code: 'app.fault' });
  });

  it('a setting that cannot be written holds for this run, and the person is told', async () => {
    const { host } = setUp({ saveSettings: () => Promise.reject(new HostError('app.diskFull')) });
    await host.send('changeSettings', { language: 'en' });
    expect(host.values.settings.getState().language).toBe('en');
    expect(host.values.notices.getState().map(({ code }) => code)).toEqual(['app.diskFull']);
    await host.send('dismissNotice', { id: 'app.diskFull' });
    expect(host.values.notices.getState()).toEqual([]);
  });

  it('signing out takes the line down, forgets the secrets and what was known, even when the hub is away', async () => {
    const { host, hubs, phone, secrets } = setUp();
    await host.send('signIn', entry);
    const [hub] = hubs;
    hub?.goes({ kind: 'live' });
    hub?.topics.set({ ...hub.topics.getState(), people: new Map([['p1', person]]) });
    await settled();
    expect(host.values.people.getState()).toEqual([person]);
    if (hub !== undefined) hub.answer = () => Promise.reject(new Error('away'));
    await host.send('signOut', {});
    expect(host.values.session.getState()).toEqual({ kind: 'signedOut', problem: null, retryAfterS: null });
    expect(phone.isRegistered).toBe(false);
    expect(hub?.isClosed).toBe(true);
    expect(secrets.size).toBe(0);
    expect(host.values.people.getState()).toBeNull();
  });

  it('C17 signing out in a call is refused until the person was asked; then the caller is told before the hub is', async () => {
    const { host, hubs, phone } = setUp();
    await host.send('signIn', entry);
    await settled();
    const state = { kind: 'talking', since: NOW, hold: 'none', isHoldPending: false } as CallSnapshot['state'];
    phone.calls.set([{ state, broadcast: null } as CallSnapshot]);
    await expect(host.send('signOut', {})).rejects.toMatchObject({ code: 'signOut.inCall' });
    expect(host.values.session.getState().kind).toBe('signedIn');
    expect(hubs[0]?.asked).not.toContain('session.signOut');
    const [hub] = hubs;
    let wasRegistered: boolean | null = null;
    if (hub !== undefined)
      hub.answer = async (name) => {
        if (name === 'session.signOut') wasRegistered = phone.isRegistered;
        return {};
      };
    await host.send('signOut', { endsCalls: true });
    expect(wasRegistered).toBe(false);
    expect(host.values.session.getState().kind).toBe('signedOut');
  });
});

describe('tones', () => {
  it('[TONE-4] are of the country that was chosen, from the start and after a change', async () => {
    const { host, phone } = setUp();
    expect(phone.toneCountry).toBe('CN');
    await host.send('changeSettings', { toneCountry: 'US' });
    expect(phone.toneCountry).toBe('US');
    expect(phone.saving).toBe('automatic');
    await host.send('changeSettings', { voiceSaving: 'always' });
    expect(phone.saving).toBe('always');
  });
});

describe('answering by itself', () => {
  const centre = { centreName: 'c', timeZone: 'UTC', units: [] };
  it.each([
    ['never', true, false],
    ['person', true, true],
    ['person', false, false],
    ['always', false, true],
    [null, true, true],
  ] as const)('[AUTO-2] centre says %s, the person %s: %s', async (policy, isWanted, expected) => {
    const { host, hubs, phone } = setUp();
    await host.send('changeSettings', { autoAnswer: isWanted });
    await host.send('signIn', entry);
    const organisation = policy === null ? null : organisationSchema.parse({ ...centre, autoAnswer: policy });
    hubs[0]?.topics.set({ ...nothingKnown, organisation });
    expect(phone.autoAnswer).toBe(expected);
  });
});

describe('a colleague writes', () => {
  it('[CHAT-10] T3 it is known, and nothing sounds and nothing is noticed', async () => {
    const { host, hubs, phone } = setUp({ kept: { hubSession: keptSession } });
    const [hub] = hubs;
    hub?.goes({ kind: 'live' });
    await settled();
    let sounds = 0;
    const count = (): void => void (sounds += 1);
    Object.assign(phone.sound, { ringOnce: count, setRinging: count, startTest: count });
    const before = host.values.notices.getState();
    const id = 'two:p1:p2';
    const chat = { id, partner: { kind: 'person' as const, personId: 'p2' }, seenUpTo: 0, partnerSeenUpTo: 0 };
    const message = {
      ...{ id: 'm', chatId: id, fromId: 'p2', fromName: 'Made Up Too', text: 'hello', isDeleted: false },
      ...{ writtenAt: NOW, at: NOW },
    };
    hub?.topics.set({ ...nothingKnown, chats: new Map([[id, chat]]), chatMessages: new Map([['m', message]]) });
    await settled();
    expect(host.values.chatMessages.getState()).toEqual([message]);
    expect(host.values.notices.getState()).toEqual(before);
    expect(sounds).toBe(0);
  });
});
