import {
  clientMessage,
  MAX_FRAME_CHARS,
  PING_INTERVAL_MS,
  PROTOCOL_OLDEST,
  PROTOCOL_VERSION,
  SILENCE_LIMIT_MS,
  type Change,
  type ClientMessage,
  type CommandOutcome,
  type HubErrorBody,
  type HubMessage,
  type Person,
} from '@hearthline/protocol';
import type { Clock } from '../clock.ts';
import type { CommandContext } from './commandTable.ts';
import type { Joins } from './joins.ts';
import { endSocket, Stream, type StreamSocket } from './stream.ts';
import type { Streams } from './streams.ts';
import type { TopicSource } from './topicSource.ts';

export interface ConnectionPorts {
  readonly clock: Clock;
  readonly streams: Streams;
  readonly sources: readonly TopicSource[];
  readonly joins: Joins;
  authenticate(token: string): Promise<{ person: Person; tokenHash: string; expiresAt: number } | null>;
  /** Null: nothing is answered (CLUSTER-9). */
  runCommand(message: { name: string; input: unknown }, context: CommandContext): Promise<CommandOutcome | null>;
  /** Somebody's connection came or went. */
  presenceChanged(personId: string): void;
}

type Hello = Extract<ClientMessage, { kind: 'hello' }>;

/**
 * One socket:
 *
 * waitingForHello ──hello──▶ waitingForTurn ──▶ joining ──▶ live ──▶ closed        (every state ──refused / silent / gone──▶ closed)
 */
type State =
  | { kind: 'waitingForHello' }
  /** [SESSION-18] `toldAt`: when it heard last that we are here. */
  | { kind: 'waitingForTurn'; toldAt: number }
  | { kind: 'joining' }
  | { kind: 'live'; stream: Stream; expiresAt: number }
  | { kind: 'closed' };

export class Connection {
  #state: State = { kind: 'waitingForHello' };
  #heardAt: number;
  readonly #socket: StreamSocket;
  readonly #ports: ConnectionPorts;

  constructor(socket: StreamSocket, ports: ConnectionPorts) {
    this.#socket = socket;
    this.#ports = ports;
    this.#heardAt = ports.clock.now();
  }

  /** One text frame from the client. */
  async receive(frame: string): Promise<void> {
    this.#heardAt = this.#ports.clock.now();
    const message = parse(frame);
    if (!message) return this.refuse({ code: 'message.malformed' });
    switch (message.kind) {
      case 'hello':
        if (this.#state.kind !== 'waitingForHello') return this.refuse({ code: 'message.malformed' });
        if (message.protocol < PROTOCOL_OLDEST) return this.refuse({ code: 'protocol.clientTooOld' });
        if (message.protocol > PROTOCOL_VERSION) return this.refuse({ code: 'protocol.hubTooOld' });
        this.#state = { kind: 'waitingForTurn', toldAt: this.#heardAt };
        return this.#ports.joins.take(() => this.#join(message));
      case 'ping':
        return this.#ping(message.seq);
      case 'command':
        return this.#command(message);
    }
  }

  /** Called every few seconds: a client that does not ping is gone, whatever TCP believes. */
  checkAlive(): void {
    if (this.#state.kind === 'closed') return;
    const now = this.#ports.clock.now();
    if (this.#state.kind === 'waitingForTurn') {
      // It says nothing itself until it is live, and gives up a hub that says nothing.
      if (now - this.#state.toldAt < PING_INTERVAL_MS) return;
      this.#state = { kind: 'waitingForTurn', toldAt: now };
      this.#say({ kind: 'pong', now });
      return;
    }
    if (now - this.#heardAt > SILENCE_LIMIT_MS) {
      this.#socket.terminate();
      this.gone({ isSilent: true });
    }
  }

  /** The last word, then the end. */
  refuse(error: HubErrorBody): void {
    if (this.#state.kind === 'closed') return;
    this.#say({ kind: 'refused', error });
    this.#socket.close(1008, error.code);
    this.gone();
  }

  /** The socket closed, by whoever; `isSilent`: nobody closed it, nothing came any more. */
  gone({ isSilent } = { isSilent: false }): void {
    const state = this.#state;
    this.#state = { kind: 'closed' };
    if (state.kind !== 'live' || !state.stream.owns(this.#socket)) return;
    state.stream.detach(this.#ports.clock.now());
    state.stream.wasSilent = isSilent;
    this.#ports.presenceChanged(state.stream.person.id);
  }

  async #join(hello: Hello): Promise<void> {
    // It went while it waited: nothing is done for it.
    if (this.#state.kind !== 'waitingForTurn') return;
    this.#state = { kind: 'joining' };
    this.#heardAt = this.#ports.clock.now();
    const session = await this.#ports.authenticate(hello.token);
    if (!this.#isJoining()) return;
    if (!session) return this.refuse({ code: 'session.expired' });
    const { stream, isResumed } = this.#takeStream(hello, session);
    this.#state = { kind: 'live', stream, expiresAt: session.expiresAt };
    const fromSeq = isResumed ? (hello.resume?.seq ?? 0) : 0;
    const now = this.#ports.clock.now();
    this.#say({ kind: 'welcome', protocol: PROTOCOL_VERSION, epoch: stream.epoch, seq: fromSeq, isResumed, now });
    stream.attach(this.#socket);
    stream.replay(fromSeq);
    this.#ports.presenceChanged(stream.person.id);
    if (!isResumed) await this.#sendEverything(stream);
    if (stream.owns(this.#socket)) this.#say({ kind: 'upToDate', seq: stream.seq });
  }

  /** Asked after a wait: TypeScript believes that nothing happened meanwhile. */
  #isJoining(): boolean {
    return this.#state.kind === 'joining';
  }

  /** The stream asked for, if it is still whole; otherwise a new one. Older sockets of this client end. */
  #takeStream(hello: Hello, session: { person: Person; tokenHash: string }): { stream: Stream; isResumed: boolean } {
    const { streams } = this.#ports;
    const asked = hello.resume ? streams.byEpoch(hello.resume.epoch) : undefined;
    const isResumed = asked?.tokenHash === session.tokenHash && asked.canResume(hello.resume?.seq ?? 0);
    const stream =
      isResumed && asked
        ? asked
        : new Stream({ person: session.person, tokenHash: session.tokenHash, client: hello.client });
    for (const other of streams.of(session.person.id)) {
      const isOwn = other.tokenHash === session.tokenHash;
      if (!isOwn && !(hello.client === 'desktop' && other.client === 'desktop')) continue;
      endSocket(other.detach(this.#ports.clock.now()), 'session.replaced');
      if (other !== stream) streams.remove(other);
    }
    if (!isResumed) streams.add(stream);
    return { stream, isResumed };
  }

  async #sendEverything(stream: Stream): Promise<void> {
    await tellEverything(stream, this.#ports.sources);
  }

  #ping(seq: number): void {
    if (this.#state.kind !== 'live') return;
    const now = this.#ports.clock.now();
    if (now >= this.#state.expiresAt) return this.refuse({ code: 'session.expired' });
    this.#state.stream.acknowledge(seq);
    this.#say({ kind: 'pong', now });
  }

  async #command(message: Extract<ClientMessage, { kind: 'command' }>): Promise<void> {
    if (this.#state.kind !== 'live') return this.refuse({ code: 'message.malformed' });
    // Another socket took its place, or its person has left: what it still says is nobody's.
    if (!this.#state.stream.owns(this.#socket)) return;
    const { person, tokenHash, client } = this.#state.stream;
    const outcome = await this.#ports.runCommand(message, {
      person,
      commandId: message.id,
      tokenHash,
      client,
    });
    if (outcome === null) return;
    this.#say({ kind: 'result', id: message.id, outcome });
    if (message.name === 'session.signOut' && outcome.ok) this.#endSession();
  }

  #endSession(): void {
    if (this.#state.kind !== 'live') return;
    this.#ports.streams.remove(this.#state.stream);
    this.refuse({ code: 'session.expired' });
  }

  #say(message: HubMessage): void {
    this.#socket.send(JSON.stringify(message));
  }
}

/** Every topic as it is for the person of this stream now. */
export async function tellEverything(stream: Stream, sources: readonly TopicSource[]): Promise<void> {
  const tell = (change: Change) => stream.tellNow(change);
  for (const source of sources) source.snapshot(stream.person).forEach(tell);
  await Promise.all(sources.map(async (source) => source.refresh?.(stream.person, tell)));
}

function parse(frame: string): ClientMessage | null {
  if (frame.length > MAX_FRAME_CHARS) return null;
  try {
    return clientMessage.parse(JSON.parse(frame));
  } catch {
    return null;
  }
}
