/**
 * One announcement to 5,000 open sockets: the hub (kept, counted, serialised, sequence-numbered) against a raw ws server
 * that sends the same bytes. Each server is a process of its own; the same kind of clients, in this process, listens to both.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_PASSWORD, HubPerson, startHubProcess } from '@hearthline/e2e/stage';
import { hubPaths } from '@hearthline/protocol';
import { compare, median, percentile, type Comparison } from '../measure.ts';
import { makeSessions } from './sessions.ts';
import { allGet, closeAll, hello, openSockets } from './sockets.ts';

const SOCKETS = 5_000;
const ROUNDS = 21;
/** The first ones warm both programs up. */
const WARM_UP_ROUNDS = 5;

interface Round {
  /** From the command to the last socket. */
  readonly allMs: number;
  /** From the command to the 99th of a hundred sockets. */
  readonly p99Ms: number;
}

async function ours(dir: string): Promise<{ rounds: Round[]; frame: string }> {
  const hub = await startHubProcess({ dir, pbx: null, password: DEMO_PASSWORD, seed: 'minimal' });
  try {
    const tokens = await makeSessions({ kind: 'sqlite', file: join(dir, 'hub.sqlite') }, SOCKETS);
    const sockets = await openSockets(
      hub.url.replace('http', 'ws') + hubPaths.socket,
      tokens.map((token) => hello(token)),
    );
    const leader = await HubPerson.signIn(hub.url, 'itadmin');
    let frame = '';
    const rounds = await inRounds(async (round) => {
      const title = `round ${round} of the bench`;
      const got = allGet(sockets, title);
      const startedAt = performance.now();
      const [all] = await Promise.all([
        got,
        leader.announces({ title, body: 'x'.repeat(400), audience: { kind: 'all' }, mustRead: false }),
      ]);
      frame = all.frame;
      return all.atMs.map((atMs) => atMs - startedAt);
    });
    leader.leaves();
    await closeAll(sockets);
    return { rounds, frame };
  } finally {
    await hub.stop();
  }
}

/** A process with nothing but a ws server: what its parent sends it goes to every socket. */
async function raw(frame: string): Promise<Round[]> {
  const server = fork(join(import.meta.dirname, 'rawBroadcaster.ts'));
  const gone = once(server, 'exit');
  try {
    const [port] = (await once(server, 'message')) as [number];
    const silent = Array.from({ length: SOCKETS }, () => null);
    const sockets = await openSockets(`ws://127.0.0.1:${port}`, silent);
    const rounds = await inRounds(async (round) => {
      const mark = `round ${round} of the raw`;
      const got = allGet(sockets, mark);
      const startedAt = performance.now();
      server.send(frame.replace(/round \d+ of the bench/, mark));
      return (await got).atMs.map((atMs) => atMs - startedAt);
    });
    await closeAll(sockets);
    return rounds;
  } finally {
    server.kill();
    await gone;
  }
}

/** Those that count, each as the times its sockets took. */
async function inRounds(round: (index: number) => Promise<number[]>): Promise<Round[]> {
  const rounds: Round[] = [];
  for (let index = 0; index < ROUNDS; index += 1) {
    const tookMs = await round(index);
    rounds.push({ allMs: Math.max(...tookMs), p99Ms: percentile(tookMs, 0.99) });
  }
  return rounds.slice(WARM_UP_ROUNDS);
}

const perSecond = (rounds: readonly Round[]): number => SOCKETS / (median(rounds.map(({ allMs }) => allMs)) / 1000);
const p99 = (rounds: readonly Round[]): number => median(rounds.map(({ p99Ms }) => p99Ms));

/** Every round waits for every socket: one that gets nothing, or is closed, fails the measurement. */
export async function measureBroadcast(): Promise<Comparison[]> {
  const dir = await mkdtemp(join(tmpdir(), 'hearthline-bench-'));
  const { rounds, frame } = await ours(dir);
  const peer = await raw(frame);
  await rm(dir, { recursive: true });
  const counted = ROUNDS - WARM_UP_ROUNDS;
  const notes = [
    `one announcement of ${frame.length} characters, from the leader's command on, durable before it is told; every socket got every one`,
    `median of ${counted} rounds; one process reads all sockets, and what it costs is in both figures`,
  ];
  const name = `broadcast to ${SOCKETS.toLocaleString('en')} sockets`;
  const peerName = 'raw ws, the same bytes';
  return [
    compare({
      ...{ name, unit: 'messages/s', ours: perSecond(rounds), peer: perSecond(peer), peerName, notes },
      limit: { kind: 'atLeast', ratio: 0.5 },
    }),
    compare({
      ...{ name: `${name}, 99th of a hundred`, unit: 'ms', ours: p99(rounds), peer: p99(peer), peerName, notes },
      limit: { kind: 'atMost', ratio: 2 },
    }),
  ];
}
