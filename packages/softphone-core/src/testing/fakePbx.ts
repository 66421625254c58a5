import type { LineProblem } from '../snapshot.ts';
import { Value } from '../lib/value.ts';
import type { NetworkPort, SipSocket } from '../ports.ts';

/** What a registrar and proxy in memory may do wrong, or be asked to do. */
interface Behaviour {
  /** Sockets do not open. */
  isDown: boolean;
  /** Sockets open and then swallow everything, both ways. */
  isSwallowing: boolean;
  diagnosis: LineProblem;
  /** Answers REGISTER with this status instead of looking at the password. */
  registerStatus: number | null;
  retryAfterS: number | null;
  grantedS: number;
  passwords: Map<string, string>;
  /** A number that is answered by the PBX itself: with this final status. */
  refusals: Map<string, number>;
  /** Looks at each message on its way; false: it is lost there. */
  onMessage: (text: string, from: string) => boolean;
  extraHeaders: readonly string[];
  /** Sees each message as it is told to a phone. */
  onTell: (text: string, to: string) => void;
}

class Connection {
  user: string | null = null;
  contactUser: string | null = null;
  viaHost: string | null = null;
  isOpen = false;
  isSilent = false;
  readonly #onOpen: (() => void)[] = [];
  readonly #onMessage: ((text: string) => void)[] = [];
  readonly #onClose: (() => void)[] = [];
  readonly #pbx: FakePbx;

  constructor(pbx: FakePbx) {
    this.#pbx = pbx;
  }

  readonly socket: SipSocket = {
    onOpen: (listener) => void this.#onOpen.push(listener),
    onMessage: (listener) => void this.#onMessage.push(listener),
    onClose: (listener) => void this.#onClose.push(listener),
    send: (text) => {
      if (!this.isOpen) throw new Error('the socket is not open');
      if (!this.isSilent) queueMicrotask(() => this.#pbx.take(this, text));
    },
    drop: () => {
      this.isOpen = false;
      this.#pbx.forget(this);
    },
  };

  open(): void {
    this.isOpen = true;
    for (const listener of this.#onOpen) listener();
  }

  close(): void {
    this.isOpen = false;
    this.#pbx.forget(this);
    for (const listener of this.#onClose) listener();
  }

  tell(text: string): void {
    this.#pbx.onTell(text, this.user ?? '');
    if (this.isOpen && !this.isSilent)
      queueMicrotask(() => this.isOpen && this.#onMessage.forEach((listener) => listener(text)));
  }
}

/**
 * The smallest PBX two phones can talk over: it registers and passes messages on, unchanged, by user and Via. The
 * phones' own SIP makes the call.
 */
export class FakePbx implements NetworkPort, Behaviour {
  /** How many ways out the phone's PC has. */
  readonly ways = new Value(1);
  isDown = false;
  isSwallowing = false;
  diagnosis: LineProblem = 'line.unreachable';
  registerStatus: number | null = null;
  retryAfterS: number | null = null;
  grantedS = 300;
  passwords = new Map<string, string>();
  refusals = new Map<string, number>();
  onMessage: Behaviour['onMessage'] = () => true;
  extraHeaders: readonly string[] = [];
  onTell: Behaviour['onTell'] = () => {};
  /** First lines of everything that was sent to it, in order. */
  readonly heard: string[] = [];
  openings = 0;
  /** The addresses sockets were opened to, in order. */
  readonly opened: string[] = [];
  /** Edges that cannot be reached. */
  readonly downUrls = new Set<string>();
  readonly #connections = new Set<Connection>();

  openSocket(url = ''): SipSocket {
    this.openings += 1;
    this.opened.push(url);
    const connection = new Connection(this);
    this.#connections.add(connection);
    if (this.isSwallowing) connection.isSilent = true;
    queueMicrotask(() => (this.isDown || this.downUrls.has(url) ? connection.close() : connection.open()));
    return connection.socket;
  }

  async diagnose(): Promise<LineProblem> {
    return this.diagnosis;
  }

  /** `closed`: TCP tells it. `silent`: nobody tells anything any more. `broken`: nothing can be sent, nobody says so. */
  cut(user: string, how: 'closed' | 'silent' | 'broken'): void {
    for (const connection of this.#of(user)) {
      if (how === 'closed') connection.close();
      else if (how === 'broken') connection.isOpen = false;
      else connection.isSilent = true;
    }
  }

  /** Says something to a phone, as it is. */
  say(user: string, text: string): void {
    for (const connection of this.#of(user)) connection.tell(text);
  }

  isRegistered(user: string): boolean {
    return this.#of(user).length > 0;
  }

  forget(connection: Connection): void {
    this.#connections.delete(connection);
  }

  take(from: Connection, text: string): void {
    this.heard.push(text.split('\r\n')[0] ?? '');
    from.viaHost ??= /^Via: SIP\/2\.0\/WSS? ([^;\s]+)/im.exec(text)?.[1] ?? null;
    if (!this.onMessage(text, from.user ?? '')) return;
    if (text.startsWith('REGISTER ')) this.#register(from, text);
    else if (/^OPTIONS sip:(?![^ ]*@)/.test(text)) from.tell(reply(text, 200));
    else if (text.startsWith('SIP/2.0 ')) this.#passResponse(text);
    else this.#passRequest(from, text);
  }

  #register(from: Connection, text: string): void {
    const user = /^To: .*<sip:([^@>]+)@/im.exec(text)?.[1] ?? '';
    const status = this.registerStatus ?? this.#authorized(text, user);
    if (status === 200) {
      const isLeaving = /^Expires: 0\s*$/im.test(text);
      from.user = isLeaving ? null : user;
      from.contactUser = /^Contact: <sip:([^@>]+)@/im.exec(text)?.[1] ?? null;
    }
    const retry = this.retryAfterS === null ? [] : [`Retry-After: ${this.retryAfterS}`];
    const challenge =
      status === 401 ? ['WWW-Authenticate: Digest realm="test",nonce="n",algorithm=MD5,qop="auth"'] : [];
    const contact = /^Contact: .*$/im.exec(text)?.[0].replace(/expires=\d+/, `expires=${this.grantedS}`) ?? '';
    from.tell(reply(text, status, [...retry, ...challenge, ...(status === 200 ? [contact] : [])]));
  }

  /** The password is known by whether its user is: what a digest proves is tested against the real PBX. */
  #authorized(text: string, user: string): number {
    return /^Authorization: Digest /im.test(text) && this.passwords.has(user) ? 200 : 401;
  }

  #passRequest(from: Connection, text: string): void {
    const user = decodeURIComponent(/^\w+ sip:([^@\s]+)@/.exec(text)?.[1] ?? '');
    const status = this.refusals.get(user);
    if (status !== undefined) {
      if (!text.startsWith('ACK ')) from.tell(reply(text, status));
      return;
    }
    const to = [...this.#connections].find((connection) => connection.user === user || connection.contactUser === user);
    if (to === undefined) {
      if (!text.startsWith('ACK ')) from.tell(reply(text, text.startsWith('INVITE ') ? 404 : 481));
      return;
    }
    const isInitial = text.startsWith('INVITE ') && !/^To: .*;tag=/im.test(text);
    to.tell(isInitial ? text.replace('\r\n\r\n', ['', ...this.extraHeaders, '', ''].join('\r\n')) : text);
  }

  #passResponse(text: string): void {
    const host = /^Via: SIP\/2\.0\/WSS? ([^;\s]+)/im.exec(text)?.[1];
    for (const connection of this.#connections) if (connection.viaHost === host) connection.tell(text);
  }

  #of(user: string): Connection[] {
    return [...this.#connections].filter((connection) => connection.user === user);
  }
}

/** A response to a request, with what must be copied (RFC 3261 §8.2.6.2). */
function reply(request: string, status: number, extra: readonly string[] = []): string {
  const copied = request.split('\r\n').filter((line) => /^(Via|From|Call-ID|CSeq):/i.test(line));
  const to = /^To: .*$/im.exec(request)?.[0] ?? 'To: <sip:nobody@test>';
  const tagged = /;tag=/.test(to) ? to : `${to};tag=pbx`;
  return [`SIP/2.0 ${status} Because`, ...copied, tagged, ...extra, 'Content-Length: 0', '', ''].join('\r\n');
}
