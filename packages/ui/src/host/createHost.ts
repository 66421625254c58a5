import { Value } from '@hearthline/softphone-core/value';
import { asHostError } from './asHostError.ts';
import { ChatDesk } from './chat/chatDesk.ts';
import type { Host, HostCommandName, HostInput, HostOutput, SessionState } from './contract.ts';
import { Drafts } from './drafts.ts';
import { FaultDesk, faultCommandsOf } from './faults/faultDesk.ts';
import { FileDesk, fileCommandsOf } from './files/fileDesk.ts';
import type { HostPorts } from './hostPorts.ts';
import { createHelpCommands } from './helpDesk.ts';
import { HubDesk } from './hubDesk.ts';
import { LinkDesk } from './links/linkDesk.ts';
import { fetchMessage } from './messageSound.ts';
import { NO_HEADSETS } from './headsets/headsetContract.ts';
import { Notices } from './notices.ts';
import { PanelKeeper } from './panelKeeper.ts';
import { keepTelling } from './keepTelling.ts';
import { PhoneAccount } from './phoneAccount.ts';
import { phoneCommandsOf } from './phoneCommands.ts';
import { RelayKeeper } from './relayKeeper.ts';
import { phoneValues } from './phoneValues.ts';
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
  readonly #hub: HubDesk;
  readonly #topics = new Topics();
  readonly #account: PhoneAccount;
  readonly #relays: RelayKeeper;
  readonly #readiness: ReadinessDesk;
  readonly #faults: FaultDesk;
  readonly #drafts: Drafts = new Drafts({
    hub: () => this.#hub.need(),
    personId: () => personIdOf(this.#session.state.getState()),
    now: () => this.#hub.now(),
  });
  readonly #chats: ChatDesk = new ChatDesk({ hub: () => this.#hub.need(), hubNow: () => this.#hub.now() });
  readonly #panel: PanelKeeper;
  readonly #files: FileDesk;
  readonly values: Host['values'];

  constructor(ports: HostPorts) {
    this.#ports = ports;
    this.#session = new Session(ports);
    this.#notices = new Notices(ports.now);
    this.#hub = new HubDesk({
      ...{ ports, notices: this.#notices },
      onTopics: (topics, before) => {
        if (before !== null && topics.me !== null) this.#session.know(topics.me);
        this.#topics.show(topics, before);
      },
      onSessionOver: (problem) => void this.#end(problem),
      onLive: () => this.#goOnWithShift(),
    });
    this.links = new LinkDesk((problem) => this.#notices.add(problem));
    const { start, phone, app } = ports;
    const settings = start.hubUrl === '' ? start.settings : { ...start.settings, hubUrl: start.hubUrl };
    this.#settings = new Value(settings);
    const shownByPhone = phoneValues(phone, ports.now);
    const looked = { ...shownByPhone, settings: this.#settings };
    this.#faults = new FaultDesk({ port: ports.faults, values: looked, now: ports.now });
    this.#panel = new PanelKeeper({
      ...{ port: ports.panel, stores: this.#topics.stores, hubLink: this.#hub.link, now: ports.now },
      personId: () => personIdOf(this.#session.state.getState()),
      onError: (error) => ports.log.info('panel not kept or read', { error: String(error) }),
    });
    this.#files = new FileDesk({
      ...{ port: ports.files, fetch: ports.fetch, now: ports.now },
      values: {
        ...{ settings: this.#settings, dataUse: ports.dataUse, hubLink: this.#hub.link },
        ...{ calls: shownByPhone.calls, announcements: this.#topics.stores.announcements },
      },
      session: () => this.#hub.kept,
      onError: (error) => ports.log.info('file not kept or read', { error: String(error) }),
    });
    this.values = {
      app: new Value(app),
      session: this.#session.state,
      hubLink: this.#hub.link,
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
      hub: () => this.#hub.need(),
      isHubLive: () => this.#hub.link.getState().kind === 'live',
      isOnShift: () => {
        const shift = this.values.agentState.getState()?.confirmed.kind;
        return shift !== undefined && shift !== 'signedOut';
      },
    });
    this.#relays = new RelayKeeper({
      now: ports.now,
      ask: () => this.#hub.need().send('phone.relays', {}),
      use: (iceServers) => phone?.setIceServers(iceServers),
      onError: (error) => ports.log.info('no fresh relays', { error: String(error) }),
    });
    this.#readiness = new ReadinessDesk({
      ...{ phone, values: this.values, now: ports.now },
      report: (report) => void this.#hub.tell('readiness.report', report),
      remember: (lastReadiness) => void this.#changeSettings({ lastReadiness }),
    });
    keepTelling({
      ...{ ports, values: this.values, hubNow: () => this.#hub.now() },
      hub: () => this.#hub.need(),
      tell: (name, input) => void this.#hub.tell(name, input),
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
    this.#hub.opened?.wake();
    this.#ports.phone?.wake(reason);
  };

  readonly #commands: Commands = {
    ...serviceCommandsOf({ phone: () => had(this.#ports.phone), hub: () => this.#hub.need() }),
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
      await this.#hub.opened
        ?.send('session.signOut', {})
        .catch((error: unknown) => this.#ports.log.warn('sign-out not told to the hub', { error: String(error) }));
      await this.#end(null);
    },
    ...phoneCommandsOf(() => had(this.#ports.phone)),
    connectHeadset: () => this.#ports.requestHeadset(),
    chooseHeadset: ({ id }) => had(this.#ports.headsets).choose(id),
    forgetHeadset: ({ key }) => had(this.#ports.headsets).forget(key),
    setReady: () => {
      this.#readiness.beforeReady();
      return this.#hub.ask('agentState.set', { to: { kind: 'ready' } });
    },
    setNotReady: ({ reason }) => this.#hub.ask('agentState.set', { to: { kind: 'notReady', reason } }),
    finishWrapUp: () => this.#hub.ask('agentState.finishWrapUp', {}),
    extendWrapUp: () => this.#hub.ask('agentState.extendWrapUp', {}),
    ...teamCommandsOf(
      () => this.#hub.need(),
      () => this.#ports.now(),
    ),
    setStatus: ({ line }) => this.#hub.ask('status.set', { line, at: Math.round(this.#hub.now()) }),
    ...this.#chats.commands,
    ...faultCommandsOf(() => this.#faults),
    ...readinessCommandsOf(() => this.#readiness),
    ...soundCommandsOf({ phone: () => had(this.#ports.phone), readiness: () => this.#readiness }),
    ...roomCommandsOf(() => had(this.#ports.phone)),
    ...createCallbackCommands({ hub: () => this.#hub.need(), phone: () => had(this.#ports.phone) }),
    ...createHelpCommands({
      hub: () => this.#hub.need(),
      calls: () => this.values.calls.getState(),
      clockOffsetMs: () => this.#hub.link.getState().clockOffsetMs,
    }),
    ...createRecordCommands(
      () => this.#hub.need(),
      this.#drafts,
      async ({ messageId }) => ({ wav: await this.#fetchMessage(messageId) }),
    ),
    ...fileCommandsOf(() => this.#files),
    changeSettings: (change) => this.#changeSettings(change),
    openMiniPhone: () => had(this.#ports.windows).openMiniPhone(),
    closeMiniPhone: () => had(this.#ports.windows).closeMiniPhone(),
    openMainWindow: () => had(this.#ports.windows).comeForward(),
    printSheet: async ({ name }) => ({ isDone: await this.#ports.printSheet(name) }),
    holdGlobalKeys: async ({ isHeld }) => this.#ports.globalKeys?.hold(isHeld),
    putAwayNumber: async () => this.links.putAway(),
    dismissNotice: async ({ id }) => this.#notices.remove(id),
    reconnect: async () => this.wake('online'),
  };

  /** One ring, and the window before the others. */
  #comeForward(): void {
    const { phone, windows, log } = this.#ports;
    phone?.sound.ringOnce();
    windows?.comeForward().catch((error: unknown) => log.info('window stays', { error: String(error) }));
  }

  #fetchMessage(messageId: string): Promise<ArrayBuffer> {
    const { kept } = this.#hub;
    if (kept === null) throw new HostError('hub.offline');
    return fetchMessage({ ...kept, fetch: this.#ports.fetch }, messageId);
  }

  #goOnWithShift(): void {
    this.#account.goOnWithShift();
    const session = this.#session.state.getState();
    const hasPhone = this.#ports.phone !== null && session.kind === 'signedIn' && session.person.extension !== null;
    if (hasPhone) this.#relays.begin();
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
    this.#hub.open(kept);
    this.#panel.restore(kept.person.id);
  }

  async #end(problem: ProblemCode | null): Promise<void> {
    this.#hub.close();
    this.#account.forget();
    this.#relays.end();
    await this.#ports.phone?.unregister();
    this.#topics.forget();
    this.#chats.forget();
    this.#files.forget();
    await this.#panel.forget();
    await this.#session.end(problem);
  }
}

/** What this kind of app has. Throws HostError `app.refused` where it has none: a browser has no phone. */
function had<P>(port: P | null): P {
  if (port === null) throw new HostError('app.refused');
  return port;
}

const personIdOf = (session: SessionState): string | null => (session.kind === 'signedIn' ? session.person.id : null);
