import { connect, type Socket } from 'node:net';
import type { Logger } from 'pino';
import { ZodError } from 'zod';
import type { Clock } from '../../clock.ts';
import { HubError } from '../../hubError.ts';
import { parseAmiEvent, type AmiEvent } from './amiEvents.ts';
import { transition, type AmiLinkEvent, type AmiLinkState } from './amiLink.ts';
import { AmiParser, formatAction, type AmiMessage } from './amiMessage.ts';

interface Options {
  readonly address: { host: string; port: number; username: string; secret: string };
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Logger;
  event(event: AmiEvent): void;
  /** The link came (everything may have changed meanwhile) or went. */
  linkChanged(isConnected: boolean): void;
}

/** The PBX refused an action; `message` is its own words. */
export class AmiRefusal extends Error {
  override readonly name = 'AmiRefusal';
}

interface Waiting {
  readonly items: AmiMessage[];
  readonly isList: boolean;
  resolve(messages: AmiMessage[]): void;
  reject(error: Error): void;
  readonly cancelLimit: () => void;
}

const PING_INTERVAL_MS = 3_000;
/** An action without an answer for this long means a dead connection. */
const ACTION_LIMIT_MS = 5_000;

/** Actions and events of Asterisk's manager interface, over a connection that comes back by itself. */
export class AmiClient {
  readonly #options: Options;
  #state: AmiLinkState = { kind: 'off' };
  #socket: Socket | null = null;
  #cancelTimer: (() => void) | null = null;
  readonly #waiting = new Map<string, Waiting>();
  #lastActionId = 0;

  constructor(options: Options) {
    this.#options = options;
  }

  get isConnected(): boolean {
    return this.#state.kind === 'connected';
  }

  start(): void {
    this.#move({ kind: 'started' });
  }

  stop(): void {
    this.#move({ kind: 'stopped' });
  }

  /** @throws HubError `pbx.unreachable`; AmiRefusal with the PBX's words */
  async action(fields: AmiMessage): Promise<AmiMessage> {
    const [answer] = await this.#ask(fields, false);
    return answer ?? {};
  }

  /** An action that is answered by a list of events. @throws as `action` */
  list(fields: AmiMessage): Promise<AmiMessage[]> {
    return this.#ask(fields, true);
  }

  #ask(fields: AmiMessage, isList: boolean): Promise<AmiMessage[]> {
    const socket = this.#socket;
    const isLogin = fields['Action'] === 'Login';
    if (!socket || (!isLogin && this.#state.kind !== 'connected')) {
      return Promise.reject(new HubError('pbx.unreachable'));
    }
    this.#lastActionId += 1;
    const id = String(this.#lastActionId);
    return new Promise((resolve, reject) => {
      const cancelLimit = this.#options.clock.after(ACTION_LIMIT_MS, () => this.#lose('no answer'));
      this.#waiting.set(id, { items: [], isList, resolve, reject, cancelLimit });
      socket.write(formatAction({ ...fields, ActionID: id }));
    });
  }

  /** The one place that changes the state. */
  #move(event: AmiLinkEvent): void {
    const before = this.#state;
    const after = transition(before, event);
    if (after === before) return;
    this.#state = after;
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    this.#enter(after);
    if (after.kind === 'connected') this.#options.linkChanged(true);
    else if (before.kind === 'connected') this.#options.linkChanged(false);
  }

  #enter(state: AmiLinkState): void {
    const { clock, log } = this.#options;
    switch (state.kind) {
      case 'connecting':
        this.#connect();
        break;
      case 'connected':
        log.info('the PBX is connected');
        this.#pingLater();
        break;
      case 'waiting':
        this.#drop();
        this.#cancelTimer = clock.after(state.delayMs, () => this.#move({ kind: 'retryDue' }));
        break;
      case 'off':
        this.#drop();
        break;
      case 'booting':
        break;
    }
  }

  #connect(): void {
    const { host, port, username, secret } = this.#options.address;
    const socket = connect({ host, port, keepAlive: true, noDelay: true });
    const parser = new AmiParser();
    this.#socket = socket;
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => this.#take(socket, () => parser.take(chunk)));
    socket.on('error', (error) => this.#options.log.debug({ err: error }, 'the AMI socket failed'));
    socket.on('close', () => {
      if (this.#socket === socket) this.#lose('closed');
    });
    this.action({ Action: 'Login', Username: username, Secret: secret }).then(
      () => this.#move({ kind: 'loggedIn' }),
      (error: unknown) => {
        if (error instanceof AmiRefusal) this.#options.log.error('the PBX refused the AMI login');
        if (this.#socket === socket) this.#lose('login');
      },
    );
  }

  #take(socket: Socket, read: () => AmiMessage[]): void {
    if (this.#socket !== socket) return;
    let messages: AmiMessage[];
    try {
      messages = read();
    } catch (error) {
      this.#options.log.error({ err: error }, 'the PBX sent what is not AMI');
      return this.#lose('not AMI');
    }
    for (const message of messages) this.#receive(message);
  }

  #receive(message: AmiMessage): void {
    const waiting = this.#waiting.get(message['ActionID'] ?? '');
    if (waiting) return this.#answer(message['ActionID'] ?? '', waiting, message);
    const event = parseAmiEvent(message);
    if (event === null) return;
    if (event instanceof ZodError) {
      this.#options.log.error({ err: event, event: message['Event'] }, 'an AMI event does not fit');
      return;
    }
    if (event.Event === 'FullyBooted') {
      // Sent right behind the answer to the login, which is told one turn later.
      queueMicrotask(() => queueMicrotask(() => this.#move({ kind: 'fullyBooted' })));
    } else if (this.#state.kind === 'connected') this.#options.event(event);
  }

  #answer(id: string, waiting: Waiting, message: AmiMessage): void {
    const settle = (run: () => void) => {
      this.#waiting.delete(id);
      waiting.cancelLimit();
      run();
    };
    if (message['Response'] === 'Error') {
      settle(() => waiting.reject(new AmiRefusal(message['Message'] ?? 'refused')));
    } else if (!waiting.isList) {
      settle(() => waiting.resolve([message]));
    } else if (message['EventList'] === 'Complete' || message['EventList'] === 'cancelled') {
      settle(() => waiting.resolve(waiting.items));
    } else if ('Event' in message) waiting.items.push(message);
  }

  #pingLater(): void {
    this.#cancelTimer = this.#options.clock.after(PING_INTERVAL_MS, () => {
      this.action({ Action: 'Ping' }).then(
        () => (this.isConnected ? this.#pingLater() : undefined),
        () => undefined,
      );
    });
  }

  #lose(reason: string): void {
    if (this.#state.kind === 'off' || this.#state.kind === 'waiting') return;
    this.#options.log.warn({ reason }, 'the PBX is away');
    this.#move({ kind: 'lost', random: this.#options.random() });
  }

  #drop(): void {
    const socket = this.#socket;
    this.#socket = null;
    socket?.destroy();
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const one of waiting) {
      one.cancelLimit();
      one.reject(new HubError('pbx.unreachable'));
    }
  }
}
