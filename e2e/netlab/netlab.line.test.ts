/** The lab of bad lines itself. */
import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Netlab, startNetlab } from './netlab.ts';

const run = promisify(execFile);
let lab: Netlab<'wifi' | 'lte'>;
beforeEach(async () => {
  lab = await startNetlab(['wifi', 'lte']);
});
afterEach(() => lab.close());

/** A server outside that says to each datagram and each request which address it came from. */
async function mirror(host: string): Promise<{ udp: Socket; http: Server; close: () => void }> {
  const udp = createSocket('udp4');
  udp.on('message', (_, { address, port }) => udp.send(address, port, address));
  udp.bind(0, host);
  const http = createServer((request, response) => response.end(request.socket.remoteAddress));
  http.listen(0, host);
  await Promise.all([once(udp, 'listening'), once(http, 'listening')]);
  return { udp, http, close: () => (udp.close(), http.close()) };
}

/** Sends `count` datagrams from home, one at a time, each waiting at most 300 ms; who was seen outside, answer by answer. */
async function seenAs(port: number, options: { count: number; from?: string }): Promise<string[]> {
  const program = `
import socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.settimeout(0.3)
s.bind((${JSON.stringify(options.from ?? '')}, 0))
for n in range(${options.count}):
    try:
        s.sendto(b'?', (${JSON.stringify(lab.coreAddress)}, ${port}))
        print(s.recv(100).decode())
    except OSError:
        pass
`;
  const { file, args } = lab.inside('python3', ['-c', program]);
  return (await run(file, args)).stdout.split('\n').filter((line) => line !== '');
}

/** Sends `count` numbered datagrams from home, one each 2 ms; which of them did not come out. */
async function lostOf(count: number): Promise<boolean[]> {
  const udp = createSocket('udp4');
  const seen = new Set<number>();
  const over = Promise.withResolvers<void>();
  udp.on('message', (message) => (message.length === 4 ? seen.add(message.readUInt32BE()) : over.resolve()));
  udp.bind(0, lab.coreAddress);
  await once(udp, 'listening');
  const program = `
import socket, struct, time
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for n in range(${count}):
    s.sendto(struct.pack('>I', n), (${JSON.stringify(lab.coreAddress)}, ${udp.address().port}))
    time.sleep(0.002)
`;
  const { file, args } = lab.inside('python3', ['-c', program]);
  await run(file, args);
  await lab.lines.wifi.set({ lossRatio: 0, burstMs: 0 });
  const goodbye = lab.inside('bash', ['-c', `echo over > /dev/udp/${lab.coreAddress}/${udp.address().port}`]);
  await run(goodbye.file, goodbye.args);
  await over.promise;
  udp.close();
  return Array.from({ length: count }, (_, index) => !seen.has(index));
}

describe('the lab of bad lines', () => {
  it('[NETLAB-1] a home reaches the core over the line in use; both lines at once, each by its own address', async () => {
    const { udp, close } = await mirror(lab.coreAddress);
    const { port } = udp.address();
    expect(await seenAs(port, { count: 1 })).toEqual([lab.lines.wifi.address]);
    await lab.lines.lte.use();
    expect(await seenAs(port, { count: 1 })).toEqual([lab.lines.lte.address]);
    expect(await seenAs(port, { count: 1, from: lab.lines.wifi.address })).toEqual([lab.lines.wifi.address]);
    close();
  });

  it('[NETLAB-2] a line that is down swallows; one that is unplugged is no line to the system, which takes another', async () => {
    const { udp, close } = await mirror(lab.coreAddress);
    const { port } = udp.address();
    await lab.lines.wifi.down();
    expect(await seenAs(port, { count: 2 })).toEqual([]);
    await lab.lines.wifi.up();
    expect(await seenAs(port, { count: 1 })).toEqual([lab.lines.wifi.address]);
    await lab.lines.wifi.unplug();
    expect(await seenAs(port, { count: 1 })).toEqual([lab.lines.lte.address]);
    await lab.lines.wifi.plug();
    expect(await seenAs(port, { count: 1 })).toEqual([lab.lines.wifi.address]);
    close();
  });

  it('[NETLAB-3] loss loses, and every byte is counted', async () => {
    const { udp, close } = await mirror(lab.coreAddress);
    const { port } = udp.address();
    const before = await lab.stats();
    await seenAs(port, { count: 10 });
    const after = await lab.stats();
    // 20 bytes of IP, 8 of UDP, 1 of ours.
    expect(after.wifi.homeToCore.bytes - before.wifi.homeToCore.bytes).toBe(10 * 29);
    expect(after.lte).toEqual(before.lte);
    await lab.lines.wifi.set({ lossRatio: 1 });
    expect(await seenAs(port, { count: 2 })).toEqual([]);
    expect((await lab.stats()).wifi.dropped).toBe(after.wifi.dropped + 2);
    close();
  });

  it('[NETLAB-3] loss in stretches takes neighbours together, and as many as are wished for in all', async () => {
    await lab.lines.wifi.set({ lossRatio: 0.5, burstMs: 40 });
    const lost = await lostOf(2_000);
    const pairs = lost.filter((one, index) => one && lost[index - 1]).length;
    const share = lost.filter(Boolean).length / lost.length;
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(0.75);
    // A packet each 2 ms: of those lost by themselves half had a lost neighbour.
    expect(pairs / lost.filter(Boolean).length).toBeGreaterThan(0.7);
  });

  it('[NETLAB-4] two homes live side by side and know nothing of each other', async () => {
    const other = await startNetlab(['wifi']);
    expect(other.namespace).not.toBe(lab.namespace);
    const { udp, close } = await mirror(other.coreAddress);
    const { file, args } = other.inside('python3', [
      '-c',
      `import socket; s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.sendto(b'?', ('${other.coreAddress}', ${udp.address().port})); print(s.recv(100).decode())`,
    ]);
    expect((await run(file, args)).stdout.trim()).toBe(other.lines.wifi.address);
    close();
    await other.close();
    expect((await run('ip', ['netns', 'list'])).stdout).not.toContain(`${other.namespace}\n`);
    expect((await run('ip', ['netns', 'list'])).stdout).toContain(lab.namespace);
  });

  it('[NETLAB-5] TCP passes, slowed by what is set', async () => {
    const { http, close } = await mirror(lab.coreAddress);
    await lab.lines.wifi.set({ delayMs: 20, jitterMs: 5, rateKbps: 256 });
    const url = `http://${lab.coreAddress}:${(http.address() as AddressInfo).port}/`;
    const { file, args } = lab.inside('python3', [
      '-c',
      `import urllib.request; print(urllib.request.urlopen('${url}').read().decode())`,
    ]);
    expect((await run(file, args)).stdout.trim()).toBe(lab.lines.wifi.address);
    close();
  });

  it('[NETLAB-6] what cannot be made says why, and an unknown wish is refused', async () => {
    await expect(startNetlab([])).rejects.toMatchObject({ code: 'netlab.cannotStart' });
    const wrong = { rateKbps: 'much' as unknown as number };
    await expect(lab.lines.wifi.set(wrong)).rejects.toMatchObject({ code: 'netlab.refused' });
  });
});
