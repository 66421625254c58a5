import { PROTOCOL_VERSION, SILENCE_LIMIT_MS } from '@hearthline/protocol';
import { describe, expect, it } from 'vitest';
import { FakeClock } from '../testing/fakeClock.ts';
import { FakeSocket } from '../testing/fakeSocket.ts';
import { Connection } from './connection.ts';
import { Joins } from './joins.ts';
import { Streams } from './streams.ts';

const person = { id: 'person-a', name: '林小满', role: 'operator' as const, unitId: 'group-1', extension: '1001' };
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A crowd of clients that say hello at once, at a hub that brings two at a time up to date, each when it is let. */
function crowd(count: number) {
  const clock = new FakeClock();
  const joins = new Joins(2);
  const reading: (() => void)[] = [];
  const ports = {
    ...{ clock, joins, streams: new Streams(clock), presenceChanged: () => undefined },
    sources: [{ snapshot: () => [], refresh: () => new Promise<void>((resolve) => void reading.push(resolve)) }],
    authenticate: (token: string) =>
      Promise.resolve({ person: { ...person, id: token }, tokenHash: token, expiresAt: Number.MAX_SAFE_INTEGER }),
    runCommand: () => Promise.resolve(null),
  };
  const sockets = Array.from({ length: count }, () => new FakeSocket());
  const connections = sockets.map((socket) => new Connection(socket, ports));
  const said = connections.map((connection, index) =>
    connection.receive(
      JSON.stringify({
        kind: 'hello',
        protocol: PROTOCOL_VERSION,
        token: `person-${index}`,
        client: 'desktop',
        resume: null,
      }),
    ),
  );
  return { clock, sockets, connections, reading, said };
}
const upToDate = (sockets: readonly FakeSocket[]) => sockets.map((socket) => socket.kinds().includes('upToDate'));

describe('a crowd that comes at once', () => {
  it('[SESSION-18] is brought up to date a few at a time, in the order they came', async () => {
    const { sockets, reading } = crowd(5);
    await nextTurn();
    expect(reading).toHaveLength(2);
    reading.shift()?.();
    await nextTurn();
    expect(upToDate(sockets)).toEqual([true, false, false, false, false]);
    expect(reading).toHaveLength(2);
    while (reading.length > 0) {
      reading.shift()?.();
      await nextTurn();
    }
    expect(upToDate(sockets)).toEqual([true, true, true, true, true]);
  });

  it('[SESSION-18] hears that the hub is there, and is not dropped, however long it waits', async () => {
    const { clock, sockets, connections, reading } = crowd(3);
    await nextTurn();
    for (let passedMs = 0; passedMs < 4 * SILENCE_LIMIT_MS; passedMs += 2_000) {
      clock.advance(2_000);
      connections[2]?.checkAlive();
    }
    expect(sockets[2]?.isTerminated).toBe(false);
    // Every 5 s, looked at every 2 s.
    expect(sockets[2]?.kinds()).toEqual(Array.from({ length: 8 }, () => 'pong'));
    reading.shift()?.();
    await nextTurn();
    connections[2]?.checkAlive();
    expect(sockets[2]?.isTerminated).toBe(false);
    expect(sockets[2]?.kinds()).toContain('welcome');
  });

  it('[SESSION-18] costs nothing where it went while it waited, and an error takes nobody’s place', async () => {
    const { sockets, connections, reading, said } = crowd(4);
    await nextTurn();
    connections[2]?.gone();
    reading.shift()?.();
    await nextTurn();
    await said[2];
    expect(sockets[2]?.messages).toEqual([]);
    expect(sockets[3]?.kinds()).toEqual(['welcome']);
    const joins = new Joins(1);
    await expect(joins.take(() => Promise.reject(new Error('the store failed')))).rejects.toThrow('the store failed');
    await joins.take(() => Promise.resolve());
  });
});
