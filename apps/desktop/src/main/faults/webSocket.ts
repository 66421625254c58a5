import { randomBytes } from 'node:crypto';
import { request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import { rootCertificates } from 'node:tls';
import type { Target } from './centre.ts';

const LIMIT_MS = 6_000;

export interface SocketProbe {
  readonly subprotocol: string | null;
  readonly authorities: readonly string[];
}

/** `refused`: something on the way, or the server, answers but opens no WebSocket (RFC 6455 §4). */
export const probeWebSocket = (
  { host, port, path, isSecure }: Target,
  { subprotocol, authorities }: SocketProbe,
): Promise<'open' | 'refused' | 'silent' | 'certificate'> =>
  new Promise((resolve) => {
    const asked = (isSecure ? requestTls : requestPlain)({
      ...{ host, port, path, agent: false },
      ...(isSecure ? { ca: [...rootCertificates, ...authorities] } : {}),
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': randomBytes(16).toString('base64'),
        ...(subprotocol === null ? {} : { 'sec-websocket-protocol': subprotocol }),
      },
    });
    const end = (how: 'open' | 'refused' | 'silent' | 'certificate'): void => {
      asked.destroy();
      resolve(how);
    };
    asked.setTimeout(LIMIT_MS, () => end('silent'));
    asked.once('upgrade', (_reply, socket) => {
      socket.destroy();
      end('open');
    });
    asked.once('response', (reply) => {
      reply.resume();
      end('refused');
    });
    asked.on('error', ({ code = '' }: NodeJS.ErrnoException) => {
      if (/CERT|ALTNAME|SIGNED|SIGNATURE|ISSUER/.test(code)) end('certificate');
      else end(code === 'ECONNRESET' ? 'refused' : 'silent');
    });
    asked.end();
  });
