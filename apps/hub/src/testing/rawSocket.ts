import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import {
  hubMessage,
  hubPaths,
  PROTOCOL_VERSION,
  type ClientMessage,
  type CommandOutcome,
  type HubMessage,
} from '@hearthline/protocol';
import { WebSocket, type ClientOptions } from 'ws';

/** The hub socket, frame by frame, for tests that look at the wire. */
export class RawSocket {
  readonly messages: HubMessage[] = [];
  readonly closed: Promise<number>;
  readonly webSocket: WebSocket;
  readonly #waiting = new Set<() => void>();

  private constructor(webSocket: WebSocket) {
    this.webSocket = webSocket;
    webSocket.on('message', (data) => {
      this.messages.push(hubMessage.parse(JSON.parse(String(data))));
      for (const look of this.#waiting) look();
    });
    webSocket.on('error', () => undefined);
    this.closed = new Promise((resolve) => webSocket.on('close', (code) => resolve(code)));
  }

  static async open(url: string, options: ClientOptions = {}): Promise<RawSocket> {
    const webSocket = new WebSocket(url.replace('http', 'ws') + hubPaths.socket, options);
    const socket = new RawSocket(webSocket);
    await once(webSocket, 'open');
    return socket;
  }

  /** Opens, says hello and waits until it is up to date. */
  static async join(
    url: string,
    hello: Partial<Extract<ClientMessage, { kind: 'hello' }>> & { token: string },
  ): Promise<RawSocket> {
    const socket = await RawSocket.open(url);
    socket.say({ kind: 'hello', protocol: PROTOCOL_VERSION, client: 'desktop', resume: null, ...hello });
    await socket.first('upToDate');
    return socket;
  }

  say(message: ClientMessage): void {
    this.webSocket.send(JSON.stringify(message));
  }

  /** The first message, past or future, that fits. */
  find<T extends HubMessage>(fits: (message: HubMessage) => message is T): Promise<T>;
  find(fits: (message: HubMessage) => boolean): Promise<HubMessage>;
  find(fits: (message: HubMessage) => boolean): Promise<HubMessage> {
    return new Promise((resolve) => {
      const look = () => {
        const found = this.messages.find(fits);
        if (!found) return;
        this.#waiting.delete(look);
        resolve(found);
      };
      this.#waiting.add(look);
      look();
    });
  }

  first<K extends HubMessage['kind']>(kind: K): Promise<Extract<HubMessage, { kind: K }>> {
    return this.find((message): message is Extract<HubMessage, { kind: K }> => message.kind === kind);
  }

  async command(name: string, input: unknown, id: string = randomUUID()): Promise<CommandOutcome> {
    const seen = this.messages.length;
    this.say({ kind: 'command', id, name, input });
    const result = await this.find(
      (message): message is Extract<HubMessage, { kind: 'result' }> =>
        message.kind === 'result' && message.id === id && this.messages.indexOf(message) >= seen,
    );
    return result.outcome;
  }

  /** Every change so far, in order. */
  changes(): Extract<HubMessage, { kind: 'change' }>[] {
    return this.messages.filter((message) => message.kind === 'change');
  }

  drop(): void {
    this.webSocket.terminate();
  }
}
