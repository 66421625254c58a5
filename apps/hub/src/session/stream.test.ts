import { PROTOCOL_VERSION, SILENCE_LIMIT_MS, type Change, type Person } from '@hearthline/protocol';
import { describe, expect, it } from 'vitest';
import { FakeClock } from '../testing/fakeClock.ts';
import { FakeSocket } from '../testing/fakeSocket.ts';
import { Connection, tellEverything } from './connection.ts';
import { Joins } from './joins.ts';
import { payloadOf, Stream } from './stream.ts';
import { Streams } from './streams.ts';

const person: Person = { id: 'person-a', name: '林小满', role: 'operator', unitId: 'group-1', extension: '1001' };
const payload = payloadOf({ op: 'remove', topic: 'queues', key: 'a' });
const newStream = (tokenHash = 'hash') => new Stream({ person, tokenHash, client: 'desktop' });

describe('a stream', () => {
  it('[SESSION-5] replays exactly what came after a number', () => {
    const stream = newStream();
    for (let count = 0; count < 5; count += 1) stream.push(payload);
    const socket = new FakeSocket();
    stream.attach(socket);
    stream.replay(2);
    stream.push(payload);
    expect(socket.seqs()).toEqual([3, 4, 5, 6]);
  });

  it('[SESSION-5] what was acknowledged is forgotten and cannot be resumed from', () => {
    const stream = newStream();
    for (let count = 0; count < 5; count += 1) stream.push(payload);
    stream.acknowledge(3);
    stream.acknowledge(1);
    stream.acknowledge(99);
    expect([4, 5, 6].map((seq) => stream.canResume(seq))).toEqual([false, true, false]);
  });

  it('[SESSION-14] whoever is told everything anew gets nothing older afterwards', async () => {
    const stream = newStream();
    const socket = new FakeSocket();
    stream.attach(socket);
    stream.setPace({ isQuiet: true, isInCall: false });
    const told = (waitingCount: number): Change => ({ op: 'put', topic: 'queues', key: 'q', row: { waitingCount } });
    stream.tell(told(1), () => payloadOf(told(1)));
    const now: Change = { op: 'reset', topic: 'queues', rows: [['q', { waitingCount: 2 }]] };
    await tellEverything(stream, [{ snapshot: () => [now] }]);
    stream.setPace({ isQuiet: false, isInCall: false });
    expect(socket.messages.map((message) => (message.kind === 'change' ? message.change : null))).toEqual([now]);
  });

  it('[SESSION-10] a socket that does not read is dropped', () => {
    const stream = newStream();
    const socket = new FakeSocket();
    stream.attach(socket);
    socket.bufferedAmount = 4_000_001;
    stream.push(payload);
    expect(socket).toMatchObject({ isTerminated: true, messages: [] });
    expect(stream.canResume(0)).toBe(true);
  });

  it('[SESSION-10] a client that is too far behind starts afresh, and memory stays bounded', () => {
    const stream = newStream();
    for (let count = 0; count < 4_001; count += 1) stream.push(payload);
    expect(stream.canResume(0)).toBe(false);
    expect(stream.canResume(4_001)).toBe(false);
  });

  it('[SESSION-10] an epoch nobody comes back to is forgotten', () => {
    const clock = new FakeClock();
    const streams = new Streams(clock);
    const stream = newStream();
    streams.add(stream);
    stream.detach(clock.now());
    clock.advance(120_000);
    streams.sweep();
    expect(streams.byEpoch(stream.epoch)).toBe(stream);
    clock.advance(1);
    streams.sweep();
    expect(streams.byEpoch(stream.epoch)).toBeUndefined();
    expect(streams.of(person.id)).toEqual([]);
  });

  it('[SESSION-11] [PRESENCE-1] a client that says nothing is dropped, and its presence is told', async () => {
    const clock = new FakeClock();
    const streams = new Streams(clock);
    const changed: boolean[] = [];
    const socket = new FakeSocket();
    const connection = new Connection(socket, {
      joins: new Joins(),
      ...{ clock, streams, sources: [] },
      authenticate: () => Promise.resolve({ person, tokenHash: 'hash', expiresAt: clock.now() + 9_999_999 }),
      runCommand: () => Promise.resolve({ ok: true, value: {} }),
      presenceChanged: (personId) => changed.push(streams.isConnected(personId)),
    });
    await connection.receive(
      JSON.stringify({ kind: 'hello', protocol: PROTOCOL_VERSION, token: 'token', client: 'desktop', resume: null }),
    );
    clock.advance(SILENCE_LIMIT_MS);
    connection.checkAlive();
    expect(socket.isTerminated).toBe(false);
    clock.advance(1);
    connection.checkAlive();
    expect(socket.isTerminated).toBe(true);
    expect(changed).toEqual([true, false]);
  });
});
