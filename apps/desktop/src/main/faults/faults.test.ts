import { once } from 'node:events';
import { createServer as createWeb } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { targetOf, type Centre } from './centre.ts';
import { probe } from './faults.ts';
import { probeNames } from './names.ts';
import { probeNetwork } from './network.ts';
import { probeRouter, routerInProc, routerInRoutePrint } from './router.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});
async function listening(server: Server): Promise<number> {
  servers.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
const centreOf = (...hubUrls: string[]): Centre => ({ hubUrls: () => hubUrls, asked: new Set() });
const look = (step: Parameters<typeof probe>[0], url: string) =>
  probe(step, url, { centre: centreOf(url), authorities: [], now: () => 0 });

describe('what the fault helper may look at', () => {
  it('[FAULT-5] the hub of settings or IT and what the app asked for, by host and port; nothing else', () => {
    const centre: Centre = { hubUrls: () => ['https://hub.test', ''], asked: new Set(['pbx.test:8089', '[::1]:443']) };
    expect(targetOf('https://hub.test/x', centre)).toMatchObject({ host: 'hub.test', port: 443, isSecure: true });
    expect(targetOf('wss://pbx.test:8089/ws', centre)).toMatchObject({ host: 'pbx.test', path: '/ws' });
    expect(targetOf('https://[::1]', centre)).toMatchObject({ host: '::1' });
    for (const url of ['https://hub.test:22', 'https://other.test', 'http://hub.test', 'file:///etc/passwd', 'x'])
      expect(targetOf(url, centre), url).toBeNull();
  });

  it('[FAULT-5] a foreign address is not looked at by any step', async () => {
    const options = { centre: centreOf('https://hub.test'), authorities: [], now: () => 0 };
    for (const step of ['names', 'address', 'secure', 'socket', 'phone'] as const)
      expect(await probe(step, 'https://127.0.0.1:1', options)).toBe('notLooked');
  });
});

describe('what each look finds', () => {
  it('no way out is no network', () => {
    expect([probeNetwork(() => []), probeNetwork(() => ['10.0.0.2'])]).toEqual(['network.none', 'network.fine']);
  });

  it('reads the router out of Linux’s and Windows’ tables', () => {
    const linux = 'Iface\tDestination\tGateway\neth0\t0002000A\t00000000\neth0\t00000000\t0101A8C0\n';
    expect(routerInProc(linux)).toBe('192.168.1.1');
    expect(routerInProc('Iface\tDestination\tGateway\n')).toBeNull();
    const windows =
      '网络目标  网络掩码  网关\r\n          0.0.0.0          0.0.0.0      192.168.31.1   192.168.31.7     35\r\n';
    expect(routerInRoutePrint(windows)).toBe('192.168.31.1');
  });

  it('a router that refuses is there; without one it is said', async () => {
    expect(await probeRouter(async () => '127.0.0.1')).toBe('router.fine');
    expect(await probeRouter(async () => null)).toBe('router.none');
  });

  it('a name nobody knows is told apart from a name server that is silent', async () => {
    const target = { host: 'hub.test', port: 443, path: '/', isSecure: true };
    const fails = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));
    expect(await probeNames(target, fails('ENOTFOUND'))).toBe('names.unknown');
    expect(await probeNames(target, fails('EAI_AGAIN'))).toBe('names.noServer');
    expect(await probeNames({ ...target, host: '192.0.2.1' })).toBe('names.notNeeded');
  });

  it('a closed port, an open one, a web server without WebSockets, and one with', async () => {
    const gone = createServer();
    const freePort = await listening(gone);
    gone.close();
    await once(gone, 'close');
    expect(await look('address', `http://127.0.0.1:${freePort}`)).toBe('address.closed');
    const web = createWeb((_request, reply) => reply.end('It works!'));
    const url = `http://127.0.0.1:${await listening(web)}`;
    expect(await look('address', url)).toBe('address.fine');
    expect(await look('secure', url)).toBe('secure.notNeeded');
    expect(await look('socket', url)).toBe('socket.blocked');
    web.on('upgrade', (_request, socket) => {
      socket.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n');
    });
    expect(await look('socket', url)).toBe('socket.fine');
    expect(await look('phone', url)).toBe('phone.fine');
  });
});
