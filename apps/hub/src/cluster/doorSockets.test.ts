import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { hubPaths } from '@hearthline/protocol';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { urlOf } from '../http/address.ts';
import type { Accepted } from '../session/connections.ts';
import type { StreamSocket } from '../session/stream.ts';
import { FakeClock } from '../testing/fakeClock.ts';
import { MemoryLine } from '../testing/memoryLine.ts';
import { clusterConfig } from './config.ts';
import { DoorSockets } from './doorSockets.ts';
import { DOOR_SILENCE_MS, PULSE_MS, subjectsOf, WRITER_SILENCE_MS } from './subjects.ts';
import { WriterDoors } from './writerDoors.ts';

const log = pino({ level: 'silent' });
const subjects = subjectsOf(clusterConfig.parse({ nats: { servers: ['nats://nowhere.test'] } }));

/** A socket as the writer was given it, and what it heard on it. */
class Known implements Accepted {
  readonly frames: string[] = [];
  readonly ends: ({ isSilent: boolean } | undefined)[] = [];
  binaryCount = 0;
  readonly socket: StreamSocket;
  readonly #heard: () => void;
  constructor(socket: StreamSocket, heard: () => void) {
    this.socket = socket;
    this.#heard = heard;
  }
  received(frame: string): void {
    this.frames.push(frame);
    this.#heard();
  }
  receivedBinary(): void {
    this.binaryCount += 1;
    this.#heard();
  }
  ended(how?: { isSilent: boolean }): void {
    this.ends.push(how);
    this.#heard();
  }
}

let server: Server;
let line: MemoryLine;
let doorClock: FakeClock;
let writerClock: FakeClock;
let door: DoorSockets;
let terms: (number | null)[];
let known: Known[];
let waiting: (() => void)[];
const writers: WriterDoors[] = [];

/** Resolves when it fits, looked at whenever the writer hears something. */
const until = (fits: () => boolean) =>
  new Promise<void>((resolve) => {
    const look = () => (fits() ? resolve() : void waiting.push(look));
    look();
  });

function startWriter(term: number): WriterDoors {
  const connections = {
    accept(socket: StreamSocket) {
      const one = new Known(socket, () => waiting.splice(0).forEach((look) => look()));
      known.push(one);
      return one;
    },
    stop: () => undefined,
  };
  const pulse = { term, url: 'http://127.0.0.1:1', key: 'key' };
  const writer = new WriterDoors({ clock: writerClock, log, subjects, connections, pulse });
  writer.lineFound(line);
  writers.push(writer);
  return writer;
}

beforeEach(async () => {
  server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  line = new MemoryLine();
  [doorClock, writerClock] = [new FakeClock(), new FakeClock()];
  [terms, known, waiting] = [[], [], []];
  door = new DoorSockets({
    ...{ server, clock: doorClock, log, subjects, isAllowedOrigin: () => false },
    writerChanged: (term) => terms.push(term),
  });
  door.lineFound(line);
});
afterEach(async () => {
  for (const writer of writers.splice(0)) writer.stop();
  await door.stop();
  server.close();
});

async function client(): Promise<{ webSocket: WebSocket; frames: string[]; closed: Promise<number> }> {
  const webSocket = new WebSocket(urlOf(server, '127.0.0.1').replace('http', 'ws') + hubPaths.socket);
  const frames: string[] = [];
  webSocket.on('message', (data) => frames.push(String(data)));
  const closed = new Promise<number>((resolve) => webSocket.on('close', resolve));
  await once(webSocket, 'open');
  return { webSocket, frames, closed };
}

const lastOf = (all: readonly Known[]): Known => {
  const one = all.at(-1);
  if (one === undefined) throw new Error('the writer was given no socket');
  return one;
};

describe('a door and its writer', () => {
  it('[CLUSTER-6] pass what is said, both ways, and how it ends', async () => {
    startWriter(1);
    const { webSocket, frames, closed } = await client();
    webSocket.send('{"kind":"hello"}');
    webSocket.send(Buffer.from([1]));
    await until(() => known[0]?.binaryCount === 1);
    const one = lastOf(known);
    expect(one.frames).toEqual(['{"kind":"hello"}']);
    one.socket.send('{"kind":"welcome"}');
    one.socket.sendChange(7, Buffer.from('{"op":"林"}'));
    one.socket.close(1008, 'session.expired');
    expect(await closed).toBe(1008);
    expect(frames).toEqual(['{"kind":"welcome"}', '{"kind":"change","seq":7,"change":{"op":"林"}}']);
    await until(() => one.ends.length === 1);
    // Closed as ever: a program that ended.
    expect(one.ends).toEqual([undefined]);
  });

  it('[CLUSTER-13] who does not read is dropped, the others on the same door go on', async () => {
    startWriter(1);
    const [lazy, busy] = [await client(), await client()];
    await until(() => known.length === 2);
    lazy.webSocket.pause();
    const change = Buffer.from(JSON.stringify('x'.repeat(1_000_000)));
    let seq = 0;
    while (known[0]?.ends.length === 0 && seq < 200) {
      seq += 1;
      for (const { socket } of known) socket.sendChange(seq, change);
      const arrived = once(busy.webSocket, 'message');
      await arrived;
    }
    expect(known[0]?.ends).toHaveLength(1);
    expect(known[1]?.ends).toHaveLength(0);
    expect(busy.frames).toHaveLength(seq);
    lazy.webSocket.terminate();
    busy.webSocket.terminate();
  });

  it('[CLUSTER-7] a writer that is silent: sockets end, new ones are refused until it is heard again', async () => {
    startWriter(1);
    const { closed } = await client();
    doorClock.advance(WRITER_SILENCE_MS + PULSE_MS);
    expect(await closed).toBe(1012);
    expect(terms).toEqual([1, null]);
    expect(door.writer).toBe(null);
    await expect(client()).rejects.toThrow('503');
    writerClock.advance(PULSE_MS);
    expect(terms).toEqual([1, null, 1]);
    (await client()).webSocket.terminate();
  });

  it('[CLUSTER-7] [CLUSTER-10] NATS is gone: sockets end, and to the writer their lines fell silent', async () => {
    const writer = startWriter(1);
    const { closed } = await client();
    await until(() => known.length === 1);
    door.lineLost();
    writer.lineLost();
    expect(await closed).toBe(1012);
    expect(known[0]?.ends).toEqual([{ isSilent: true }]);
    line = new MemoryLine();
    door.lineFound(line);
    writer.lineFound(line);
    expect(terms).toEqual([1, null, 1]);
  });

  it('[CLUSTER-8] a door that is silent: its lines fell silent, nobody ended a program', async () => {
    startWriter(1);
    const { webSocket } = await client();
    await until(() => known.length === 1);
    writerClock.advance(DOOR_SILENCE_MS);
    expect(known[0]?.ends).toEqual([]);
    writerClock.advance(PULSE_MS);
    expect(known[0]?.ends).toEqual([{ isSilent: true }]);
    webSocket.terminate();
  });

  it('[CLUSTER-2] the newer term wins, and a writer of an older one is not believed again', async () => {
    startWriter(1);
    const { closed } = await client();
    startWriter(2);
    expect(await closed).toBe(1012);
    writerClock.advance(3 * PULSE_MS);
    expect(terms).toEqual([1, null, 2]);
    expect(door.writer?.term).toBe(2);
  });

  it('[CLUSTER-6] a message is lost: the link ends at both ends and begins anew', async () => {
    startWriter(1);
    const { closed } = await client();
    await until(() => known.length === 1);
    const toDoor = line.said.find(({ subject }) => subject.includes('.door.'));
    // As if one more had been said and lost: the number is not the next one.
    line.publish(toDoor?.subject ?? '', Buffer.from([0, 0, 0, 99, 1]));
    expect(await closed).toBe(1012);
    expect(known[0]?.ends).toEqual([{ isSilent: true }]);
    writerClock.advance(PULSE_MS);
    expect(terms).toEqual([1, null, 1]);
  });
});
