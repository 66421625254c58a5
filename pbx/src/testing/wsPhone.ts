/**
 * The least of a SIP client over WebSocket (RFC 7118): it can register, with the digest that SIP.js answers (MD5, RFC 2617). It proves what
 * SPEC.md says about operators' accounts without a browser.
 */
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:tls';
import type { Pbx } from '../pbx.ts';

export interface SipReply {
  status: number;
  headers: Readonly<Record<string, string>>;
}

export function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

/** Registers over the plain loopback WebSocket; the last reply. */
export async function register(pbx: Pbx, account: { username: string; password: string }): Promise<SipReply> {
  const socket = new WebSocket(pbx.wsUrl, 'sip');
  await once(socket, 'open');
  try {
    const first = await exchange(socket, request(pbx, account.username, 1));
    const challenge = first.headers['www-authenticate'];
    if (first.status !== 401 || challenge === undefined) return first;
    return await exchange(socket, request(pbx, account.username, 2, answer(pbx, account, challenge)));
  } finally {
    socket.close();
  }
}

async function exchange(socket: WebSocket, text: string): Promise<SipReply> {
  const reply = new Promise<SipReply>((resolve) => {
    const listen = (message: MessageEvent): void => {
      const data = String(message.data);
      const match = /^SIP\/2\.0 ([2-6]\d\d)/.exec(data);
      if (match === null) return;
      socket.removeEventListener('message', listen);
      resolve({ status: Number(match[1]), headers: headersOf(data) });
    };
    socket.addEventListener('message', listen);
  });
  socket.send(text);
  return reply;
}

function headersOf(text: string): Record<string, string> {
  const lines = text.split('\r\n').slice(1);
  return Object.fromEntries(
    lines.flatMap((line) => {
      const at = line.indexOf(':');
      return at < 1 ? [] : [[line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()]];
    }),
  );
}

function request(pbx: Pbx, username: string, sequence: number, authorization?: string): string {
  const host = 'phone.invalid';
  const lines = [
    `REGISTER sip:${pbx.sipDomain} SIP/2.0`,
    // Another each time (RFC 3261 §8.1.1.7): Asterisk takes one it has just seen for the same request again, and answers it on the socket before.
    `Via: SIP/2.0/WS ${host};branch=z9hG4bK${randomUUID()}`,
    'Max-Forwards: 70',
    `From: <sip:${username}@${pbx.sipDomain}>;tag=${username}`,
    `To: <sip:${username}@${pbx.sipDomain}>`,
    `Call-ID: ${username}-register`,
    `CSeq: ${sequence} REGISTER`,
    `Contact: <sip:${username}@${host};transport=ws>;expires=120`,
    ...(authorization === undefined ? [] : [`Authorization: ${authorization}`]),
    'Content-Length: 0',
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}

function answer(pbx: Pbx, account: { username: string; password: string }, challenge: string): string {
  const field = (name: string): string => new RegExp(`${name}="?([^",]+)"?`).exec(challenge)?.[1] ?? '';
  const [realm, nonce, uri] = [field('realm'), field('nonce'), `sip:${pbx.sipDomain}`];
  const a1 = md5(`${account.username}:${realm}:${account.password}`);
  const response = md5(`${a1}:${nonce}:00000001:c0ffee:auth:${md5(`REGISTER:${uri}`)}`);
  const opaque = field('opaque');
  return (
    `Digest username="${account.username}",realm="${realm}",nonce="${nonce}",uri="${uri}",response="${response}",` +
    `algorithm=MD5,qop=auth,nc=00000001,cnonce="c0ffee"${opaque === '' ? '' : `,opaque="${opaque}"`}`
  );
}

/** The TLS door as a client sees it that trusts only `ca`: null when it is trusted, or OpenSSL's code for why not. */
export async function tlsRefusal(url: string, ca: Buffer, servername: string): Promise<string | null> {
  const { hostname, port } = new URL(url.replace('wss:', 'https:'));
  return new Promise((resolve) => {
    const socket = connect(
      { host: hostname, port: Number(port), ca, ...(servername === hostname ? {} : { servername }) },
      () => {
        socket.destroy();
        resolve(null);
      },
    );
    socket.once('error', (error) => resolve('code' in error ? String(error.code) : error.message));
  });
}
