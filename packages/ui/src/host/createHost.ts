import type { QualityReport, SipAccount } from '@hearthline/protocol';
import { Value, type ReadableValue } from '@hearthline/softphone-core/value';
import type {
  AudioSnapshot,
  CallSnapshot,
  DeviceRole,
  HeadsetState,
  LineSnapshot,
} from '@hearthline/softphone-core/snapshot';
import { watchCallQuality } from './callQuality.ts';
import type {
  AppInfo,
  Host,
  HostCommandName,
  HostInput,
  HostOutput,
  HostValue,
  HostValueName,
  HubLinkState,
  SessionState,
} from './contract.ts';
import { Drafts } from './drafts.ts';
import type { Hub, KnownTopics, OpenHub } from './hub.ts';
import { LinkDesk } from './links/linkDesk.ts';
import { Notices } from './notices.ts';
import { HostError, problemCode, type ProblemCode } from './problem.ts';
import { createRecordCommands } from './records.ts';
import { recordCollections, recordTopics } from './recordsContract.ts';
import { keptSession, readKept, readKeptSipAccount, Session, type KeptSession, type SessionPorts } from './session.ts';
import { serviceCommandsOf, serviceTopics } from './services.ts';
import { keepPhonePolicy } from './phonePolicy.ts';
import type { Settings } from './settings.ts';

/** The phone as the host uses it; softphone-core's `Softphone` is one. */
export interface HostPhone {
  readonly line: ReadableValue<LineSnapshot>;
  readonly calls: ReadableValue<readonly CallSnapshot[]>;
  readonly audio: ReadableValue<AudioSnapshot>;
  readonly headset: ReadableValue<HeadsetState>;
  register(account: SipAccount): void;
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
  chooseDevice(role: DeviceRole, deviceId: string | null): Promise<void>;
  wake(reason: 'resume' | 'online'): void;
}

export interface HostPorts extends SessionPorts {
  readonly app: AppInfo;
  /** null in a browser. */
  readonly phone: HostPhone | null;
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

const hubOff: HubLinkState = { kind: 'off', since: 0, retryAt: null, problem: null, outboxCount: 0, clockOffsetMs: 0 };
const noLine: LineSnapshot = { state: { kind: 'off' }, serverUrl: null, isFallback: false, registrationDelayMs: null };
const noAudio: AudioSnapshot = {
  permission: 'unknown',
  microphones: [],
  speakers: [],
  chosen: { microphone: null, speaker: null, ringer: null },
  inUse: { microphone: null, speaker: null, ringer: null },
  microphoneLevel: null,
};

const topicNames = [
  'organisation',
  'agentState',
  'points',
  'ranking',
  'day',
  ...serviceTopics,
  ...recordTopics,
] as const;
const collectionNames = ['people', 'presence', 'announcements', 'queues', 'rules', ...recordCollections] as const;

/** What the app around the host tells it. */
export interface HostDoors {
  wake(reason: 'resume' | 'online'): void;
  /** Numbers from outside the app. */
  readonly links: Pick<LinkDesk, 'offerLink' | 'offerNumber'>;
}

/** The host: session, hub and phone behind one table of values and one of commands. */
export function createHost(ports: HostPorts): Host & HostDoors {
  const host = new HostInside(ports);
  return { values: host.values, send: host.send, wake: host.wake, links: host.links };
}

type Commands = { [N in HostCommandName]: (input: HostInput<N>) => Promise<HostOutput<N>> };

class HostInside {
  readonly #ports: HostPorts;
  readonly #session: Session;
  readonly #notices: Notices;
  readonly links: LinkDesk;
  readonly #settings: Value<Settings>;
  readonly #hubLink = new Value<HubLinkState>(hubOff);
  readonly #topics = emptyTopics();
  readonly #drafts: Drafts = new Drafts({
    hub: () => this.#needHub(),
    personId: () => personIdOf(this.#session.state.getState()),
    now: () => this.#ports.now() + this.#hubLink.getState().clockOffsetMs,
  });
  #hub: Hub | null = null;
  #hubEnds: (() => void)[] = [];
  /** The account the phone has, so that a new one is asked for only when it must be. */
  #sipAccount: SipAccount | null = null;
  /** The hub has been asked for another account since the line was last registered. */
  #isRefusalTold = false;
  readonly values: Host['values'];

  constructor(ports: HostPorts) {
    this.#ports = ports;
    this.#session = new Session(ports);
    this.#notices = new Notices(ports.now);
    this.links = new LinkDesk((problem) => this.#notices.add(problem));
    const { start, phone, app } = ports;
    const settings = start.hubUrl === '' ? start.settings : { ...start.settings, hubUrl: start.hubUrl };
    this.#settings = new Value(settings);
    this.values = {
      app: new Value(app),
      session: this.#session.state,
      hubLink: this.#hubLink,
      settings: this.#settings,
      notices: this.#notices.value,
      offeredNumber: this.links.value,
      line: phone?.line ?? new Value(noLine),
      calls: (phone?.calls ?? new Value<readonly CallSnapshot[]>([])) as ReadableValue<CallSnapshot[]>,
      audio: phone?.audio ?? new Value(noAudio),
      headset: phone?.headset ?? new Value<HeadsetState>({ kind: 'unsupported' }),
      ...this.#topics,
      dispositionDrafts: this.#drafts.value,
    };
    this.#session.state.subscribe(() => this.#drafts.show());
    for (const code of start.problems) this.#notices.add(code);
    phone?.line.subscribe((line) => this.#onLine(line));
    if (phone !== null) keepPhonePolicy(phone, this.values);
    if (phone) watchCallQuality(phone.calls, (report) => void this.#tellQuality(report));
    this.#restoreDevices(settings);
    const kept = readKept(keptSession, start.keptSession, ports.now());
    if (kept !== null) this.#resume(kept);
  }

  readonly send = async <N extends HostCommandName>(name: N, input: HostInput<N>): Promise<HostOutput<N>> => {
    try {
      return await (this.#commands[name] as (value: HostInput<N>) => Promise<HostOutput<N>>)(input);
    } catch (error) {
      throw asHostError(error);
    }
  };

  readonly wake = (reason: 'resume' | 'online'): void => {
    this.#hub?.wake();
    this.#ports.phone?.wake(reason);
  };

  readonly #commands: Commands = {
    ...serviceCommandsOf({ phone: () => this.#phone(), hub: () => this.#needHub() }),
    signIn: async (input) => {
      const kept = await this.#session.signIn(input);
      // All at once: a sign-out while the settings are being written must find the hub open, to close it.
      if (input.remember && !this.#session.isRemembered) this.#notices.add('app.keyStoreMissing');
      this.#openHub(kept);
      await this.#changeSettings({ hubUrl: input.hubUrl, account: input.account });
    },
    signOut: async ({ endsCalls = false }) => {
      const isInCall = this.values.calls.getState().some(({ state }) => state.kind !== 'ended');
      if (isInCall && !endsCalls) throw new HostError('signOut.inCall');
      // The caller is told by a BYE while the PBX still knows this phone.
      if (isInCall) await this.#ports.phone?.unregister();
      await this.#hub
        ?.send('session.signOut', {})
        .catch((error: unknown) => this.#ports.log.warn('sign-out not told to the hub', { error: String(error) }));
      await this.#end(null);
    },
    dial: async ({ number }) => ({ callId: await this.#phone().dial(number) }),
    answer: ({ callId }) => this.#phone().answer(callId),
    reject: ({ callId }) => this.#phone().reject(callId),
    hangUp: ({ callId }) => this.#phone().hangUp(callId),
    hold: ({ callId }) => this.#phone().hold(callId),
    retrieve: ({ callId }) => this.#phone().retrieve(callId),
    setMuted: ({ callId, isMuted }) => this.#phone().setMuted(callId, isMuted),
    sendDigits: ({ callId, tones }) => this.#phone().sendDigits(callId, tones),
    transfer: ({ callId, number }) => this.#phone().transfer(callId, number),
    consult: async ({ callId, number }) => ({ callId: await this.#phone().consult(callId, number) }),
    completeTransfer: ({ callId }) => this.#phone().completeTransfer(callId),
    cancelTransfer: ({ callId }) => this.#phone().cancelTransfer(callId),
    chooseDevice: async ({ role, deviceId }) => {
      await this.#phone().chooseDevice(role, deviceId);
      await this.#changeSettings({ devices: { ...this.#settings.getState().devices, [role]: deviceId } });
    },
    connectHeadset: () => this.#ports.requestHeadset(),
    setReady: () => this.#ask('agentState.set', { to: { kind: 'ready' } }),
    setNotReady: ({ reason }) => this.#ask('agentState.set', { to: { kind: 'notReady', reason } }),
    finishWrapUp: () => this.#ask('agentState.finishWrapUp', {}),
    extendWrapUp: () => this.#ask('agentState.extendWrapUp', {}),
    acknowledge: ({ announcementId }) =>
      this.#ask('announcement.acknowledge', { announcementId, at: this.#ports.now() }),
    publish: (draft) => this.#needHub().send('announcement.publish', draft),
    readLedger: (input) => this.#needHub().send('points.ledger', input),
    readRanking: (input) => this.#needHub().send('ranking.table', input),
    ...createRecordCommands(() => this.#needHub(), this.#drafts),
    changeSettings: (change) => this.#changeSettings(change),
    openMiniPhone: () => this.#windows().openMiniPhone(),
    closeMiniPhone: () => this.#windows().closeMiniPhone(),
    openMainWindow: () => this.#windows().comeForward(),
    putAwayNumber: async () => this.links.putAway(),
    dismissNotice: async ({ id }) => this.#notices.remove(id),
    reconnect: async () => this.wake('online'),
  };

  #phone(): HostPhone {
    if (this.#ports.phone === null) throw new HostError('app.refused');
    return this.#ports.phone;
  }

  #windows(): NonNullable<HostPorts['windows']> {
    if (this.#ports.windows === null) throw new HostError('app.refused');
    return this.#ports.windows;
  }

  #needHub(): Hub {
    if (this.#hub === null) throw new HostError('hub.offline');
    return this.#hub;
  }

  readonly #ask = async (...[name, input]: Parameters<Hub['send']>): Promise<void> => {
    await this.#needHub().send(name, input);
  };

  /** Waits in the outbox while there is no hub; a figure nobody can take is no reason to bother anybody. */
  async #tellQuality(report: QualityReport): Promise<void> {
    await this.#hub
      ?.send('call.quality', report)
      .catch((error: unknown) => this.#ports.log.info('call quality not told', { error: String(error) }));
  }

  async #changeSettings(change: Partial<Settings>): Promise<void> {
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    this.#settings.set({ ...this.#settings.getState(), ...given });
    try {
      await this.#ports.saveSettings(this.#settings.getState());
    } catch (error) {
      // The change holds for this run; the person is told that it will not outlive it.
      this.#notices.add(asHostError(error).code);
    }
  }

  #restoreDevices({ devices }: Settings): void {
    for (const [role, deviceId] of Object.entries(devices)) {
      if (deviceId === null) continue;
      this.#ports.phone
        ?.chooseDevice(role as DeviceRole, deviceId)
        .catch((error: unknown) => this.#ports.log.info('device not here', { role, error: String(error) }));
    }
  }

  /** The phone works before the hub answers: with the account of this shift, kept from before. */
  #resume(kept: KeptSession): void {
    this.#session.resume(kept);
    const account = readKeptSipAccount(this.#ports.start.keptSipAccount, this.#ports.now());
    if (account !== null) this.#register(account);
    this.#openHub(kept);
  }

  #openHub(kept: KeptSession): void {
    this.#closeHub();
    const hub = this.#ports.openHub({ origin: kept.origin, token: kept.token, personId: kept.person.id });
    this.#hub = hub;
    this.#hubEnds = [
      hub.link.subscribe(() => this.#onHubLink()),
      hub.topics.subscribe((topics, before) => this.#onTopics(topics, before)),
    ];
    this.#onHubLink();
    this.#onTopics(hub.topics.getState(), null);
  }

  #onHubLink(): void {
    const link = this.#hub?.link.getState();
    if (link === undefined) return;
    const wasLive = this.#hubLink.getState().kind === 'live';
    this.#hubLink.set({ ...link, problem: link.refusedBy });
    if (link.kind === 'refused' && (link.refusedBy === 'session.expired' || link.refusedBy === 'session.replaced'))
      void this.#end(link.refusedBy);
    // Trying again would not help, so it is told in words and not only by a mark in the corner.
    else if (link.refusedBy !== null) this.#notices.add(link.refusedBy);
    // The topics of the same welcome are known a moment later.
    if (link.kind === 'live' && !wasLive) queueMicrotask(() => this.#goOnWithShift());
  }

  #onTopics(topics: KnownTopics, before: KnownTopics | null): void {
    for (const name of topicNames)
      if (before === null || topics[name] !== before[name]) setTopic(this.#topics[name], topics[name]);
    for (const name of collectionNames) {
      const rows = topics[name];
      if (before === null || rows !== before[name])
        setTopic(this.#topics[name], rows === null ? null : [...rows.values()]);
    }
  }

  /** A new account makes the old one worthless, so a phone that works keeps its own. */
  #goOnWithShift(): void {
    const shift = this.#topics.agentState.getState()?.confirmed.kind;
    const isOnShift = shift !== undefined && shift !== 'signedOut';
    const isUsable = this.#sipAccount !== null && this.#sipAccount.expiresAt > this.#ports.now();
    const isRefused = this.#ports.phone?.line.getState().state.kind === 'refused';
    if (!isOnShift || !isUsable || isRefused) void this.#getAccount();
  }

  /** Begins or goes on with the shift; the hub hands over what the phone needs to register. */
  async #getAccount(): Promise<void> {
    const state = this.#session.state.getState();
    if (this.#ports.phone === null || state.kind !== 'signedIn' || state.person.extension === null) return;
    try {
      const account = await this.#needHub().send('phone.credentials', {});
      if (this.#session.isRemembered) await this.#session.keep('sipAccount', account);
      this.#register(account);
    } catch (error) {
      this.#notices.add(asHostError(error).code);
    }
  }

  #register(account: SipAccount): void {
    const isSame = JSON.stringify(account) === JSON.stringify(this.#sipAccount);
    if (isSame && this.#ports.phone?.line.getState().state.kind !== 'refused') return;
    this.#sipAccount = account;
    this.links.setOwnHosts([account.domain, hostNameOf(account.serverUrl)]);
    this.#ports.phone?.register(account);
  }

  /** The PBX no longer knows this password (another shift, a PBX made anew): the hub is asked once for one it knows. */
  #onLine({ state }: LineSnapshot): void {
    if (state.kind === 'registered') this.#isRefusalTold = false;
    const isRefused = state.kind === 'refused' && state.problem === 'line.wrongCredentials';
    if (!isRefused || this.#isRefusalTold || this.#hubLink.getState().kind !== 'live') return;
    this.#isRefusalTold = true;
    void this.#getAccount();
  }

  async #end(problem: ProblemCode | null): Promise<void> {
    this.#closeHub();
    this.#sipAccount = null;
    this.links.setOwnHosts(null);
    await this.#ports.phone?.unregister();
    for (const value of Object.values(this.#topics)) (value as Value<unknown>).set(null);
    await this.#session.end(problem);
  }

  #closeHub(): void {
    for (const end of this.#hubEnds.splice(0)) end();
    this.#hub?.close();
    this.#hub = null;
    const { problem } = this.#hubLink.getState();
    if (problem !== null) this.#notices.remove(problem);
    this.#hubLink.set(hubOff);
  }
}

const personIdOf = (session: SessionState): string | null => (session.kind === 'signedIn' ? session.person.id : null);

type TopicValue = (typeof topicNames)[number] | (typeof collectionNames)[number];
type TopicStores = { [N in TopicValue & HostValueName]: Value<HostValue<N>> };

function emptyTopics(): TopicStores {
  return Object.fromEntries(
    [...topicNames, ...collectionNames].map((name) => [name, new Value(null)]),
  ) as unknown as TopicStores;
}

const hostNameOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : '');

const setTopic = (store: unknown, value: unknown): void => (store as Value<unknown>).set(value);

/** Every rejection that leaves the host has one of our codes. */
function asHostError(error: unknown): HostError {
  if (error instanceof HostError) return error;
  const raw = error instanceof Error && 'code' in error ? String(error.code) : '';
  const code = problemCode.safeParse(clientProblems[raw] ?? raw);
  return new HostError(code.success ? code.data : 'app.fault', { cause: error });
}

/** What the hub client's own refusals mean to a person. */
const clientProblems: Readonly<Record<string, ProblemCode>> = {
  'hub.notConnected': 'hub.offline',
  'hub.connectionLost': 'hub.offline',
  'hub.closed': 'hub.offline',
  'outbox.unwritable': 'app.diskFull',
};
