/** Many open sockets, and when the last of them has got something. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { PING_INTERVAL_MS, PROTOCOL_VERSION } from '@hearthline/protocol';
import { WebSocket } from 'ws';

/** A client's greeting of the hub. */
export const hello = (token: string, client: 'browser' | 'desktop' = 'browser'): string =>
  JSON.stringify({ kind: 'hello', protocol: PROTOCOL_VERSION, token, client, resume: null });

/** Opens a socket for each greeting (null: none is said), a hundred at a time. */
export async function openSockets(url: string, greetings: readonly (string | null)[]): Promise<WebSocket[]> {
  const sockets: WebSocket[] = [];
  for (let opened = 0; opened < greetings.length; opened += 100) {
    const batch = greetings.slice(opened, opened + 100).map((greeting) => openSocket(url, greeting));
    sockets.push(...(await Promise.all(batch)));
  }
  return sockets;
}

/** How the frame of a change begins. */
const CHANGE = Buffer.from('{"kind":"change"');

async function openSocket(url: string, greeting: string | null): Promise<WebSocket> {
  const socket = new WebSocket(url, { origin: 'hearthline://engine' });
  await once(socket, 'open');
  if (greeting === null) return socket;
  // Changes are numbered from 1 without gaps.
  let seq = 0;
  const joined = new Promise<void>((resolve, reject) => {
    socket.on('message', (data: Buffer) => {
      if (data.subarray(0, CHANGE.length).equals(CHANGE)) seq += 1;
      if (data.includes('"upToDate"')) resolve();
      if (data.includes('"refused"')) reject(new Error(`the hub refused a socket: ${data.toString()}`));
    });
    socket.once('close', () => reject(new Error('the hub closed a socket that joined')));
  });
  socket.send(greeting);
  await joined;
  // A client says every few seconds that it is there and what it has; the hub drops the silent and those who are far behind.
  const ping = setInterval(() => socket.send(`{"kind":"ping","seq":${seq}}`), PING_INTERVAL_MS);
  socket.once('close', () => clearInterval(ping));
  return socket;
}

/** What each of many sockets got, and when. */
interface Got {
  readonly frame: string;
  /** By socket, in the order they got it: `performance.now()`. */
  readonly atMs: readonly number[];
}

/** Resolves when every socket has got a frame that holds `mark`; rejects when one of them is closed meanwhile. */
export function allGet(sockets: readonly WebSocket[], mark: string): Promise<Got> {
  const wanted = Buffer.from(mark);
  return new Promise((resolve, reject) => {
    const gone = (code: number): void => reject(new Error(`a socket was closed while it waited (${code})`));
    const atMs: number[] = [];
    for (const socket of sockets) {
      const look = (data: Buffer): void => {
        if (!data.includes(wanted)) return;
        socket.off('message', look);
        socket.off('close', gone);
        atMs.push(performance.now());
        if (atMs.length === sockets.length) resolve({ frame: data.toString(), atMs });
      };
      socket.on('message', look);
      socket.once('close', gone);
    }
  });
}

export async function closeAll(sockets: readonly WebSocket[]): Promise<void> {
  await Promise.all(
    sockets.map((socket) => {
      const closed = once(socket, 'close');
      socket.terminate();
      return closed;
    }),
  );
}

/** Asks the hub for something; resolves when it was done. @throws Error with the hub's answer where it was not */
export function ask(socket: WebSocket, name: string, input: object): Promise<void> {
  const id = randomUUID();
  return new Promise((resolve, reject) => {
    const look = (data: Buffer): void => {
      if (!data.includes(id)) return;
      socket.off('message', look);
      if (data.includes('"ok":true')) resolve();
      else reject(new Error(`${name}: ${data.toString()}`));
    };
    socket.on('message', look);
    socket.send(JSON.stringify({ kind: 'command', id, name, input }));
  });
}

/** Begins `count` of something, so many a second whether those before are done or not; resolves when all are done. */
export async function evenly(perSecond: number, count: number, begin: (index: number) => Promise<void>): Promise<void> {
  const startedAt = performance.now();
  const all: Promise<void>[] = [];
  for (let index = 0; index < count; index += 1) {
    const leftMs = startedAt + (index * 1000) / perSecond - performance.now();
    if (leftMs > 0) await wait(leftMs);
    all.push(begin(index));
  }
  await Promise.all(all);
}
