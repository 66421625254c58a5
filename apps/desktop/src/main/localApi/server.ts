import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ProblemCode } from '@hearthline/ui/host';
import type { ApiAsk, ApiReply, ApiSnapshot } from '../../shared/localApi.ts';
import type { MainLog } from '../log.ts';
import { api, type Route, type RouteName } from './api.ts';
import { Door, type Refusal } from './door.ts';
import { EventStreams } from './eventStreams.ts';

export interface LocalApiServerOptions {
  readonly token: string;
  /** Never rejects: a refusal is an answer. */
  readonly ask: (ask: ApiAsk) => Promise<ApiReply>;
  readonly now: () => number;
  readonly log: Pick<MainLog, 'error'>;
}

const MAX_BODY_BYTES = 4_096;
const NOTHING: ApiSnapshot = { state: { isSignedIn: false, isLineReady: false, agentState: null }, calls: [] };

/** The HTTP server of the local API. SPEC.md. */
export class LocalApiServer {
  readonly #server: Server;
  readonly #streams = new EventStreams();
  readonly #ask: LocalApiServerOptions['ask'];
  #door: Door | null = null;
  #snapshot: ApiSnapshot = NOTHING;

  private constructor({ ask, log }: LocalApiServerOptions) {
    this.#ask = ask;
    this.#server = createServer({ maxHeaderSize: 8_192, requestTimeout: 10_000 }, (request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        log.error('local API: a request failed', { error: String(error) });
        this.#refuse(response, { status: 500, code: 'app.fault' });
      });
    });
    this.#server.maxConnections = 32;
  }

  static async open(options: LocalApiServerOptions): Promise<LocalApiServer> {
    const opened = new LocalApiServer(options);
    await new Promise<void>((resolve, reject) => {
      opened.#server.once('error', reject);
      opened.#server.listen(0, '127.0.0.1', resolve);
    });
    opened.#door = new Door({ port: opened.port, token: options.token, now: options.now });
    return opened;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** What is true now. */
  publish(snapshot: ApiSnapshot): void {
    this.#snapshot = snapshot;
    this.#streams.tell(snapshot);
  }

  async close(): Promise<void> {
    this.#streams.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refusal = this.#door?.check(request.headers) ?? null;
    if (refusal !== null || this.#door === null)
      return this.#refuse(response, refusal ?? { status: 503, code: 'closed' });
    const found = findRoute(request);
    if ('status' in found) return this.#refuse(response, found);
    const { name, route, callId } = found;
    const body = route.input === null ? { value: null } : await readBody(request, route);
    if ('status' in body) return this.#refuse(response, body);
    await this.#answer({ name, callId, input: body.value }, response);
  }

  async #answer(asked: { name: RouteName; callId: string; input: unknown }, response: ServerResponse): Promise<void> {
    const { name, callId, input } = asked;
    switch (name) {
      case 'state':
        return sendJson(response, 200, this.#snapshot.state);
      case 'calls':
        return sendJson(response, 200, this.#snapshot.calls);
      case 'events':
        if (!this.#streams.open(response, this.#snapshot))
          this.#refuse(response, { status: 503, code: 'tooManyStreams' });
        return;
      case 'answer':
      case 'hangUp':
        return this.#sendReply(response, await this.#ask({ kind: name, callId }));
      case 'dial':
        return this.#sendReply(response, await this.#ask({ kind: 'dial', ...(input as { number: string }) }));
    }
  }

  #sendReply(response: ServerResponse, reply: ApiReply): void {
    if (reply.kind === 'refused') this.#refuse(response, { status: statusOf(reply.code), code: reply.code });
    else if (reply.kind === 'done') response.writeHead(204, plain).end();
    else sendJson(response, 202, reply);
  }

  #refuse(response: ServerResponse, { status, code, retryAfterS }: Refusal): void {
    if (response.headersSent) return void response.destroy();
    // What was not read is not waited for.
    response.shouldKeepAlive = false;
    if (retryAfterS !== undefined) response.setHeader('retry-after', retryAfterS);
    if (status === 401) response.setHeader('www-authenticate', 'Bearer');
    sendJson(response, status, { code });
  }
}

/** No page may read, keep or guess the kind of what is sent. */
const plain = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { ...plain, 'content-type': 'application/json' }).end(JSON.stringify(value));
}

const statusOf = (code: ProblemCode): number => {
  if (code === 'call.notFound') return 404;
  if (code === 'localApi.dialOff') return 403;
  return code === 'app.fault' ? 500 : 409;
};

function findRoute(request: IncomingMessage): { name: RouteName; route: Route; callId: string } | Refusal {
  const path = (request.url ?? '').split('?')[0] ?? '';
  let isPathKnown = false;
  for (const [name, route] of Object.entries(api) as [RouteName, Route][]) {
    const [before = '', after] = route.path.split('{callId}');
    const isHere = after === undefined ? path === before : path.startsWith(before) && path.endsWith(after);
    const callId = after === undefined ? '' : path.slice(before.length, path.length - after.length);
    if (!isHere || (after !== undefined && !/^[\w.-]{1,100}$/.test(callId))) continue;
    if (route.method === request.method) return { name, route, callId };
    isPathKnown = true;
  }
  return isPathKnown ? { status: 405, code: 'wrongMethod' } : { status: 404, code: 'noSuchPath' };
}

async function readBody(request: IncomingMessage, { input }: Route): Promise<{ value: unknown } | Refusal> {
  if (!/^application\/json(;|$)/i.test(request.headers['content-type'] ?? '')) return { status: 415, code: 'notJson' };
  const tooLarge: Refusal = { status: 413, code: 'tooLarge' };
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) return tooLarge;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_BODY_BYTES) return tooLarge;
    chunks.push(chunk);
  }
  try {
    const parsed = input?.safeParse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
    return parsed?.success ? { value: parsed.data } : { status: 400, code: 'badInput' };
  } catch {
    return { status: 400, code: 'badInput' };
  }
}
