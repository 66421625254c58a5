/**
 * One announcement to everybody, whose sockets end at one door, at four, or at a hub that is alone: hubs on PostgreSQL, several ones with NATS,
 * each a process of its own, and the clients in this one. What is asked: does everybody get it, and what does the way over doors cost.
 */
import { HubPerson } from '@hearthline/e2e/stage';
import { hubPaths } from '@hearthline/protocol';
import type { WebSocket } from 'ws';
import { startClusterGround } from '../../../apps/hub/src/testing/clusterGround.ts';
import { startHubProcess, type HubProcess } from '../../../apps/hub/src/testing/hubProcess.ts';
import { DEMO_PASSWORD } from '../../../apps/hub/src/testing/testHub.ts';
import { ensureSystemPackages } from '../../../scripts/prepare/packages.ts';
import type { Progress } from '../../../scripts/prepare/progress.ts';
import { compare, median, type Comparison } from '../measure.ts';
import { makeSessions } from './sessions.ts';
import { closeAll, hello, openSockets } from './sockets.ts';

/** Where the three are compared. */
const SOCKETS = 10_000;
/** As many as one process of clients may open on the machine this was written on (20,000 open files). */
const MOST_SOCKETS = 19_800;
const ROUNDS = 12;
const WARM_UP_ROUNDS = 4;
/** Beyond it a socket has not got it. */
const LATEST_MS = 20_000;

interface Taken {
  /** p99 of each round, ms from the leader's command to a socket. */
  readonly p99Ms: readonly number[];
  readonly delivered: number;
  readonly expected: number;
}

async function over(
  doors: number,
  { isAlone = false, socketCount = SOCKETS }: { isAlone?: boolean; socketCount?: number } = {},
): Promise<Taken> {
  const ground = await startClusterGround();
  const hubs: HubProcess[] = [];
  try {
    for (let count = 0; count < doors; count += 1) {
      const hub = await startHubProcess({ ...ground.config(), ...(isAlone ? { cluster: null } : {}) });
      hubs.push(hub);
      if (!isAlone) await hub.says(({ event, term }) => event === 'linked' && term === 1);
    }
    const tokens = await makeSessions({ kind: 'postgres', url: ground.databaseUrl }, socketCount);
    const sockets: WebSocket[] = [];
    for (const [index, { url }] of hubs.entries()) {
      const own = tokens.filter((_, number) => number % doors === index);
      sockets.push(
        ...(await openSockets(
          url.replace('http', 'ws') + hubPaths.socket,
          own.map((token) => hello(token)),
        )),
      );
    }
    const taken = await rounds(sockets, hubs[0]?.url ?? '');
    await closeAll(sockets);
    return taken;
  } finally {
    await Promise.all(hubs.map((hub) => hub.stop()));
    await ground.stop();
  }
}

async function rounds(sockets: readonly WebSocket[], url: string): Promise<Taken> {
  const leader = await HubPerson.signIn(url, 'itadmin', DEMO_PASSWORD);
  const p99Ms: number[] = [];
  let delivered = 0;
  for (let round = 0; round < ROUNDS + WARM_UP_ROUNDS; round += 1) {
    const title = `round ${round} of the doors`;
    const arriving = arrivals(sockets, title);
    await leader.announces({ title, body: 'x'.repeat(400), audience: { kind: 'all' }, mustRead: false });
    const timesMs = (await arriving).toSorted((a, b) => a - b);
    if (round < WARM_UP_ROUNDS) continue;
    delivered += timesMs.length;
    p99Ms.push(timesMs[Math.ceil(timesMs.length * 0.99) - 1] ?? Number.POSITIVE_INFINITY);
  }
  leader.leaves();
  return { p99Ms, delivered, expected: sockets.length * ROUNDS };
}

/** When each socket got a frame that holds `mark`, ms from now; whoever did not in time is left out. */
function arrivals(sockets: readonly WebSocket[], mark: string): Promise<number[]> {
  const wanted = Buffer.from(mark);
  const from = performance.now();
  return new Promise((resolve) => {
    const timesMs: number[] = [];
    const ends: (() => void)[] = [];
    const end = (): void => {
      clearTimeout(limit);
      for (const stop of ends) stop();
      resolve(timesMs);
    };
    const limit = setTimeout(end, LATEST_MS);
    for (const socket of sockets) {
      const look = (data: Buffer): void => {
        if (!data.includes(wanted)) return;
        socket.off('message', look);
        timesMs.push(performance.now() - from);
        if (timesMs.length === sockets.length) end();
      };
      socket.on('message', look);
      ends.push(() => socket.off('message', look));
    }
  });
}

export async function measureDoors(progress: Progress): Promise<Comparison[]> {
  await ensureSystemPackages(['database', 'messages'], progress);
  const alone = await over(1, { isAlone: true });
  const one = await over(1);
  const four = await over(4);
  const most = await over(4, { socketCount: MOST_SOCKETS });
  const notes = [
    `${SOCKETS} sockets, all of them and all hubs on this machine; one process reads all sockets, and what that costs is in every figure`,
    `an announcement of 400 characters, from the leader's command to a socket, kept before it is told; median of ${ROUNDS} rounds`,
  ];
  const all = [alone, one, four, most];
  const sum = (what: 'delivered' | 'expected'): number => all.reduce((total, taken) => total + taken[what], 0);
  return [
    compare({
      ...{ name: `announcement to ${SOCKETS} clients over a door, p99`, unit: 'ms' },
      ...{ ours: median(one.p99Ms), peer: median(alone.p99Ms), peerName: 'a hub alone, on PostgreSQL too', notes },
      limit: { kind: 'atMost', ratio: 2 },
    }),
    compare({
      ...{ name: `announcement to ${SOCKETS} clients over 4 doors, p99`, unit: 'ms' },
      ...{ ours: median(four.p99Ms), peer: median(one.p99Ms), peerName: 'the same over 1 door', notes },
      limit: { kind: 'atMost', ratio: 1.5 },
    }),
    compare({
      ...{ name: 'announcements that arrived', unit: 'frames', ours: sum('delivered'), peer: sum('expected') },
      ...{ peerName: 'all that were sent, in all of them', limit: { kind: 'atLeast', ratio: 1 } },
      notes: [`of them over 4 doors to ${MOST_SOCKETS} clients: p99 ${Math.round(median(most.p99Ms))} ms`],
    }),
  ];
}
