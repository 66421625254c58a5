/** Servers that somebody may type in by mistake or meet on a bad day. Each listens on a free port of this machine. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { ensureAsterisk, makeCertificates } from '@hearthline/pbx';
import type { HubErrorCode, HubMessage, SignInReply } from '@hearthline/protocol';

export interface OddServer {
  readonly url: string;
  close(): Promise<void>;
}

/** A web server that is not a hub. */
export const startWebServer = (): Promise<OddServer> =>
  listen(
    createServer(
      allowing((_request, reply) => void reply.setHeader('content-type', 'text/html').end('<h1>It works!</h1>')),
    ),
    'http',
  );

/** A web server whose certificate ended yesterday; the company's own authority issued it. */
export async function startExpiredServer(dir: string): Promise<OddServer & { authorityFile: string }> {
  const { keyPem, certificatePem, caPem } = await makeCertificates(await ensureAsterisk(), {
    folder: dir,
    kind: 'expired',
    nowMs: Date.now(),
    addresses: [],
  });
  const [key, cert] = await Promise.all([readFile(keyPem), readFile(certificatePem)]);
  const server = createTlsServer(
    { key, cert },
    allowing((_request, reply) => void reply.end('{}')),
  );
  return { ...(await listen(server, 'https')), authorityFile: caPem };
}

/** A hub of another age: it signs people in, and then refuses the socket for good. */
export function startRefusingHub(code: HubErrorCode): Promise<OddServer> {
  const server = createServer(
    allowing((_request, reply) => {
      reply.setHeader('content-type', 'application/json').end(JSON.stringify(someSession()));
    }),
  );
  const refusal = textFrame(JSON.stringify({ kind: 'refused', error: { code } } satisfies HubMessage));
  server.on('upgrade', (request, socket) => {
    // https://www.rfc-editor.org/rfc/rfc6455#section-4.2.2
    const accept = createHash('sha1')
      .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    // Whatever the client says first, its hello.
    socket.once('data', () => socket.end(refusal));
    socket.on('error', () => undefined);
  });
  return listen(server, 'http');
}

const someSession = (): SignInReply => ({
  token: 'a-token-of-no-use',
  expiresAt: Date.now() + 3_600_000,
  person: {
    id: 'person-1',
    name: '试用员',
    role: 'operator',
    unitId: 'group-1',
    extension: null,
  },
});

/** One short unmasked text frame (RFC 6455 §5.2). */
function textFrame(text: string): Buffer {
  const bytes = Buffer.from(text);
  if (bytes.length > 125) throw new Error('too long for a short frame');
  return Buffer.concat([Buffer.from([0x81, bytes.length]), bytes]);
}

/** As a hub does: the app's engine is another origin. */
const allowing =
  (run: RequestListener): RequestListener =>
  (request, reply) => {
    reply.setHeader('access-control-allow-origin', request.headers.origin ?? '*');
    reply.setHeader('access-control-allow-headers', 'content-type');
    if (request.method === 'OPTIONS') reply.writeHead(204).end();
    else run(request, reply);
  };

async function listen(server: Server, protocol: 'http' | 'https'): Promise<OddServer> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `${protocol}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
