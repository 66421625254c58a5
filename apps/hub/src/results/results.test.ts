import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { hubPaths, resultDoorRefusal, resultReply, type ResultSums } from '@hearthline/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Seat } from '../testing/seat.ts';
import { SeatedGroup } from '../testing/seatedGroup.ts';
import { startTestHub } from '../testing/testHub.ts';

const DAY_MS = 24 * 3_600_000;
const sha256 = (key: string) => createHash('sha256').update(key).digest('hex');
const keys = [
  { machine: 'survey', sha256: sha256('the-old-key-of-the-survey') },
  { machine: 'survey', sha256: sha256('the-new-key-of-the-survey') },
  { machine: 'cases', sha256: sha256('the-key-of-the-cases') },
];

let group: SeatedGroup;
let lin: Seat;
let zhou: Seat;
let leader: Seat;
const at = Date.now();

beforeAll(async () => {
  group = await SeatedGroup.start({ results: { keys } });
  ({ lin, zhou, leader } = group);
});
afterAll(() => group.stop());

const post = (body: unknown, key: string | null = 'the-new-key-of-the-survey', url: string = group.hub.url) =>
  fetch(url + hubPaths.results, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key === null ? {} : { authorization: `Bearer ${key}` }) },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
/** What became of each line: `taken`, or why not. */
const tell = async (lines: unknown[], key?: string): Promise<string[]> => {
  const response = await post({ results: lines }, key);
  if (response.status !== 200) throw new Error(`${response.status}`);
  const { results } = resultReply.parse(await response.json());
  return results.map((one) => (one.outcome === 'taken' ? one.outcome : one.why));
};
const stars = (id: string, value: number, more: object = {}) => ({
  ...{ id, personId: lin.personId, kind: 'satisfaction', value, at, ...more },
});
const settled = (id: string, value: boolean, more: object = {}) => ({
  ...stars(id, 1, more),
  kind: 'firstContact',
  value,
});
const ledger = () =>
  group.hub.rows(`select person_id, rule_id, points from ledger where fact_kind = 'result.given' order by rule_id`);

describe('results of callers', () => {
  it('[RESULT-1] nobody without a key that fits; none configured, nobody at all', async () => {
    for (const key of [null, '', 'the-key', sha256('the-key-of-the-cases')]) {
      const response = await post({ results: [stars('a', 5)] }, key);
      expect([response.status, resultDoorRefusal.parse(await response.json()).code]).toEqual([
        401,
        'result.notAllowed',
      ]);
    }
    const closed = await startTestHub();
    for (const key of ['', 'the-key-of-the-cases'])
      expect((await post({ results: [stars('a', 5)] }, key, closed.url)).status).toBe(401);
    await closed.stop();
    expect(group.hub.rows(`select * from caller_result`)).toEqual([]);
  });

  it('[RESULT-1] a key opens no other door, and a person’s token not this one', async () => {
    expect((await post({ results: [stars('a', 5)] }, lin.token)).status).toBe(401);
    const sound = await fetch(`${group.hub.url}${hubPaths.messages}/x`, {
      headers: { authorization: 'Bearer the-key-of-the-cases' },
    });
    expect(sound.status).toBe(401);
  });

  it.each([
    ['no JSON', '{'],
    ['no lines', { results: [] }],
    ['too many lines', { results: Array.from({ length: 101 }, () => ({})) }],
    ['something besides', { results: [{}], more: 1 }],
    ['too long', { results: ['x'.repeat(70_000)] }],
  ])('[RESULT-3] a request with %s is refused whole', async (_what, body) => {
    const response = await post(body);
    expect([response.status, resultDoorRefusal.parse(await response.json()).code]).toEqual([400, 'result.badInput']);
  });

  it('[RESULT-3] [RESULT-4] each line is answered alone, in order, by person, account or extension', async () => {
    const lines = [
      stars('one', 5),
      stars('two', 2, { personId: undefined, account: 'linxiaoman' }),
      settled('three', true, { personId: undefined, extension: '1001', callId: 'call-7' }),
      { id: 'four' },
      stars('five', 5, { personId: 'nobody' }),
      stars('six', 5, { personId: leader.personId }),
      stars('seven', 5, { at: at + 3_600_000 }),
      stars('eight', 5, { at: at - 41 * DAY_MS }),
      settled('nine', false),
    ];
    const answers = ['taken', 'taken', 'taken', 'malformed', 'unknownPerson', 'unknownPerson', 'inTheFuture', 'tooOld'];
    expect(await tell(lines)).toEqual([...answers, 'taken']);
    expect(ledger()).toEqual([
      { person_id: lin.personId, rule_id: 'first-contact', points: 1 },
      { person_id: lin.personId, rule_id: 'satisfied-caller', points: 1 },
    ]);
    expect(group.hub.rows(`select count(*) as count from fact where kind = 'result.given'`)).toEqual([{ count: 4 }]);
  });

  it('[RESULT-5] told again, in any order, within one request or after a restart, changes nothing', async () => {
    const before = ledger();
    expect(await tell([settled('nine', false), stars('one', 5)], 'the-old-key-of-the-survey')).toEqual([
      'taken',
      'taken',
    ]);
    expect(await tell([stars('one', 4), stars('one', 5, { personId: zhou.personId })])).toEqual(['changed', 'changed']);
    ({ lin, zhou, leader } = await group.restart());
    expect(await tell([stars('one', 5)])).toEqual(['taken']);
    const twice = [settled('ten', false), settled('ten', false), settled('ten', true)];
    expect(await tell(twice)).toEqual(['taken', 'taken', 'changed']);
    // At once: the first that is kept counts, and each of the others is told the truth about its own line.
    const values = Array.from({ length: 30 }, (_, index) => 4 + (index % 2));
    const together = await Promise.all(values.map((value) => tell([stars('eleven', value, { at: at - 10 * DAY_MS })])));
    const [kept] = group.hub.rows(`select value from caller_result where source = 'result:survey:eleven'`);
    expect(together).toEqual(values.map((value) => [value === kept?.['value'] ? 'taken' : 'changed']));
    const earned = kept?.['value'] === 5 ? 1 : 0;
    expect(ledger()).toHaveLength(before.length + earned);
    // Another machine's ids are its own.
    expect(await tell([stars('one', 1)], 'the-key-of-the-cases')).toEqual(['taken']);
  });

  it('[RESULT-7] [RESULT-8] she sees her sums, her leader those of her day, nobody else any; nothing is taken', async () => {
    const sums: ResultSums = await lin.value('results', ({ satisfaction }) => satisfaction.count >= 3);
    expect(sums.firstContact).toEqual({ count: 3, settledCount: 1 });
    const day = await leader.do('day.read', { personId: lin.personId, workday: null });
    expect(day).toMatchObject({ results: { satisfaction: { count: 3, average: (5 + 2 + 1) / 3 } } });
    expect(await zhou.ask('day.read', { personId: lin.personId, workday: null })).toBe('command.notAllowed');
    expect((await zhou.value('results', () => true)).satisfaction).toEqual({ count: 0, average: null });
    for (const { socket } of [leader, zhou]) expect(JSON.stringify(socket.messages)).not.toContain('result.given');
    expect(leader.socket.messages.some((one) => one.kind === 'change' && one.change.topic === 'results')).toBe(false);
    expect(ledger().every(({ points }) => points === 1)).toBe(true);
  });

  it('[RESULT-7] one that comes late counts on the workday it was said', async () => {
    const late = at - 20 * DAY_MS;
    const [before] = group.hub.rows(`select sum(points) as points from day_total where person_id = '${zhou.personId}'`);
    expect(await tell([stars('late', 5, { personId: zhou.personId, at: late })])).toEqual(['taken']);
    const days = group.hub.rows(
      `select workday, points from day_total where person_id = '${zhou.personId}' and points > 0`,
    );
    const workday = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(late);
    expect([before?.['points'] ?? 0, days]).toEqual([0, [{ workday, points: 1 }]]);
  });

  it('[RESULT-2] asks beyond the limit are refused, wrong keys counted', async () => {
    const busy = await startTestHub({ results: { keys, perMinute: 2 } });
    const codes: number[] = [];
    for (const key of ['wrong', 'the-key-of-the-cases', 'the-key-of-the-cases', 'wrong'])
      codes.push((await post({ results: [{}] }, key, busy.url)).status);
    expect(codes).toEqual([401, 200, 429, 429]);
    const refused = resultDoorRefusal.parse(await (await post({}, 'x', busy.url)).json());
    expect(refused.code).toBe('result.tooMany');
    expect(refused.retryAfterS).toBeGreaterThan(0);
    await busy.stop();
  });

  it('[RESULT-6] a full store keeps nothing of a request, and says so; the same is taken when there is room', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hearthline-results-'));
    const file = join(folder, 'hub.db');
    const store = { kind: 'sqlite' as const, file };
    const rows = (sql: string): Record<string, unknown>[] => {
      const database = new DatabaseSync(file, { readOnly: true });
      const found = database.prepare(sql).all();
      database.close();
      return found;
    };
    await (await startTestHub({ store })).stop();
    const maxPages = Number(rows('pragma page_count')[0]?.['page_count']) + 30;
    const small = await startTestHub({ store: { ...store, maxPages }, results: { keys, perMinute: 1_000 } });
    const linesOf = (batch: number) => ({
      results: Array.from({ length: 20 }, (_, index) => stars(`b${batch}-${index}`, 5)),
    });
    let batch = 0;
    let response = await post(linesOf(batch), 'the-key-of-the-cases', small.url);
    while (response.status === 200) response = await post(linesOf((batch += 1)), 'the-key-of-the-cases', small.url);
    expect([response.status, resultDoorRefusal.parse(await response.json()).code]).toEqual([507, 'store.full']);
    const kept = [rows(`select * from caller_result`), rows(`select * from ledger`), rows(`select * from fact`)];
    expect(batch).toBeGreaterThan(0);
    expect(kept.map(({ length }) => length)).toEqual([batch * 20, batch * 20, batch * 20]);
    await small.stop();

    const roomy = await startTestHub({ store, results: { keys } });
    const again = resultReply.parse(await (await post(linesOf(batch), 'the-key-of-the-cases', roomy.url)).json());
    expect(new Set(again.results.map(({ outcome }) => outcome))).toEqual(new Set(['taken']));
    await roomy.stop();
    await rm(folder, { recursive: true, force: true });
  });
});
