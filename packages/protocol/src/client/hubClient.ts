import { commands, type CommandInput, type CommandName, type CommandOutput } from '../command.ts';
import { hubPaths } from '../http.ts';
import type { Topic, TopicValues } from '../topic.ts';
import { PROTOCOL_VERSION } from '../version.ts';
import { PING_INTERVAL_MS, SILENCE_LIMIT_MS, type ClientMessage, type HubMessage } from '../wire.ts';
import type { HubClient, HubClientOptions, HubLink } from './contract.ts';
import { HubClientError } from './hubClientError.ts';
import { transition, type LinkEvent, type LinkProblem, type LinkState } from './link.ts';
import { PendingCommands } from './pendingCommands.ts';
import type { HubSocket } from './ports.ts';
import { readFrame } from './readFrame.ts';
import { Topics } from './topics.ts';
import { createValue, type Readable } from './value.ts';

/** The client's side of the hub socket. SPEC: client/SPEC.md. */
export function createHubClient(options: HubClientOptions): HubClient {
  return new Client(options);
}

class Client implements HubClient {
  readonly #options: HubClientOptions;
  readonly #topics = new Topics();
  readonly #pending: PendingCommands;
  readonly #link;
  /** [CLIENT-17] */
  readonly #addresses: readonly string[];
  #tries = 0;
  #socket: HubSocket | null = null;
  /** Where the stream is; null before the first welcome. */
  #position: { epoch: string; seq: number } | null = null;
  #heardAt = 0;
  #pingedAt: number | null = null;
  #clockOffsetMs = 0;
  #cancelTimer: (() => void) | null = null;

  constructor(options: HubClientOptions) {
    this.#options = options;
    this.#pending = new PendingCommands(options.clock);
    this.#addresses = [options.hubUrl].flat();
    this.#link = createValue<HubLink>({ state: { kind: 'off' }, since: options.clock.now(), outboxCount: 0 });
  }

  get link(): Readable<HubLink> {
    return this.#link;
  }

  topic<T extends Topic>(name: T): Readable<TopicValues[T]> {
    return this.#topics.topic(name);
  }

  hubNow(): number {
    return this.#options.clock.now() + this.#clockOffsetMs;
  }

  async start(): Promise<void> {
    for (const entry of await this.#options.outbox.load()) this.#pending.addKept(entry);
    this.#count();
    this.#move({ kind: 'started' });
  }

  async send<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N>> {
    const command = { id: this.#options.newId(), name, input };
    const isInOutbox = commands[name].waitsOffline;
    const isLive = this.#link.getState().state.kind === 'live';
    if (!isInOutbox && !isLive) throw new HubClientError('hub.notConnected');
    if (isInOutbox) await this.#keep(command);
    const answer = this.#pending.add({ ...command, isInOutbox });
    this.#count();
    this.#sendDue();
    const value = commands[name].output.safeParse(await answer);
    if (!value.success) throw new HubClientError('hub.fault', { detail: `the answer to ${name}`, cause: value.error });
    // The schema of this very row parsed it; TypeScript cannot follow a row through its index.
    return value.data as CommandOutput<N>;
  }

  wake(): void {
    if (this.#link.getState().state.kind === 'live') {
      this.#ping();
      return;
    }
    this.#move({ kind: 'woken' });
  }

  close(): void {
    this.#move({ kind: 'closed' });
    this.#pending.giveUp();
    this.#count();
  }

  async #keep(command: { id: string; name: CommandName; input: unknown }): Promise<void> {
    try {
      await this.#options.outbox.save(command);
    } catch (error) {
      throw new HubClientError('outbox.unwritable', { cause: error });
    }
  }

  /** The one place that changes the state, and has the effects of being in a new one. */
  #move(event: LinkEvent): void {
    const before = this.#link.getState();
    const state = transition(before.state, event);
    if (state === before.state) return;
    const isNewKind = state.kind !== before.state.kind;
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    this.#enter(state);
    this.#options.log.info('hub.link', { state: state.kind });
    this.#link.set({
      state,
      since: isNewKind ? this.#options.clock.now() : before.since,
      outboxCount: this.#pending.outboxCount,
    });
    if (state.kind === 'live') this.#sendDue();
    if (state.kind === 'refused') this.#pending.giveUp();
  }

  #enter(state: LinkState): void {
    const { clock } = this.#options;
    switch (state.kind) {
      case 'connecting':
        this.#connect();
        this.#watch();
        break;
      case 'joining':
        this.#hello();
        this.#watch();
        break;
      case 'live':
        this.#watch();
        break;
      case 'waiting':
        this.#dropSocket();
        this.#cancelTimer = clock.after(state.retryAt - clock.now(), () => this.#move({ kind: 'retryDue' }));
        break;
      case 'refused':
      case 'off':
        this.#dropSocket();
        break;
    }
  }

  #connect(): void {
    this.#heardAt = this.#options.clock.now();
    const address = this.#addresses[this.#tries % this.#addresses.length] ?? '';
    this.#tries += 1;
    const url = `${address.replace(/^http/, 'ws').replace(/\/$/, '')}${hubPaths.socket}`;
    const mine = (run: () => void) => {
      if (this.#socket === socket) run();
    };
    const socket = this.#options.connect(url, {
      opened: () => mine(() => this.#move({ kind: 'opened' })),
      received: (frame) => mine(() => this.#receive(frame)),
      closed: () => mine(() => this.#lose('closed')),
    });
    this.#socket = socket;
  }

  #dropSocket(): void {
    const socket = this.#socket;
    this.#socket = null;
    this.#pingedAt = null;
    this.#pending.socketEnded();
    socket?.drop();
  }

  #lose(problem: LinkProblem): void {
    if (problem !== 'closed') this.#options.log.warn('hub.lost', { problem });
    this.#move({ kind: 'lost', problem, at: this.#options.clock.now(), random: this.#options.random() });
  }

  /** Every few seconds: says that we are here, and gives up a hub that says nothing. */
  #watch(): void {
    const { clock } = this.#options;
    const silenceEndsAt = this.#heardAt + SILENCE_LIMIT_MS;
    this.#cancelTimer = clock.after(Math.min(PING_INTERVAL_MS, silenceEndsAt - clock.now()), () => {
      if (clock.now() - this.#heardAt >= SILENCE_LIMIT_MS) return this.#lose('silent');
      this.#watch();
      if (this.#link.getState().state.kind !== 'live') return;
      this.#ping();
      this.#sendDue();
    });
  }

  #hello(): void {
    const { token, client } = this.#options;
    this.#say({ kind: 'hello', protocol: PROTOCOL_VERSION, token, client, resume: this.#position });
  }

  #ping(): void {
    this.#pingedAt = this.#options.clock.now();
    this.#say({ kind: 'ping', seq: this.#position?.seq ?? 0 });
  }

  #say(message: ClientMessage): void {
    this.#socket?.send(JSON.stringify(message));
  }

  #sendDue(): void {
    if (this.#link.getState().state.kind !== 'live') return;
    for (const { id, name, input } of this.#pending.due()) {
      this.#pending.sent(id);
      this.#say({ kind: 'command', id, name, input });
    }
  }

  #receive(frame: string): void {
    this.#heardAt = this.#options.clock.now();
    try {
      this.#take(readFrame(frame));
    } catch (error) {
      this.#options.log.warn('hub.malformedMessage', { error: error instanceof Error ? error.name : 'unknown' });
      // What did not fit may have been half of a topic: begin afresh rather than go on beside the truth.
      this.#position = null;
      this.#lose('malformedMessage');
    }
  }

  #take(message: ReturnType<typeof readFrame>): void {
    switch (message.kind) {
      case 'welcome':
        this.#welcomed(message);
        break;
      case 'change':
        this.#changed(message.seq, () => this.#topics.apply(message.change));
        break;
      case 'passedOver':
        this.#changed(message.seq, () => undefined);
        break;
      case 'upToDate':
        this.#topics.upToDate();
        this.#move({ kind: 'upToDate' });
        break;
      case 'result':
        if (this.#pending.answered(message.id, message.outcome)) this.#forget(message.id);
        this.#count();
        break;
      case 'pong':
        this.#setClock(message.now, this.#pingedAt);
        break;
      case 'refused':
        this.#refused(message);
        break;
    }
  }

  #welcomed(message: Extract<HubMessage, { kind: 'welcome' }>): void {
    this.#position = { epoch: message.epoch, seq: message.seq };
    if (!message.isResumed) this.#topics.beginAfresh();
    this.#setClock(message.now, null);
  }

  #changed(seq: number, apply: () => void): void {
    const position = this.#position;
    if (!position) return;
    if (seq <= position.seq) return;
    if (seq > position.seq + 1) return this.#lose('gapInStream');
    apply();
    this.#position = { epoch: position.epoch, seq };
  }

  #refused({ error }: Extract<HubMessage, { kind: 'refused' }>): void {
    this.#options.log.warn('hub.refused', { code: error.code });
    this.#move({ kind: 'refused', error, at: this.#options.clock.now(), random: this.#options.random() });
  }

  #forget(id: string): void {
    this.#options.outbox.remove(id).catch((error: unknown) => {
      // It will be sent once more at the next start, and the hub knows its id: nothing happens twice.
      this.#options.log.warn('outbox.notRemoved', { error: error instanceof Error ? error.name : 'unknown' });
    });
  }

  /** The hub read its clock half a round trip ago. */
  #setClock(hubNow: number, askedAt: number | null): void {
    const now = this.#options.clock.now();
    const travelledMs = askedAt === null ? 0 : (now - askedAt) / 2;
    this.#clockOffsetMs = Math.round(hubNow + travelledMs - now);
    this.#pingedAt = null;
  }

  #count(): void {
    const link = this.#link.getState();
    const { outboxCount } = this.#pending;
    if (outboxCount !== link.outboxCount) this.#link.set({ ...link, outboxCount });
  }
}
