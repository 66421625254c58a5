/**
 * One announcement to 2,000 open sockets: the hub (kept, counted, serialised, sequence-numbered) against a raw ws server
 * that sends the same bytes. Each server is a process of its own; the same kind of clients, in this process, listens to both.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_PASSWORD, HubPerson, startHubProcess } from '@hearthline/e2e/stage';
import { hubPaths } from '@hearthline/protocol';
import { compare, median, type Comparison } from '../measure.ts';
import { makeSessions } from './sessions.ts';
import { allGet, closeAll, hello, openSockets } from './sockets.ts';

const SOCKETS = 2_000;
const ROUNDS = 21;
/** The first ones warm both programs up. */
const WARM_UP_ROUNDS = 5;

async function ours(dir: string): Promise<{ perSecond: number; frame: string }> {
  const hub = await startHubProcess({ dir, pbx: null, password: DEMO_PASSWORD, seed: 'minimal' });
  try {
    const tokens = await makeSessions({ kind: 'sqlite', file: join(dir, 'hub.sqlite') }, SOCKETS);
    const sockets = await openSockets(hub.url.replace('http', 'ws') + hubPaths.socket, tokens.map(hello));
    const leader = await HubPerson.signIn(hub.url, 'itadmin');
    let frame = '';
    const perSecond = await rate(async (round) => {
      const title = `round ${round} of the bench`;
      const got = allGet(sockets, title);
      const startedAt = performance.now();
      const [last] = await Promise.all([
        got,
        leader.announces({ title, body: 'x'.repeat(400), audience: { kind: 'all' }, mustRead: false }),
      ]);
      frame = last.frame;
      return last.atMs - startedAt;
    });
    leader.leaves();
    await closeAll(sockets);
    return { perSecond, frame };
  } finally {
    await hub.stop();
  }
}

/** A process with nothing but a ws server: what its parent sends it goes to every socket. */
async function raw(frame: string): Promise<number> {
  const server = fork(join(import.meta.dirname, 'rawBroadcaster.ts'));
  const gone = once(server, 'exit');
  try {
    const [port] = (await once(server, 'message')) as [number];
    const silent = Array.from({ length: SOCKETS }, () => null);
    const sockets = await openSockets(`ws://127.0.0.1:${port}`, silent);
    const perSecond = await rate(async (round) => {
      const mark = `round ${round} of the raw`;
      const got = allGet(sockets, mark);
      const startedAt = performance.now();
      server.send(frame.replace(/round \d+ of the bench/, mark));
      return (await got).atMs - startedAt;
    });
    await closeAll(sockets);
    return perSecond;
  } finally {
    server.kill();
    await gone;
  }
}

/** Messages a second in the middle round. */
async function rate(round: (index: number) => Promise<number>): Promise<number> {
  const timesMs: number[] = [];
  for (let index = 0; index < ROUNDS; index += 1) timesMs.push(await round(index));
  return SOCKETS / (median(timesMs.slice(WARM_UP_ROUNDS)) / 1000);
}

export async function measureBroadcast(): Promise<Comparison[]> {
  const dir = await mkdtemp(join(tmpdir(), 'hearthline-bench-'));
  const { perSecond, frame } = await ours(dir);
  const peer = await raw(frame);
  await rm(dir, { recursive: true });
  return [
    compare({
      name: 'broadcast to 2,000 sockets',
      unit: 'messages/s',
      ours: perSecond,
      peer,
      peerName: 'raw ws, the same bytes',
      limit: { kind: 'atLeast', ratio: 0.5 },
      notes: [
        `one announcement of ${frame.length} characters, from the leader's command to the last socket, durable before it is told`,
        `median of ${ROUNDS - WARM_UP_ROUNDS} rounds; one process reads all sockets, and what it costs is in both figures`,
      ],
    }),
  ];
}
