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
import { createCalendar } from '../../../apps/hub/src/clock.ts';
import { createFold } from '../../../apps/hub/src/facts/fold.ts';
import { pointsRules } from '../../../apps/hub/src/points/rules/index.ts';
import { openStore } from '../../../apps/hub/src/store/sqlStore.ts';
import { FakePbx } from '../../../apps/hub/src/testing/fakePbx.ts';
import { compare, percentile, type Comparison } from '../measure.ts';
import { LEADER, largeCentre, operatorId } from './largeCentre.ts';
import { makeSessionsOf } from './sessions.ts';
import { ask, closeAll, evenly, hello, openSockets } from './sockets.ts';

const LIMIT_MS = 100;
const CHANGES_PER_S = 200;
const WARM_UP_S = 3;
const MEASURED_S = 20;
/** All on shift, and all told of each other. */
const OPERATORS = 500;

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
  const file = join(dir, 'hub.sqlite');
  const store = await openStore({ kind: 'sqlite', file }, createFold(createCalendar('Asia/Shanghai'), pointsRules));
  await store.writeCentre(largeCentre(OPERATORS));
  await store.close();
  const more = { pbx: await pbx.start(), demo: null };
  const hub = await startHubProcess({ dir, pbx: null, password: DEMO_PASSWORD, more });
  try {
    const ids = [LEADER, ...Array.from({ length: OPERATORS }, (_, index) => operatorId(index))];
    const tokens = await makeSessionsOf({ kind: 'sqlite', file }, ids);
    const [leader, ...sockets] = await openSockets(
      hub.url.replace('http', 'ws') + hubPaths.socket,
      tokens.map((token) => hello(token, 'desktop')),
    );
    if (leader === undefined) throw new Error('no leader');
    const operators = sockets.map((socket, index) => ({ socket, personId: operatorId(index) }));
    for (const { socket } of operators) await ask(socket, 'phone.credentials', {});
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
    await closeAll([leader, ...sockets]);
    return [
      compare({
        ...{ name: 'state change to the leader’s floor, 99th of a hundred', unit: 'ms' },
        ...{ ours: percentile(tookMs, 0.99), peer: LIMIT_MS, peerName: 'limit' },
        limit: { kind: 'atMost', ratio: 1 },
        notes: [
          `${tookMs.length} changes, ${CHANGES_PER_S} a second, of ${OPERATORS} operators, who all see each other; the middle one took ${percentile(tookMs, 0.5).toFixed(1)} ms`,
          'from the command to the leader’s frame: confirmed by the queue; one process is PBX, operators and leader, and what it costs is in it',
        ],
      }),
    ];
  } finally {
    await hub.stop();
    await pbx.stop();
    await rm(dir, { recursive: true });
  }
}
