import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Fields = Readonly<Record<string, string>>;

const STORED = '/ari/recordings/stored';

/** ARI over HTTP as far as the hub asks it: the dynamic configuration of phones' accounts, and recordings that are stored. */
export class FakeAri {
  /** Parts of phones' accounts, by `type/id`. */
  readonly objects = new Map<string, Fields>();
  /** What was recorded, by name. */
  readonly sounds = new Map<string, Buffer>();
  readonly #server: Server;

  /** `password`: of the user `hub`. */
  constructor(password: string) {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const isRight = request.headers.authorization === `Basic ${Buffer.from(`hub:${password}`).toString('base64')}`;
        const asked = [request.method ?? '', request.url ?? ''] as const;
        if (!isRight) return response.writeHead(401).end();
        if (asked[1].startsWith(STORED)) return this.#stored(...asked, response);
        return response.writeHead(this.#configure(...asked, String(Buffer.concat(chunks)))).end();
      });
    });
  }

  /** On a port of its own. */
  async listen(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/ari`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #stored(method: string, url: string, response: ServerResponse): void {
    const [name = '', file] = url
      .slice(STORED.length + 1)
      .split('/')
      .map(decodeURIComponent);
    if (name === '') return void response.end(JSON.stringify([...this.sounds.keys()].map((one) => ({ name: one }))));
    const sound = this.sounds.get(name);
    if (method === 'DELETE') this.sounds.delete(name);
    if (sound === undefined) return void response.writeHead(404).end();
    response.end(file === 'file' ? sound : undefined);
  }

  #configure(method: string, url: string, body: string): number {
    const key = url.replace('/ari/asterisk/config/dynamic/res_pjsip/', '');
    if (method === 'GET') return this.objects.has(key) ? 200 : 404;
    if (method === 'DELETE') return this.objects.delete(key) ? 204 : 404;
    const { fields } = JSON.parse(body) as { fields: { attribute: string; value: string }[] };
    this.objects.set(key, Object.fromEntries(fields.map(({ attribute, value }) => [attribute, value])));
    return 200;
  }
}
