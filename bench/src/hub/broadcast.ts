/**
 * One announcement to 2,000 open sockets: the hub (kept, counted, serialised, sequence-numbered) against a raw ws server
 * that sends the same bytes. Each server is a process of its own; the same clients listen to both.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hubPaths, PING_INTERVAL_MS, PROTOCOL_VERSION, signInReply } from '@hearthline/protocol';
import { WebSocket } from 'ws';
import { DEMO_PASSWORD, HubPerson, startHubProcess } from '@hearthline/e2e/stage';
import { compare, median, type Comparison } from '../measure.ts';

const SOCKETS = 2_000;
const ROUNDS = 12;

/** Opens a socket for each greeting (or silent ones), a hundred at a time. */
async function openSockets(url: string, greetings: readonly (string | null)[]): Promise<WebSocket[]> {
  const sockets: WebSocket[] = [];
  for (let opened = 0; opened < greetings.length; opened += 100) {
    const batch = greetings.slice(opened, opened + 100).map((greeting) => openSocket(url, greeting));
    sockets.push(...(await Promise.all(batch)));
  }
  return sockets;
}

async function openSocket(url: string, greeting: string | null): Promise<WebSocket> {
  const socket = new WebSocket(url, { origin: 'hearthline://engine' });
  await once(socket, 'open');
  if (greeting === null) return socket;
  const joined = new Promise<void>((resolve, reject) => {
    socket.on('message', (data: Buffer) => {
      if (data.includes('"upToDate"')) resolve();
    });
    socket.once('close', () => reject(new Error('the hub closed a socket')));
  });
  socket.send(greeting);
  await joined;
  // A client says every five seconds that it is there; the hub drops the silent.
  const ping = setInterval(() => socket.send('{"kind":"ping","seq":0}'), PING_INTERVAL_MS);
  socket.once('close', () => clearInterval(ping));
  return socket;
}

/** As many sessions as sockets: each desktop of a centre has its own. */
async function signInAll(hubUrl: string): Promise<string[]> {
  const reply = async (): Promise<string> => {
    const response = await fetch(hubUrl + hubPaths.signIn, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account: 'linxiaoman', password: DEMO_PASSWORD }),
    });
    return signInReply.parse(await response.json()).token;
  };
  const tokens: string[] = [];
  while (tokens.length < SOCKETS) tokens.push(...(await Promise.all(Array.from({ length: 20 }, reply))));
  return tokens;
}

/** Resolves when every socket has got a frame that holds `mark`, with the frame and the time since `startedAt`. */
function allGet(sockets: readonly WebSocket[], mark: string): Promise<{ frame: string; atMs: number }> {
  const wanted = Buffer.from(mark);
  return new Promise((resolve) => {
    let left = sockets.length;
    for (const socket of sockets) {
      const look = (data: Buffer): void => {
        if (!data.includes(wanted)) return;
        socket.off('message', look);
        left -= 1;
        if (left === 0) resolve({ frame: data.toString(), atMs: performance.now() });
      };
      socket.on('message', look);
    }
  });
}

async function closeAll(sockets: readonly WebSocket[]): Promise<void> {
  await Promise.all(
    sockets.map((socket) => {
      socket.terminate();
      return once(socket, 'close');
    }),
  );
}

async function ours(dir: string): Promise<{ perSecond: number; frame: string }> {
  const hub = await startHubProcess({
    dir,
    pbx: null,
    password: DEMO_PASSWORD,
    seed: 'minimal',
    more: { signInLimits: { perAccount: 100_000, perAddress: 100_000, windowMs: 60_000 } },
  });
  const hello = (token: string): string =>
    JSON.stringify({ kind: 'hello', protocol: PROTOCOL_VERSION, token, client: 'browser', resume: null });
  const sockets = await openSockets(
    hub.url.replace('http', 'ws') + hubPaths.socket,
    (await signInAll(hub.url)).map(hello),
  );
  const leader = await HubPerson.signIn(hub.url, 'liuzuzhang');
  const rates: number[] = [];
  let frame = '';
  for (let round = 0; round < ROUNDS; round += 1) {
    const title = `round ${round} of the bench`;
    const got = allGet(sockets, title);
    const startedAt = performance.now();
    await leader.announces({ title, body: 'x'.repeat(400), mustRead: false });
    const last = await got;
    frame = last.frame;
    rates.push(SOCKETS / ((last.atMs - startedAt) / 1000));
  }
  leader.leaves();
  await closeAll(sockets);
  await hub.stop();
  return { perSecond: median(rates), frame };
}

/** A process with nothing but a ws server: what its parent sends it goes to every socket. */
async function raw(frame: string): Promise<number> {
  const server = fork(join(import.meta.dirname, 'rawBroadcaster.ts'));
  const [port] = (await once(server, 'message')) as [number];
  const sockets = await openSockets(
    `ws://127.0.0.1:${port}`,
    Array.from({ length: SOCKETS }, () => null),
  );
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const mark = `round ${round} of the raw`;
    const got = allGet(sockets, mark);
    const startedAt = performance.now();
    server.send(frame.replace(/round \d+ of the bench/, mark));
    rates.push(SOCKETS / (((await got).atMs - startedAt) / 1000));
  }
  await closeAll(sockets);
  server.kill();
  await once(server, 'exit');
  return median(rates);
}

export async function measureBroadcast(): Promise<Comparison> {
  const dir = await mkdtemp(join(tmpdir(), 'hearthline-bench-'));
  const { perSecond, frame } = await ours(dir);
  const peer = await raw(frame);
  await rm(dir, { recursive: true });
  return compare({
    name: 'broadcast to 2,000 sockets',
    unit: 'messages/s',
    ours: perSecond,
    peer,
    peerName: 'raw ws, the same bytes',
    limit: { kind: 'atLeast', ratio: 0.5 },
    notes: [`one announcement of ${frame.length} characters; from the command to the last socket; median of ${ROUNDS}`],
  });
}
