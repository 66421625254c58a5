import { Value } from '@hearthline/softphone-core/value';
import { asHostError } from './asHostError.ts';
import { ChatDesk } from './chat/chatDesk.ts';
import type { Host, HostCommandName, HostInput, HostOutput, HubLinkState, SessionState } from './contract.ts';
import { Drafts } from './drafts.ts';
import { FaultDesk, faultCommandsOf } from './faults/faultDesk.ts';
import { FileDesk, fileCommandsOf } from './files/fileDesk.ts';
import type { HostPhone, HostPorts } from './hostPorts.ts';
import type { Hub } from './hub.ts';
import { createHelpCommands } from './helpDesk.ts';
import { LinkDesk } from './links/linkDesk.ts';
import { fetchMessage } from './messageSound.ts';
import { NO_HEADSETS } from './headsets/headsetContract.ts';
import { Notices } from './notices.ts';
import { PanelKeeper } from './panelKeeper.ts';
import { keepTelling } from './keepTelling.ts';
import { PhoneAccount } from './phoneAccount.ts';
import { phoneCommandsOf } from './phoneCommands.ts';
import { RelayKeeper } from './relayKeeper.ts';
import { hubOff, phoneValues } from './phoneValues.ts';
import { HostError, type ProblemCode } from './problem.ts';
import { createCallbackCommands } from './callbackDesk.ts';
import { ReadinessDesk, readinessCommandsOf } from './readiness/readinessDesk.ts';
import { roomCommandsOf } from './room.ts';
import { createRecordCommands } from './records.ts';
import { serviceCommandsOf } from './services.ts';
import { keptSession, readKept, Session, type KeptSession } from './session.ts';
import type { Settings } from './settings.ts';
import { NO_GLOBAL_KEYS } from './shortcuts/shortcutContract.ts';
import { soundCommandsOf } from './sound/soundDesk.ts';
import { teamCommandsOf } from './teamCommands.ts';
import { Topics } from './topics.ts';

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
  readonly #topics = new Topics();
  readonly #account: PhoneAccount;
  readonly #relays: RelayKeeper;
  readonly #readiness: ReadinessDesk;
  readonly #faults: FaultDesk;
  readonly #drafts: Drafts = new Drafts({
    hub: () => this.#needHub(),
    personId: () => personIdOf(this.#session.state.getState()),
    now: () => this.#hubNow(),
  });
  readonly #hubNow = (): number => this.#ports.now() + this.#hubLink.getState().clockOffsetMs;
  readonly #chats: ChatDesk = new ChatDesk({ hub: () => this.#needHub(), hubNow: this.#hubNow });
  readonly #panel: PanelKeeper;
  readonly #files: FileDesk;
  #hub: Hub | null = null;
  /** By whose right the hub is asked. */
  #kept: KeptSession | null = null;
  #hubEnds: (() => void)[] = [];
  readonly values: Host['values'];

  constructor(ports: HostPorts) {
    this.#ports = ports;
    this.#session = new Session(ports);
    this.#notices = new Notices(ports.now);
    this.links = new LinkDesk((problem) => this.#notices.add(problem));
    const { start, phone, app } = ports;
    const settings = start.hubUrl === '' ? start.settings : { ...start.settings, hubUrl: start.hubUrl };
    this.#settings = new Value(settings);
    const shownByPhone = phoneValues(phone, ports.now);
    const looked = { ...shownByPhone, settings: this.#settings };
    this.#faults = new FaultDesk({ port: ports.faults, values: looked, now: ports.now });
    this.#panel = new PanelKeeper({
      ...{ port: ports.panel, stores: this.#topics.stores, hubLink: this.#hubLink, now: ports.now },
      personId: () => personIdOf(this.#session.state.getState()),
      onError: (error) => ports.log.info('panel not kept or read', { error: String(error) }),
    });
    this.#files = new FileDesk({
      ...{ port: ports.files, fetch: ports.fetch, now: ports.now },
      values: {
        ...{ settings: this.#settings, dataUse: ports.dataUse, hubLink: this.#hubLink },
        ...{ calls: shownByPhone.calls, announcements: this.#topics.stores.announcements },
      },
      session: () => this.#kept,
      onError: (error) => ports.log.info('file not kept or read', { error: String(error) }),
    });
    this.values = {
      app: new Value(app),
      session: this.#session.state,
      hubLink: this.#hubLink,
      panelAsOf: this.#panel.asOf,
      settings: this.#settings,
      notices: this.#notices.value,
      offeredNumber: this.links.value,
      power: ports.power,
      ...shownByPhone,
      faults: this.#faults.value,
      dataUse: ports.dataUse,
      globalKeys: ports.globalKeys?.state ?? new Value(NO_GLOBAL_KEYS),
      headsetDesk: ports.headsets?.desk ?? new Value(NO_HEADSETS),
      ...this.#topics.stores,
      dispositionDrafts: this.#drafts.value,
      chatWaiting: this.#chats.waiting,
      files: this.#files.state,
    };
    this.#session.state.subscribe(() => this.#drafts.show());
    for (const code of start.problems) this.#notices.add(code);
    this.#account = new PhoneAccount({
      ...{ phone, session: this.#session, links: this.links, notices: this.#notices, now: ports.now },
      hub: () => this.#needHub(),
      isHubLive: () => this.#hubLink.getState().kind === 'live',
      isOnShift: () => {
        const shift = this.values.agentState.getState()?.confirmed.kind;
        return shift !== undefined && shift !== 'signedOut';
      },
    });
    this.#relays = new RelayKeeper({
      now: ports.now,
      ask: () => this.#needHub().send('phone.relays', {}),
      use: (iceServers) => phone?.setIceServers(iceServers),
      onError: (error) => ports.log.info('no fresh relays', { error: String(error) }),
    });
    this.#readiness = new ReadinessDesk({
      ...{ phone, values: this.values, now: ports.now },
      report: (report) => void this.#tell('readiness.report', report),
      remember: (lastReadiness) => void this.#changeSettings({ lastReadiness }),
    });
    keepTelling({
      ...{ ports, values: this.values, hubNow: this.#hubNow },
      hub: () => this.#needHub(),
      tell: (name, input) => void this.#tell(name, input),
      change: (change) => void this.#changeSettings(change),
      addNotice: (code) => this.#notices.add(code),
      comeForward: () => this.#comeForward(),
    });
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
    ...phoneCommandsOf(() => this.#phone()),
    connectHeadset: () => this.#ports.requestHeadset(),
    chooseHeadset: ({ id }) => this.#headsets().choose(id),
    forgetHeadset: ({ key }) => this.#headsets().forget(key),
    setReady: () => {
      this.#readiness.beforeReady();
      return this.#ask('agentState.set', { to: { kind: 'ready' } });
    },
    setNotReady: ({ reason }) => this.#ask('agentState.set', { to: { kind: 'notReady', reason } }),
    finishWrapUp: () => this.#ask('agentState.finishWrapUp', {}),
    extendWrapUp: () => this.#ask('agentState.extendWrapUp', {}),
    ...teamCommandsOf(
      () => this.#needHub(),
      () => this.#ports.now(),
    ),
    setStatus: ({ line }) => this.#ask('status.set', { line, at: Math.round(this.#hubNow()) }),
    ...this.#chats.commands,
    ...faultCommandsOf(() => this.#faults),
    ...readinessCommandsOf(() => this.#readiness),
    ...soundCommandsOf({ phone: () => this.#phone(), readiness: () => this.#readiness }),
    ...roomCommandsOf(() => this.#phone()),
    ...createCallbackCommands({ hub: () => this.#needHub(), phone: () => this.#phone() }),
    ...createHelpCommands({
      hub: () => this.#needHub(),
      calls: () => this.values.calls.getState(),
      clockOffsetMs: () => this.#hubLink.getState().clockOffsetMs,
    }),
    ...createRecordCommands(
      () => this.#needHub(),
      this.#drafts,
      async ({ messageId }) => ({ wav: await this.#fetchMessage(messageId) }),
    ),
    ...fileCommandsOf(() => this.#files),
    changeSettings: (change) => this.#changeSettings(change),
    openMiniPhone: () => this.#windows().openMiniPhone(),
    closeMiniPhone: () => this.#windows().closeMiniPhone(),
    openMainWindow: () => this.#windows().comeForward(),
    printSheet: async ({ name }) => ({ isDone: await this.#ports.printSheet(name) }),
    holdGlobalKeys: async ({ isHeld }) => this.#ports.globalKeys?.hold(isHeld),
    putAwayNumber: async () => this.links.putAway(),
    dismissNotice: async ({ id }) => this.#notices.remove(id),
    reconnect: async () => this.wake('online'),
  };

  #phone(): HostPhone {
    if (this.#ports.phone === null) throw new HostError('app.refused');
    return this.#ports.phone;
  }

  #headsets(): NonNullable<HostPorts['headsets']> {
    if (this.#ports.headsets === null) throw new HostError('app.refused');
    return this.#ports.headsets;
  }

  /** One ring, and the window before the others. */
  #comeForward(): void {
    const { phone, windows, log } = this.#ports;
    phone?.sound.ringOnce();
    windows?.comeForward().catch((error: unknown) => log.info('window stays', { error: String(error) }));
  }

  #windows(): NonNullable<HostPorts['windows']> {
    if (this.#ports.windows === null) throw new HostError('app.refused');
    return this.#ports.windows;
  }

  #fetchMessage(messageId: string): Promise<ArrayBuffer> {
    if (this.#hub === null || this.#kept === null) throw new HostError('hub.offline');
    return fetchMessage({ ...this.#kept, fetch: this.#ports.fetch }, messageId);
  }

  #needHub(): Hub {
    if (this.#hub === null) throw new HostError('hub.offline');
    return this.#hub;
  }

  #goOnWithShift(): void {
    this.#account.goOnWithShift();
    const session = this.#session.state.getState();
    const hasPhone = this.#ports.phone !== null && session.kind === 'signedIn' && session.person.extension !== null;
    if (hasPhone) this.#relays.begin();
  }

  readonly #ask = async (...[name, input]: Parameters<Hub['send']>): Promise<void> => {
    await this.#needHub().send(name, input);
  };

  /** Waits in the outbox while there is no hub; a figure nobody can take is no reason to bother anybody. */
  async #tell(...[name, input]: Parameters<Hub['send']>): Promise<void> {
    await this.#hub
      ?.send(name, input)
      .catch((error: unknown) => this.#ports.log.info('not told to the hub', { name, error: String(error) }));
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

  #resume(kept: KeptSession): void {
    this.#session.resume(kept);
    this.#account.useKept(this.#ports.start.keptSipAccount);
    this.#openHub(kept);
  }

  #openHub(kept: KeptSession): void {
    this.#closeHub();
    const hub = this.#ports.openHub({ origin: kept.origin, token: kept.token, personId: kept.person.id });
    this.#hub = hub;
    this.#kept = kept;
    this.#hubEnds = [
      hub.link.subscribe(() => this.#onHubLink()),
      hub.topics.subscribe((topics, before) => {
        if (topics.me !== null) this.#session.know(topics.me);
        this.#topics.show(topics, before);
      }),
    ];
    this.#onHubLink();
    this.#topics.show(hub.topics.getState(), null);
    this.#panel.restore(kept.person.id);
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

  async #end(problem: ProblemCode | null): Promise<void> {
    this.#closeHub();
    this.#account.forget();
    this.#relays.end();
    await this.#ports.phone?.unregister();
    this.#topics.forget();
    this.#chats.forget();
    this.#files.forget();
    await this.#panel.forget();
    await this.#session.end(problem);
  }

  #closeHub(): void {
    for (const end of this.#hubEnds.splice(0)) end();
    this.#hub?.close();
    this.#hub = null;
    this.#kept = null;
    const { problem } = this.#hubLink.getState();
    if (problem !== null) this.#notices.remove(problem);
    this.#hubLink.set(hubOff);
  }
}

const personIdOf = (session: SessionState): string | null => (session.kind === 'signedIn' ? session.person.id : null);
