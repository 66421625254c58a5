import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { PbxConfig } from '../config.ts';
import { FakeAri } from './fakeAri.ts';

type Fields = Readonly<Record<string, string>>;
interface Member {
  paused: boolean;
  reason: string;
}

const SECRET = 'a secret';
/** The order of a console's greeting, login, and events is Asterisk 22's own, as seen on a real one. */
const GREETING = 'Asterisk Call Manager/11.0.0\r\n';

/**
 * An Asterisk as far as the hub sees it: AMI over TCP, and ARI over HTTP. It keeps to the
 * contract: nothing before the login, refusals in Asterisk's words, one event for each queue, lists ended by `Complete`.
 */
export class FakePbx {
  readonly queues = new Map<string, Map<string, Member>>();
  readonly database = new Map<string, string>();
  readonly channels: Fields[] = [];
  /** Where phones are registered, as `ContactList` tells it. */
  readonly contacts: Fields[] = [];
  /** Who is in conference rooms, as `ConfbridgeList` tells it. */
  readonly parties: Fields[] = [];
  readonly actions: Fields[] = [];
  /** The calls that are up came to her past the queues. */
  isPastQueues = false;
  /** The time of day at which it was started, to the second. */
  startTime = '08:00:00';
  /** Swallows everything from now on, as a dead line does. */
  isSilent = false;
  /** What a phone does that is called: a test may let it come. */
  whenOriginated: (action: Fields) => void = () => undefined;
  readonly #ami: Server;
  readonly #ari = new FakeAri(SECRET);
  #amiPort = 0;
  readonly #consoles = new Map<Socket, { isLoggedIn: boolean }>();
  /** What was not told yet; null: everything is told at once. */
  #untold: Fields[] | null = null;
  #watchers: { fits: (action: Fields) => boolean; resolve: () => void }[] = [];

  constructor(queues: readonly string[]) {
    for (const name of queues) this.queues.set(name, new Map());
    this.#ami = createServer((socket) => this.#welcome(socket));
  }

  get objects(): Map<string, Fields> {
    return this.#ari.objects;
  }

  get sounds(): Map<string, Buffer> {
    return this.#ari.sounds;
  }

  async start(): Promise<PbxConfig> {
    await this.listen();
    await this.#ari.listen();
    return this.configOf();
  }

  configOf(): PbxConfig {
    return {
      ami: { host: '127.0.0.1', port: this.#amiPort, username: 'hub', secret: SECRET },
      ari: { url: this.#ari.url, username: 'hub', password: SECRET },
      serverUrl: 'wss://pbx.test/ws',
      relays: null,
      fallbackUrls: [],
      domain: 'pbx.test',
      queues: [...this.queues.keys()].map((name) => ({
        name,
        title: { 'zh-CN': `${name} 队列`, en: `The ${name} queue` },
      })),
      offerMs: 15_000,
      operatorContext: 'operators',
    };
  }

  /** AMI comes up, on the same port as before. */
  async listen(): Promise<void> {
    this.#ami.listen(this.#amiPort, '127.0.0.1');
    await once(this.#ami, 'listening');
    this.#amiPort = (this.#ami.address() as AddressInfo).port;
  }

  /** AMI goes away at once. */
  async goAway(): Promise<void> {
    const closed = once(this.#ami, 'close');
    this.#ami.close();
    for (const socket of this.#consoles.keys()) socket.destroy();
    await closed;
  }

  async stop(): Promise<void> {
    if (this.#ami.listening) await this.goAway();
    this.#ari.close();
  }

  event(fields: Fields): void {
    for (const [socket, { isLoggedIn }] of this.#consoles) if (isLoggedIn) write(socket, fields);
  }

  /** A call of `app_queue`, step by step. */
  call(
    step: 'AgentCalled' | 'AgentConnect' | 'AgentComplete' | 'AgentRingNoAnswer',
    callId: string,
    extension: string,
  ): void {
    this.event({ Event: step, Queue: 'city-hotline', Interface: `PJSIP/${extension}`, Uniqueid: callId });
  }

  /** A phone's registration changes: it is told, and listed so from now on, as Asterisk 22.10 lists it (naming no AOR). */
  contact(extension: string, ContactStatus: 'Created' | 'Reachable' | 'Unreachable' | 'Removed', Uri: string): void {
    const others = this.contacts.filter((one) => one['Uri'] !== Uri);
    const Status = ContactStatus === 'Created' ? 'Unknown' : ContactStatus;
    const listed = {
      ...{ Event: 'ContactList', ObjectType: 'contact', ObjectName: `${extension};@50dc4984508a98a48cdf91aa01bdede4` },
      ...{ Endpoint: extension, Uri, UserAgent: 'Hearthline', Status },
    };
    this.contacts.splice(0, this.contacts.length, ...others, ...(ContactStatus === 'Removed' ? [] : [listed]));
    this.event({ Event: 'ContactStatus', AOR: extension, URI: Uri, EndpointName: extension, ContactStatus });
  }

  /** The dialplan's outbox: the record is in the database before it is told. */
  outbox(id: string, record: Fields): void {
    this.database.set(`/hearthline-facts/${id}`, new URLSearchParams(record).toString());
    this.event({ Event: 'UserEvent', UserEvent: 'HearthlineFact', Id: id });
  }

  /** Answers go out, what happens in the queues is not told: the real one promises no order between the two. */
  holdEvents(): void {
    this.#untold ??= [];
  }

  /** Tells what was held back. */
  tell(): void {
    const untold = this.#untold ?? [];
    this.#untold = null;
    for (const fields of untold) this.event(fields);
  }

  /** Resolves when this action comes (or came, if it is the last so far). */
  async asked(fields: Fields): Promise<void> {
    const fits = (action: Fields) => Object.entries(fields).every(([name, value]) => action[name] === value);
    if (this.actions.some(fits)) return;
    await new Promise<void>((resolve) => this.#watchers.push({ fits, resolve }));
  }

  #welcome(socket: Socket): void {
    // As Asterisk's own manager does.
    socket.setNoDelay(true);
    this.#consoles.set(socket, { isLoggedIn: false });
    socket.setEncoding('utf8');
    socket.write(GREETING);
    let rest = '';
    socket.on('data', (chunk: string) => {
      const blocks = (rest + chunk).split('\r\n\r\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const lines = block
          .split('\r\n')
          .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]);
        if (!this.isSilent) this.#answer(socket, Object.fromEntries(lines) as Fields);
      }
    });
    socket.on('close', () => this.#consoles.delete(socket));
    socket.on('error', () => undefined);
  }

  #answer(socket: Socket, action: Fields): void {
    const console = this.#consoles.get(socket);
    if (!console) return;
    const ActionID = action['ActionID'] ?? '';
    const reply = (fields: Fields) => write(socket, { ...fields, ActionID });
    if (action['Action'] === 'Login') {
      const isRight = action['Username'] === 'hub' && action['Secret'] === SECRET;
      console.isLoggedIn = isRight;
      reply(
        isRight
          ? { Response: 'Success', Message: 'Authentication accepted' }
          : { Response: 'Error', Message: 'Authentication failed' },
      );
      if (isRight) write(socket, { Event: 'FullyBooted', Status: 'Fully Booted' });
      return;
    }
    if (!console.isLoggedIn) return reply({ Response: 'Error', Message: 'Permission denied' });
    this.#carryOut(action, reply);
    this.actions.push(action);
    if (action['Action'] === 'Originate') this.whenOriginated(action);
    this.#watchers = this.#watchers.filter(({ fits, resolve }) => !fits(action) || (resolve(), false));
  }

  #carryOut(action: Fields, reply: (fields: Fields) => void): void {
    switch (action['Action']) {
      case 'Ping':
        return reply({ Response: 'Success', Ping: 'Pong' });
      case 'CoreStatus':
        return reply({ Response: 'Success', CoreStartupDate: '2026-01-01', CoreStartupTime: this.startTime });
      case 'QueueAdd':
      case 'QueueRemove':
      case 'QueuePause':
        return this.#changeMember(action, reply);
      case 'QueueStatus':
        return list(reply, this.#status());
      case 'CoreShowChannels':
        return list(reply, this.channels);
      case 'ConfbridgeList': {
        const rows = this.parties.filter((party) => party['Conference'] === action['Conference']);
        if (rows.length === 0) return reply({ Response: 'Error', Message: 'No Conference by that name found.' });
        return list(reply, rows);
      }
      case 'Originate':
      case 'Hangup':
      case 'ConfbridgeKick':
        return reply({ Response: 'Success' });
      case 'PJSIPShowContacts':
        return list(reply, this.contacts);
      case 'DBGetTree': {
        const rows = [...this.database].filter(([key]) => key.startsWith(`/${action['Family']}/`));
        if (rows.length === 0) return reply({ Response: 'Error', Message: 'Database entry not found' });
        return list(
          reply,
          rows.map(([Key, Val]) => ({ Event: 'DBGetTreeResponse', Key, Val })),
        );
      }
      case 'DBPut':
        this.database.set(`/${action['Family']}/${action['Key']}`, action['Val'] ?? '');
        return reply({ Response: 'Success' });
      case 'DBDel': {
        const isThere = this.database.delete(`/${action['Family']}/${action['Key']}`);
        return reply(isThere ? { Response: 'Success' } : { Response: 'Error', Message: 'Database entry not found' });
      }
      default:
        return reply({ Response: 'Error', Message: 'Invalid/unknown command' });
    }
  }

  #changeMember(action: Fields, reply: (fields: Fields) => void): void {
    const Interface = action['Interface'] ?? '';
    const isPaused = action['Paused'] === 'true';
    const chosen = [...this.queues].filter(([name]) => !action['Queue'] || name === action['Queue']);
    const isAdding = action['Action'] === 'QueueAdd';
    const fit = chosen.filter(([, members]) => members.has(Interface) !== isAdding);
    if (fit.length === 0)
      return reply({
        Response: 'Error',
        Message: isAdding ? 'Unable to add interface: Already there' : 'Interface not found',
      });
    reply({ Response: 'Success' });
    for (const [Queue, members] of fit) {
      const before = members.get(Interface) ?? { paused: false, reason: '' };
      const member = { paused: isPaused, reason: isPaused ? (action['Reason'] ?? '') : '' };
      const isRemoving = action['Action'] === 'QueueRemove';
      if (isRemoving) members.delete(Interface);
      else members.set(Interface, member);
      const { paused, reason } = isRemoving ? before : member;
      const names: Record<string, string> = {
        QueueAdd: 'QueueMemberAdded',
        QueueRemove: 'QueueMemberRemoved',
        QueuePause: 'QueueMemberPause',
      };
      const told = {
        ...{ Event: names[action['Action'] ?? ''] ?? '', Queue, Interface },
        ...{ Paused: paused ? '1' : '0', PausedReason: reason },
      };
      if (this.#untold === null) this.event(told);
      else this.#untold.push(told);
    }
  }

  #status(): Fields[] {
    const busy = new Set(this.channels.map((channel) => channel['Channel']?.replace(/-[^-]*$/, '')));
    return [...this.queues].flatMap(([Queue, members]) => [
      { Event: 'QueueParams', Queue },
      ...[...members].map(([Location, { paused, reason }]) => ({
        ...{ Event: 'QueueMember', Queue, Location, Paused: paused ? '1' : '0', PausedReason: reason },
        InCall: busy.has(Location) && !this.isPastQueues ? '1' : '0',
      })),
    ]);
  }
}

function write(socket: Socket, fields: Fields): void {
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`${lines.join('')}\r\n`);
}

function list(reply: (fields: Fields) => void, items: readonly Fields[]): void {
  reply({ Response: 'Success', EventList: 'start' });
  for (const item of items) reply(item);
  reply({ Event: 'ListComplete', EventList: 'Complete', ListItems: String(items.length) });
}
