/**
 * From a point to the screen of who got it: a leader's correction, durable, and the ranking as the operator is told it, in a centre of
 * ten thousand with a year of ledger behind it. The hub is a process of its own on its own file.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { DEMO_PASSWORD, startHubProcess } from '@hearthline/e2e/stage';
import { hubPaths } from '@hearthline/protocol';
import type { WebSocket } from 'ws';
import { createCalendar } from '../../../apps/hub/src/clock.ts';
import { createFold } from '../../../apps/hub/src/facts/fold.ts';
import { pointsRules } from '../../../apps/hub/src/points/rules/index.ts';
import { openStore } from '../../../apps/hub/src/store/sqlStore.ts';
import { compare, percentile, type Comparison } from '../measure.ts';
import { GROUP_SIZE, largeCentre, LEADER, operatorId } from './largeCentre.ts';
import { makeSessionsOf } from './sessions.ts';
import { ask, closeAll, evenly, hello, openSockets } from './sockets.ts';

const LIMIT_MS = 250;
const OPERATORS = 10_000;
const ENTRIES = 3_000_000;
const DAYS = 250;
/** Of the centre, who are here now. */
const LISTENERS = 500;
const POINTS_PER_S = 20;
const WARM_UP_S = 3;
const MEASURED_S = 20;
const ZONE = 'Asia/Shanghai';

/** Lines a person in the ledger of one of the days. */
const linesOn = (day: number): number => {
  const aDay = ENTRIES / OPERATORS / DAYS;
  return Math.round((day + 1) * aDay) - Math.round(day * aDay);
};
/** Not all alike: the table is moved by every point. */
const pointsOn = (day: number, index: number): number => 5 * linesOn(day) + (index % 97);

/** The year as it would have been accepted: three hundred lines each, and the totals they add up to. */
async function fill(file: string): Promise<void> {
  const calendar = createCalendar(ZONE);
  const store = await openStore({ kind: 'sqlite', file }, createFold(calendar, pointsRules));
  await store.writeCentre(largeCentre(OPERATORS));
  await store.close();
  const database = new DatabaseSync(file);
  // A file that nobody reads yet may be broken by a power cut.
  database.exec('pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -2000000; begin');
  const ledger = database.prepare(
    'insert into ledger (id, person_id, points, rule_id, rule_version, fact_id, fact_kind, at, workday, subject) values (?, ?, 5, ?, 1, ?, ?, ?, ?, ?)',
  );
  const total = database.prepare(
    'insert into day_total (person_id, workday, points, call_count, talk_ms, ready_ms, not_ready_ms, wrap_up_ms, signed_in_at) values (?, ?, ?, ?, 0, 0, 0, 0, null)',
  );
  const workdays = calendar.workdaysUntil(Date.now(), DAYS).map((one) => ({ one, at: calendar.spanOf(one).from }));
  let written = 0;
  // Person by person, in the order of the indexes: many times faster than day by day.
  for (let index = 0; index < OPERATORS; index += 1) {
    const personId = operatorId(index);
    for (const [day, { one, at }] of workdays.entries()) {
      for (let line = 0; line < linesOn(day); line += 1) {
        const id = String((written += 1)).padStart(7, '0');
        ledger.run(`l${id}`, personId, 'call-answered', `f${id}`, 'call.ended', at + line, one, '138****0000');
      }
      total.run(personId, one, pointsOn(day, index), linesOn(day));
    }
  }
  database.exec('commit; pragma journal_mode = wal');
  database.close();
}

/** My points of today in a frame about the ranking; null: it is about something else. */
function pointsIn(frame: Buffer): number | null {
  if (!frame.includes('"topic":"ranking"')) return null;
  const { change } = JSON.parse(frame.toString()) as { change: { value: { mine: { points: number } | null } } };
  return change.value.mine?.points ?? null;
}

export async function measureRanking(): Promise<Comparison[]> {
  const dir = await mkdtemp(join(tmpdir(), 'hearthline-bench-'));
  const file = join(dir, 'hub.sqlite');
  await fill(file);
  const hub = await startHubProcess({ dir, pbx: null, password: DEMO_PASSWORD, more: { demo: null } });
  try {
    const socketUrl = hub.url.replace('http', 'ws') + hubPaths.socket;
    // Spread over the whole table, and with it over all groups.
    const here = Array.from({ length: LISTENERS }, (_, index) => operatorId(index * (OPERATORS / LISTENERS)));
    const tokens = await makeSessionsOf({ kind: 'sqlite', file }, [LEADER, ...here]);
    const tookMs: number[] = [];
    const open = new Map<string, number>();
    const [leader, ...operators] = await openSockets(
      socketUrl,
      tokens.map((token) => hello(token)),
    );
    if (leader === undefined) throw new Error('no leader');
    const points = new Map(here.map((id, index) => [id, pointsOn(DAYS - 1, index * (OPERATORS / LISTENERS))]));
    operators.forEach((socket, index) => follow(socket, here[index] ?? '', { open, points, tookMs }));
    let next = 0;
    const correct = async (): Promise<void> => {
      const personId = here[(next += 1) % here.length] ?? '';
      open.set(personId, performance.now());
      await ask(leader, 'points.correct', { personId, points: 3, word: 'Measured' });
    };
    await evenly(POINTS_PER_S, WARM_UP_S * POINTS_PER_S, correct);
    tookMs.length = 0;
    await evenly(POINTS_PER_S, MEASURED_S * POINTS_PER_S, correct);
    while (open.size > 0) await wait(10);
    await closeAll([leader, ...operators]);
    return [
      compare({
        ...{ name: 'a point in the ranking of who got it, 99th of a hundred', unit: 'ms' },
        ...{ ours: percentile(tookMs, 0.99), peer: LIMIT_MS, peerName: 'limit' },
        limit: { kind: 'atMost', ratio: 1 },
        notes: [
          `${OPERATORS} operators in groups of ${GROUP_SIZE}, ${ENTRIES} lines in the ledger, ${OPERATORS * DAYS} totals of a day; ${LISTENERS} operators are here`,
          `${tookMs.length} points, ${POINTS_PER_S} a second, from the leader's command to the operator's frame; the middle one took ${percentile(tookMs, 0.5).toFixed(0)} ms`,
        ],
      }),
    ];
  } finally {
    await hub.stop();
    await rm(dir, { recursive: true });
  }
}

interface Following {
  /** When each point that is not seen yet was given. */
  readonly open: Map<string, number>;
  readonly points: Map<string, number>;
  readonly tookMs: number[];
}

function follow(socket: WebSocket, personId: string, { open, points, tookMs }: Following): void {
  socket.on('message', (frame: Buffer) => {
    const now = pointsIn(frame);
    if (now === null || now === points.get(personId)) return;
    points.set(personId, now);
    const since = open.get(personId);
    if (since === undefined) return;
    open.delete(personId);
    tookMs.push(performance.now() - since);
  });
}
