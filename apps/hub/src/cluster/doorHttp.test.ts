import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { urlOf } from '../http/address.ts';
import { createDoorHttp } from './doorHttp.ts';
import type { Pulse } from './subjects.ts';

const log = pino({ level: 'silent' });
let writer: Server;
let pulse: Pulse | null;
let asked: { url: string; headers: IncomingMessage['headers']; body: string }[] = [];

async function listening(server: Server): Promise<Server> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** A door with this word on proxies, and what stops it. */
async function door(trustProxy: boolean) {
  const { handle, stop } = createDoorHttp({ log, trustProxy, writer: () => pulse });
  const server = await listening(createServer(handle));
  return {
    url: urlOf(server, '127.0.0.1'),
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
      stop();
    },
  };
}

beforeAll(async () => {
  writer = createServer((request, response) => {
    void text(request).then((body) => {
      asked.push({ url: request.url ?? '', headers: request.headers, body });
      if (request.url === '/cut') return response.write('half', () => response.destroy());
      if (request.url === '/dead') return request.socket.destroy();
      response.writeHead(201, { 'x-from': 'writer', 'set-cookie': ['a=1', 'b=2'] });
      return response.end(`${request.method} ${body}`);
    });
  });
  await listening(writer);
  pulse = { term: 1, url: urlOf(writer, '127.0.0.1'), key: 'the key of the term' };
});
afterAll(() => {
  writer.close();
  writer.closeAllConnections();
});

describe('a door’s HTTP', () => {
  it('[CLUSTER-12] passes on what is asked and answered as it is, with the key and the address it saw', async () => {
    const { url, stop } = await door(false);
    asked = [];
    const answer = await fetch(`${url}/api/sign-in?x=1`, {
      ...{ method: 'POST', body: 'hello' },
      headers: { 'x-forwarded-for': '10.9.9.9', 'x-hearthline-door': 'a guess', authorization: 'Bearer t' },
    });
    expect([answer.status, answer.headers.get('x-from'), await answer.text()]).toEqual([201, 'writer', 'POST hello']);
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ url: '/api/sign-in?x=1', body: 'hello' });
    expect(asked[0]?.headers).toMatchObject({
      ...{ 'x-forwarded-for': '127.0.0.1', 'x-hearthline-door': 'the key of the term', authorization: 'Bearer t' },
    });
    await stop();
  });

  it('[CLUSTER-12] behind a proxy of the centre’s own it believes the proxy', async () => {
    const { url, stop } = await door(true);
    asked = [];
    await fetch(url, { headers: { 'x-forwarded-for': '10.9.9.9' } });
    await fetch(url);
    expect(asked.map(({ headers }) => headers['x-forwarded-for'])).toEqual(['10.9.9.9', '127.0.0.1']);
    await stop();
  });

  it('[CLUSTER-7] without a writer, and where it dies before it answers, it says to come again', async () => {
    const { url, stop } = await door(false);
    const known = pulse;
    pulse = null;
    const none = await fetch(`${url}/api/health`);
    expect([none.status, none.headers.get('retry-after')]).toEqual([503, '1']);
    pulse = known;
    expect((await fetch(`${url}/dead`)).status).toBe(503);
    // An answer that began is not made whole: it ends as it came.
    await expect(fetch(`${url}/cut`).then((answer) => answer.text())).rejects.toThrow('terminated');
    await stop();
  });

  it('[CLUSTER-12] whom a request goes to is never the client’s to say', async () => {
    const { url, stop } = await door(false);
    const other = await listening(createServer((_request, response) => response.end('stolen')));
    asked = [];
    for (const target of [`//${new URL(urlOf(other, '127.0.0.1')).host}/x`, `${urlOf(other, '127.0.0.1')}/x`]) {
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      socket.write(`GET ${target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
      expect(await text(socket)).not.toContain('stolen');
    }
    expect(asked).toHaveLength(2);
    other.close();
    other.closeAllConnections();
    await stop();
  });
});
