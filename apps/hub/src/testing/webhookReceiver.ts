import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Another program's HTTP server: keeps what it was told and answers what the test says. */
export class WebhookReceiver {
  readonly url: string;
  readonly received: Received[] = [];
  /** Status, and headers if any; null: none at all. May be changed at any time. */
  answer: { status: number; headers?: Record<string, string> } | null = { status: 204 };
  readonly #looks = new Set<() => void>();
  readonly #close: () => Promise<void>;

  private constructor(url: string, close: () => Promise<void>) {
    this.url = url;
    this.#close = close;
  }

  static async open(): Promise<WebhookReceiver> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        // The answer first: who waits for the message may change it at once.
        if (receiver.answer !== null) response.writeHead(receiver.answer.status, receiver.answer.headers).end();
        receiver.received.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
        for (const look of receiver.#looks) look();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const close = async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    };
    const receiver = new WebhookReceiver(`http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, close);
    return receiver;
  }

  /** Resolves with the message of this place in order, 0 the first. */
  until(index: number): Promise<Received> {
    return new Promise((resolve) => {
      const look = (): void => {
        const message = this.received[index];
        if (message === undefined) return;
        this.#looks.delete(look);
        resolve(message);
      };
      this.#looks.add(look);
      look();
    });
  }

  close(): Promise<void> {
    return this.#close();
  }
}
