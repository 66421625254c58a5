import { Client } from 'pg';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCalendar, systemClock, type Clock } from '../clock.ts';
import { createFold } from '../facts/fold.ts';
import { pointsRules } from '../points/rules/index.ts';
import { openStore } from '../store/sqlStore.ts';
import type { Store } from '../store/store.ts';
import { WRITER_NAME, type Tenure } from '../store/tenure.ts';
import { startPostgres, type TestPostgres } from '../testing/postgres.ts';
import { someCall } from '../testing/someFacts.ts';
import { campaign, type Office } from './election.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const log = pino({ level: 'silent' });
/** What takes seconds takes some dozen milliseconds. */
const quick: Clock = { now: () => Date.now(), after: (delayMs, run) => systemClock.after(delayMs / 20, run) };
/** Never beats: its process hangs. */
const frozen: Clock = { now: () => Date.now(), after: () => () => undefined };
const never = new AbortController().signal;
const call = (id: string) => ({ ...someCall(), id, source: `pbx:${id}` });

let postgres: TestPostgres;
let url: string;
let offices: Office[];
let stores: Store[];
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());
beforeEach(async () => {
  url = await postgres.createDatabase();
  [offices, stores] = [[], []];
});
afterEach(async () => {
  await Promise.all(stores.map((store) => store.close()));
  await Promise.all(offices.map((office) => office.resign()));
});

async function elected(clock: Clock = quick): Promise<Office> {
  const office = await campaign({ url, clock, log }, never);
  if (office === null) throw new Error('called off');
  offices.push(office);
  return office;
}

async function storeOf(tenure: Tenure): Promise<Store> {
  const store = await openStore(
    { kind: 'postgres', url },
    createFold(createCalendar('Asia/Shanghai'), pointsRules),
    tenure,
  );
  stores.push(store);
  return store;
}

const factIds = async (store: Store) =>
  (await store.readFacts({ after: 0, limit: 1_000 })).map(({ fact }) => fact.id).toSorted();

async function ask(query: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(query);
  await client.end();
  return rows;
}

describe('the election', () => {
  it('[CLUSTER-2] one is elected, the next when she resigns, each with a higher term', async () => {
    const first = await elected();
    let isElected = false;
    const next = elected().then((office) => {
      isElected = true;
      return office;
    });
    const calledOff = new AbortController();
    const nobody = campaign({ url, clock: quick, log }, calledOff.signal);
    calledOff.abort();
    expect(await nobody).toBe(null);
    expect(isElected).toBe(false);
    await first.resign();
    expect(first.tenure.isOver).toBe(true);
    expect((await next).tenure.term).toBe(first.tenure.term + 1);
  });

  it('[CLUSTER-2] many who begin at once on an empty database: one at a time, whatever becomes of them', async () => {
    const terms: number[] = [];
    let holding = 0;
    await Promise.all(
      Array.from({ length: 6 }, async () => {
        const office = await elected();
        holding += 1;
        expect(holding).toBe(1);
        terms.push(office.tenure.term);
        await ask('select 1');
        holding -= 1;
        await office.resign();
      }),
    );
    expect(terms).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('[CLUSTER-2] what the writer before says after the next took over is not kept, and she learns of it', async () => {
    // Her beat would tell her first.
    const before = (await elected(frozen)).tenure;
    const oldStore = await storeOf(before);
    await oldStore.commit({ facts: [call('before')] });
    // Her connection of the lock is gone and she does not know it yet, as when its last words are still under way.
    const held = new Promise<void>((resolve) => {
      before.end = () => resolve();
    });
    await ask(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'hearthline election'`);
    await held;
    expect(before.isOver).toBe(false);
    const newStore = await storeOf((await elected()).tenure);
    await newStore.commit({ facts: [call('after')] });
    const learned = new Promise<string>((resolve) => {
      before.end = resolve;
    });
    await expect(oldStore.commit({ facts: [call('too late')] })).rejects.toMatchObject({ code: 'hub.fault' });
    await expect(oldStore.purgeHistory(Date.now())).rejects.toMatchObject({ code: 'hub.fault' });
    expect(await learned).toBe('the term is 2');
    expect(await factIds(newStore)).toEqual(['after', 'before']);
  });

  it('[CLUSTER-2] what she has under way is kept whole before the next one begins, or not at all', async () => {
    const store = await storeOf((await elected()).tenure);
    const many = Array.from({ length: 400 }, (_, index) => store.commit({ facts: [call(`call-${index}`)] }));
    await many[0];
    const [office] = offices;
    const over = office?.resign();
    const next = await storeOf((await elected()).tenure);
    const atTheBeginning = await factIds(next);
    const outcomes = await Promise.allSettled(many);
    await over;
    const kept = outcomes.flatMap(({ status }, index) => (status === 'fulfilled' ? [`call-${index}`] : []));
    expect(await factIds(next)).toEqual(atTheBeginning);
    expect(atTheBeginning).toEqual(expect.arrayContaining(kept));
  });

  it('[CLUSTER-3] who loses the connection of the lock, or one that writes, is the writer no more', async () => {
    for (const name of ['hearthline election', WRITER_NAME]) {
      const { tenure, resign } = await elected();
      const store = await storeOf(tenure);
      await store.commit({ facts: [call(name)] });
      await ask(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = '${name}'`);
      expect(await tenure.ended).toMatch(/^(the|a) connection/);
      await expect(store.commit({ facts: [call(`${name} later`)] })).rejects.toMatchObject({ code: 'hub.fault' });
      await resign();
    }
  });

  it('[CLUSTER-4] one who hangs, in the middle of a transaction too, is deposed', async () => {
    const { tenure } = await elected(frozen);
    const store = await storeOf(tenure);
    await store.commit({ facts: [call('before')] });
    const hanging = new Client({ connectionString: url, application_name: WRITER_NAME });
    hanging.on('error', () => undefined);
    await hanging.connect();
    await hanging.query('begin; select term from writer_term for share');
    const next = await elected();
    expect(next.tenure.term).toBe(2);
    await tenure.ended;
    await expect(store.commit({ facts: [call('later')] })).rejects.toMatchObject({ code: 'hub.fault' });
  });

  it('[CLUSTER-4] one who beats is left alone, however long others wait', async () => {
    const { tenure } = await elected();
    const calledOff = new AbortController();
    const waiting = campaign({ url, clock: quick, log }, calledOff.signal);
    const beats = async () => Number((await ask('select beat from writer_beat'))[0]?.['beat']);
    const from = await beats();
    // Far longer than the time after which a silent one is deposed.
    while ((await beats()) < from + 20) expect(tenure.isOver).toBe(false);
    calledOff.abort();
    expect(await waiting).toBe(null);
  });
});
