/**
 * From an operator's choice of state to her leader's screen: her command, the queue's confirmation, the fact on the disk, and the
 * leader's frame. The hub is a process of its own; the PBX is a fake one in this process, which confirms at once, so that what is
 * measured is the hub.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DEMO_PASSWORD, startHubProcess } from '@hearthline/e2e/stage';
import { hubPaths } from '@hearthline/protocol';
import type { WebSocket } from 'ws';
import { demoOperators } from '../../../apps/hub/src/demo/names.ts';
import { FakePbx } from '../../../apps/hub/src/testing/fakePbx.ts';
import { signIn } from '../../../apps/hub/src/testing/testHub.ts';
import { compare, percentile, type Comparison } from '../measure.ts';
import { makeSessions } from './sessions.ts';
import { ask, closeAll, evenly, hello, openSockets } from './sockets.ts';

const LIMIT_MS = 100;
const CHANGES_PER_S = 200;
const WARM_UP_S = 3;
const MEASURED_S = 20;
/** Everybody else who is told of each change. */
const LISTENERS = 500;

/** The last that an operator asked for, until her leader sees it. */
interface Asked {
  readonly kind: 'ready' | 'notReady';
  readonly atMs: number;
}

/** What presence says of a person in a frame of the hub. */
function* statesIn(frame: string): Generator<{ personId: string; kind: string }> {
  const message = JSON.parse(frame) as { change?: { topic?: string; row?: unknown; rows?: [string, unknown][] } };
  if (message.change?.topic !== 'presence') return;
  const rows = message.change.rows?.map(([, row]) => row) ?? [message.change.row];
  for (const row of rows as { personId: string; agentState: { kind: string } | null }[])
    if (row.agentState !== null) yield { personId: row.personId, kind: row.agentState.kind };
}

export async function measureFloor(): Promise<Comparison[]> {
  const dir = await mkdtemp(join(tmpdir(), 'hearthline-bench-'));
  const pbx = new FakePbx(['city-hotline']);
  const more = { pbx: await pbx.start(), signInLimits: { perAddress: 1_000 } };
  const hub = await startHubProcess({ dir, pbx: null, password: DEMO_PASSWORD, seed: 'minimal', more });
  try {
    const socketUrl = hub.url.replace('http', 'ws') + hubPaths.socket;
    const others = await openSockets(socketUrl, (await makeSessions(join(dir, 'hub.sqlite'), LISTENERS)).map((one) => hello(one)));
    const seat = async (account: string): Promise<WebSocket> => {
      const { token } = await signIn(hub.url, account, DEMO_PASSWORD);
      const [socket] = await openSockets(socketUrl, [hello(token, 'desktop')]);
      if (socket === undefined) throw new Error('no socket');
      return socket;
    };
    const operators: { socket: WebSocket; personId: string }[] = [];
    for (const [, account] of demoOperators) {
      const socket = await seat(account);
      await ask(socket, 'phone.credentials', {});
      operators.push({ socket, personId: `person-${account}` });
    }
    const leader = await seat('liuzuzhang');
    const open = new Map<string, Asked>();
    const tookMs: number[] = [];
    leader.on('message', (data: Buffer) => {
      for (const { personId, kind } of statesIn(data.toString())) {
        const asked = open.get(personId);
        if (asked?.kind !== kind) continue;
        tookMs.push(performance.now() - asked.atMs);
        open.delete(personId);
      }
    });
    const change = async (index: number): Promise<void> => {
      const operator = operators[index % operators.length];
      if (operator === undefined) throw new Error('the demo centre has nobody');
      const kind = Math.floor(index / operators.length) % 2 === 0 ? 'ready' : 'notReady';
      if (open.has(operator.personId)) throw new Error('her leader has not seen what she asked for before');
      open.set(operator.personId, { kind, atMs: performance.now() });
      await ask(operator.socket, 'agentState.set', { to: kind === 'ready' ? { kind } : { kind, reason: 'break' } });
    };
    await evenly(CHANGES_PER_S, WARM_UP_S * CHANGES_PER_S, change);
    tookMs.length = 0;
    await evenly(CHANGES_PER_S, MEASURED_S * CHANGES_PER_S, (index) => change(WARM_UP_S * CHANGES_PER_S + index));
    while (open.size > 0) await wait(10);
    await closeAll([...others, ...operators.map(({ socket }) => socket), leader]);
    return [
      compare({
        ...{ name: 'state change to the leader’s floor, 99th of a hundred', unit: 'ms' },
        ...{ ours: percentile(tookMs, 0.99), peer: LIMIT_MS, peerName: 'limit' },
        limit: { kind: 'atMost', ratio: 1 },
        notes: [
          `${tookMs.length} changes, ${CHANGES_PER_S} a second, each told to ${LISTENERS + operators.length + 1} sockets; the middle one took ${percentile(tookMs, 0.5).toFixed(1)} ms`,
          'from the command to the leader’s frame: confirmed by the queue; one process is PBX, operators, leader and all listeners, and what it costs is in it',
        ],
      }),
    ];
  } finally {
    await hub.stop();
    await pbx.stop();
    await rm(dir, { recursive: true });
  }
}
