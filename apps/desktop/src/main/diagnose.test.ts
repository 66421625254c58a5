import { createServer } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { diagnose } from './diagnose.ts';

describe('why a socket could not be opened', () => {
  it('a name nobody knows is an unknown server', async () => {
    expect(await diagnose('wss://pbx.invalid:443', [])).toBe('line.unknownServer');
    expect(await diagnose('not a url', [])).toBe('line.unknownServer');
  });

  it('a port nobody listens on is unreachable', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    server.close();
    await once(server, 'close');
    expect(await diagnose(`ws://127.0.0.1:${port}`, [])).toBe('line.unreachable');
  });

  it('a server that is there but takes no phones is an unavailable PBX', async () => {
    const server = createServer((socket) => socket.end()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await diagnose(`ws://127.0.0.1:${port}`, [])).toBe('line.pbxUnavailable');
    server.close();
  });
});
