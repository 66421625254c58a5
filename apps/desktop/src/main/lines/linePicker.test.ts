import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LinePicker, OtherWays, waysInOrder } from './linePicker.ts';
import { waysOut } from './ways.ts';

/** A server that says from which address it is spoken to: on Linux all of 127.0.0.0/8 are addresses of this PC. */
let server: Server;
let picker: LinePicker;
let ways: string[];
let otherWays: OtherWays;
let port: number;
const open: Socket[] = [];

beforeEach(async () => {
  server = createServer((socket) => void socket.write(`${socket.remoteAddress}\n`)).listen(0, '0.0.0.0');
  await once(server, 'listening');
  ways = ['127.0.0.2', '127.0.0.3'];
  otherWays = new OtherWays();
  picker = new LinePicker({
    ...{ ways: () => ways, isAllowed: (target) => !target.startsWith('127.0.0.9') },
    wantsOtherWay: (target) => otherWays.take(target),
  });
  port = await picker.listen();
});
afterEach(() => {
  for (const socket of open.splice(0)) socket.destroy();
  picker.close();
  server.close();
});

/** What the proxy answers, and then what the server says. */
async function through(host = '127.0.0.1', target = (server.address() as AddressInfo).port): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  open.push(socket);
  socket.write(`CONNECT ${host}:${target} HTTP/1.1\r\nHost: x\r\n\r\n`);
  let said = '';
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    said += String(chunk);
    if (/^HTTP\/1\.1 (?!200)|\r\n\r\n.*\n/.test(said)) break;
  }
  return said.split('\r\n').findLast((line) => line !== '') ?? '';
}

describe('which line a connection takes', () => {
  it('[LINE-21] the first goes as the system chooses, a second to the same server over another line', async () => {
    const first = (await through()).trim();
    const second = (await through()).trim();
    expect(first).toBe('127.0.0.1');
    expect(ways).toContain(second);
  });

  it('[LINE-21] a line that cannot be used gives way to the next', async () => {
    ways = ['192.0.2.77', '127.0.0.3'];
    await through();
    // An address this PC does not have: refused at once.
    expect((await through()).trim()).toBe('127.0.0.3');
  });

  it('[LINE-21] what is of use only over another line takes no line that is in use, and is refused where there is none', async () => {
    await through();
    const target = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    ways = ['127.0.0.1', '192.0.2.77'];
    const spare = async (): Promise<string> => {
      otherWays.asked(new URL(`wss://${target}/ws?way=other`), target);
      return (await through()).trim();
    };
    expect(await spare()).toContain('502');
    ways = ['127.0.0.1'];
    expect(await spare()).toContain('502');
    ways = ['127.0.0.1', '127.0.0.3'];
    expect(await spare()).toBe('127.0.0.3');
    // It is said for one connection.
    ways = ['127.0.0.1'];
    expect(await through()).toContain('127.0.0.1');
  });

  it('[LINE-21] what the app has closed holds its line no longer, whether or not the far side hears of it', async () => {
    const deaf = createServer({ allowHalfOpen: true }, (socket) => {
      socket.write(`${socket.remoteAddress}\n`);
      socket.resume();
    }).listen(0, '0.0.0.0');
    await once(deaf, 'listening');
    const { port: target } = deaf.address() as AddressInfo;
    const heard = once(deaf, 'connection') as Promise<[Socket]>;
    expect((await through('127.0.0.1', target)).trim()).toBe('127.0.0.1');
    const [far] = await heard;
    const gone = once(far, 'end');
    open.at(-1)?.end();
    await gone;
    expect((await through('127.0.0.1', target)).trim()).toBe('127.0.0.1');
    deaf.close();
    for (const socket of open.splice(0)) socket.destroy();
  });

  it('passes nothing on that the app did not ask for, and says when nobody answers', async () => {
    expect(await through('127.0.0.9')).toContain('403');
    const closed = createServer().listen(0);
    await once(closed, 'listening');
    const free = (closed.address() as AddressInfo).port;
    closed.close();
    expect(await through('127.0.0.1', free)).toContain('502');
  });

  it('[BUDGET-1] what a connection carries is told by the line it left on, headers included, and not more than it can be', async () => {
    const counted = new Map<string | null, number>();
    const counting = new LinePicker({
      ways: () => ways,
      isAllowed: () => true,
      wantsOtherWay: () => false,
      onBytes: (address, bytes) => counted.set(address, (counted.get(address) ?? 0) + bytes),
    });
    const proxy = await counting.listen();
    const echo = createServer((socket) => socket.pipe(socket)).listen(0, '0.0.0.0');
    await once(echo, 'listening');
    const socket = connect(proxy, '127.0.0.1');
    open.push(socket);
    socket.write(`CONNECT 127.0.0.1:${(echo.address() as AddressInfo).port} HTTP/1.1\r\nHost: x\r\n\r\n`);
    await once(socket, 'data');
    const payload = Buffer.alloc(100_000, 'x');
    let back = 0;
    const allBack = new Promise<void>((resolve) =>
      socket.on('data', (chunk: Buffer) => {
        back += chunk.length;
        if (back === payload.length) resolve();
      }),
    );
    socket.write(payload);
    await allBack;
    const bytes = counted.get('127.0.0.1') ?? 0;
    // Both directions; headers are at most 15 % where pieces are large.
    expect(bytes).toBeGreaterThan(2 * payload.length);
    expect(bytes).toBeLessThan(2.3 * payload.length);
    counting.close();
    echo.close();
  });

  it('orders the ways: free ones first when one is in use', () => {
    expect(waysInOrder(['a', 'b'], [])).toEqual([null, 'a', 'b']);
    expect(waysInOrder(['a', 'b'], [{ way: 'a' }])).toEqual(['b', null, 'a']);
    expect(waysInOrder(['a'], [{ way: 'a' }])).toEqual([null, 'a']);
  });

  it('counts one way a card, without loopback and without addresses that lead nowhere', () => {
    const card = (address: string, family: 'IPv4' | 'IPv6', internal = false) => ({
      ...{ address, family, internal, netmask: '', mac: '', cidr: null },
      ...(family === 'IPv6' ? { scopeid: 0 } : {}),
    });
    const found = waysOut({
      lo: [card('127.0.0.1', 'IPv4', true)],
      wifi: [card('2001:db8::1', 'IPv6'), card('10.0.0.2', 'IPv4')],
      lte: [card('fe80::1', 'IPv6'), card('2001:db8::2', 'IPv6')],
      cable: [card('169.254.1.1', 'IPv4')],
    } as Parameters<typeof waysOut>[0]);
    expect(found).toEqual(['10.0.0.2', '2001:db8::2']);
  });
});
