import {
  Agent,
  request as ask,
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { Logger } from 'pino';
import type { HubErrorBody } from '@hearthline/protocol';
import { DOOR_KEY_HEADER, type Pulse } from './subjects.ts';

/** Between two machines only (RFC 9110, section 7.6.1), and what this door has answered already; each side has its own. */
const HOP_HEADERS = new Set([
  ...['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'expect'],
]);
const LATER: HubErrorBody = { code: 'hub.fault', detail: 'no writer', retryAfterS: 1 };

interface Options {
  readonly log: Logger;
  /** A proxy of the centre's own stands before this door: it says where a request came from. */
  readonly trustProxy: boolean;
  writer(): Pulse | null;
}

/** Passes requests on to the writer, both ways as they come. SPEC: CLUSTER-7, CLUSTER-12. */
export function createDoorHttp(options: Options) {
  const agent = new Agent({ keepAlive: true });
  return {
    handle: (request: IncomingMessage, response: ServerResponse) => pass({ ...options, agent }, request, response),
    stop: () => agent.destroy(),
  };
}

function pass(options: Options & { agent: Agent }, request: IncomingMessage, response: ServerResponse): void {
  const { log } = options;
  const writer = options.writer();
  if (writer === null) return answer(response, 503, LATER);
  const asked = askWriter(writer, request, options);
  if (asked === null) return answer(response, 400, { code: 'command.badInput' });
  asked.on('response', (answered) => {
    response.writeHead(answered.statusCode ?? 502, passedOn(answered.headers));
    answered.pipe(response);
    answered.on('error', () => response.destroy());
  });
  asked.on('error', (error) => {
    log.debug({ err: error }, 'the writer did not answer a request');
    if (response.headersSent) response.destroy();
    else answer(response, 503, LATER);
  });
  response.on('close', () => {
    if (!response.writableFinished) asked.destroy();
  });
  request.pipe(asked);
}

/** Null: what was asked for cannot be passed on. Only the path is the client's; whom it goes to is not hers to say. */
function askWriter(writer: Pulse, request: IncomingMessage, options: Options & { agent: Agent }): ClientRequest | null {
  const { hostname, port } = new URL(writer.url);
  const headers = {
    ...passedOn(request.headers),
    ...{ 'x-forwarded-for': addressOf(request, options), [DOOR_KEY_HEADER]: writer.key },
  };
  try {
    return ask({
      ...{ host: hostname.replace(/^\[|\]$/g, ''), port, path: request.url ?? '/', agent: options.agent },
      ...{ method: request.method ?? 'GET', headers },
    });
  } catch {
    return null;
  }
}

function answer(response: ServerResponse, status: number, body: HubErrorBody): void {
  const later = body.retryAfterS === undefined ? {} : { 'retry-after': String(body.retryAfterS) };
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store', ...later });
  response.end(JSON.stringify(body));
}

function passedOn(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_HEADERS.has(name)));
}

/** The one who asked, as this door saw it; what a client says of itself is believed only from a proxy of the centre's own. */
function addressOf(request: IncomingMessage, { trustProxy }: Options): string {
  const told = request.headers['x-forwarded-for'];
  const seen = request.socket.remoteAddress ?? '';
  return trustProxy && typeof told === 'string' ? told : seen;
}
