/**
 * A small AMI reader for the lab's own readiness and tests. (The hub has its own client.)
 * https://docs.asterisk.org/Configuration/Interfaces/Asterisk-Manager-Interface-AMI/AMI-v2-Specification/
 */
import { connect, type Socket } from 'node:net';
import { PbxError } from './errors.ts';

/** One message's fields. A field that comes several times keeps its last value. */
export type AmiMessage = Readonly<Record<string, string>>;

export interface AmiAddress {
  host: string;
  port: number;
  username: string;
  secret: string;
}

/** Splits what came so far into whole messages and the rest. */
export function parseAmi(text: string): { messages: AmiMessage[]; rest: string } {
  const blocks = text.split('\r\n\r\n');
  const rest = blocks.pop() ?? '';
  const messages = blocks.map((block) => {
    const message: Record<string, string> = {};
    for (const line of block.split('\r\n')) {
      const at = line.indexOf(':');
      if (at > 0) message[line.slice(0, at)] = line.slice(at + 1).trimStart();
    }
    return message;
  });
  return { messages, rest };
}

interface Waiter {
  matches: (message: AmiMessage) => boolean;
  resolve: (message: AmiMessage) => void;
  reject: (error: Error) => void;
}

export class Ami {
  /** Every event since the connection was made, oldest first. */
  readonly events: AmiMessage[] = [];
  readonly #socket: Socket;
  readonly #waiters = new Set<Waiter>();
  #rest = '';
  #actions = 0;
  #ended: Error | null = null;

  /** Connects and signs in. Event `FullyBooted` follows when the PBX is up. */
  static async open(address: AmiAddress): Promise<Ami> {
    const socket = connect(address.port, address.host);
    const ami = new Ami(socket);
    await ami.action({ Action: 'Login', Username: address.username, Secret: address.secret });
    return ami;
  }

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => this.#take(chunk));
    socket.on('error', (error) => this.#end(new PbxError('pbx.ami', `AMI connection failed: ${error.message}`, error)));
    socket.on('close', () => this.#end(new PbxError('pbx.ami', 'AMI connection closed.')));
  }

  /** Sends one action. @throws PbxError `pbx.ami` with the PBX's own words when it refuses */
  async action(fields: AmiMessage): Promise<AmiMessage> {
    const id = String(++this.#actions);
    const answer = this.#wait((message) => message['ActionID'] === id && 'Response' in message);
    this.#send({ ...fields, ActionID: id });
    const message = await answer;
    if (message['Response'] === 'Error') throw new PbxError('pbx.ami', `${fields['Action']}: ${message['Message']}`);
    return message;
  }

  /** An action whose answer is a list of events, without the closing one. */
  async list(fields: AmiMessage): Promise<AmiMessage[]> {
    const id = String(++this.#actions);
    const mine = (message: AmiMessage): boolean => message['ActionID'] === id;
    const complete = this.#wait(
      (message) => mine(message) && (message['EventList'] === 'Complete' || message['Response'] === 'Error'),
    );
    const from = this.events.length;
    this.#send({ ...fields, ActionID: id });
    const last = await complete;
    // An empty list can be answered as an error ("Database entry not found").
    if (last['Response'] === 'Error') return [];
    return this.events.slice(from).filter((message) => mine(message) && message['EventList'] !== 'Complete');
  }

  /** The first event, past or future, with these fields. */
  event(fields: AmiMessage): Promise<AmiMessage> {
    const matches = (message: AmiMessage): boolean =>
      Object.entries(fields).every(([name, value]) => message[name] === value);
    const past = this.events.find(matches);
    return past === undefined ? this.#wait((message) => 'Event' in message && matches(message)) : Promise.resolve(past);
  }

  close(): void {
    this.#socket.destroy();
  }

  #send(fields: AmiMessage): void {
    const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value.replace(/[\r\n]/g, ' ')}\r\n`);
    this.#socket.write(`${lines.join('')}\r\n`);
  }

  #wait(matches: Waiter['matches']): Promise<AmiMessage> {
    if (this.#ended !== null) return Promise.reject(this.#ended);
    return new Promise((resolve, reject) => this.#waiters.add({ matches, resolve, reject }));
  }

  #take(chunk: string): void {
    // The greeting "Asterisk Call Manager/x.y" is one line before the first message.
    const { messages, rest } = parseAmi((this.#rest + chunk).replace(/^Asterisk Call Manager[^\r\n]*\r\n/, ''));
    this.#rest = rest;
    for (const message of messages) {
      if ('Event' in message) this.events.push(message);
      for (const waiter of this.#waiters) {
        if (!waiter.matches(message)) continue;
        this.#waiters.delete(waiter);
        waiter.resolve(message);
      }
    }
  }

  #end(error: Error): void {
    this.#ended ??= error;
    for (const waiter of this.#waiters) waiter.reject(this.#ended);
    this.#waiters.clear();
  }
}
