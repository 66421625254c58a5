/**
 * Four hubs under load, and each of their parts killed in turn. Everybody reads every announcement, a leader publishes and awards
 * without a pause; in the end each announcement, reading and award is in the database once, and nobody was told anything twice.
 */
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoOperators } from '../demo/names.ts';
import { startClusterGround, type ClusterGround } from '../testing/clusterGround.ts';
import { CrowdPerson } from '../testing/crowd.ts';
import { startHubProcess, type HubProcess } from '../testing/hubProcess.ts';

const HUBS = 4;
/** Announcements and awards that go out between one blow and the next. */
const BETWEEN = 6;
const LEADER = 'liuzuzhang';
const readers = demoOperators.map(([, account]) => account);
const ownGroup = readers.filter((_, index) => index % 6 === 0);

let ground: ClusterGround;
let hubs: HubProcess[];
let crowd: CrowdPerson[];
let publisher: CrowdPerson;
let leader: CrowdPerson;
/** How much the two of them have said. */
let published = 0;
let awarded = 0;
let talking: Promise<unknown>;
const isEnough = new AbortController();

const urls = () => hubs.map(({ url }) => url);
/** The doors as one of the crowd knows them: another one first for each. */
const around = (first: number): [string, ...string[]] => {
  const all = urls();
  const turned = [...all.slice(first % all.length), ...all.slice(0, first % all.length)];
  return turned as [string, ...string[]];
};
const everybody = () => [...crowd, publisher, leader];

beforeAll(async () => {
  ground = await startClusterGround({ signInLimits: { perAddress: 1_000 } });
  hubs = [];
  for (let count = 0; count < HUBS; count += 1) {
    const hub = await startHubProcess(ground.config());
    hubs.push(hub);
    await hub.says(({ event, term }) => event === 'linked' && term === 1);
  }
  const join = (account: string, index: number) => CrowdPerson.join(account, around(index));
  crowd = await Promise.all(readers.map((account, index) => join(account, index)));
  publisher = await join('itadmin', 1);
  leader = await join(LEADER, 2);
  for (const one of crowd) one.readsEverything();
  talking = talk();
});
afterAll(async () => {
  for (const one of everybody()) one.client.close();
  await Promise.all(hubs.map((hub) => hub.kill()));
  await ground.stop();
});

/** An announcement and an award, and the next when half of the crowd sees it: so readings are always under way. */
async function talk(): Promise<void> {
  while (!isEnough.signal.aborted) {
    const title = `公告 ${published}`;
    const draft = {
      title,
      body: '',
      audience: { kind: 'all' as const },
      expiresAt: Date.now() + 3_600_000,
      mustRead: true,
    };
    const personId = `person-${ownGroup[awarded % ownGroup.length] ?? ''}`;
    const input = { personId, points: 3, word: `Round ${awarded}` };
    await Promise.all([
      publisher.says((client) => client.send('announcement.publish', draft)),
      leader.says((client) => client.send('points.correct', input)),
    ]);
    published += 1;
    awarded += 1;
    const seenBy = crowd.map((one) => one.until(() => one.announcements().length >= published));
    await someOf(seenBy, crowd.length / 2);
  }
}

/** Resolves when so many have resolved. */
function someOf(all: readonly Promise<void>[], count: number): Promise<void> {
  return new Promise((resolve) => {
    let done = 0;
    for (const one of all)
      void one.then(() => {
        done += 1;
        if (done >= count) resolve();
      });
  });
}

/** Resolves when the load has gone on through whatever happened, and everybody sees all of it. */
async function goesOn(): Promise<void> {
  const shown = published + BETWEEN;
  await Promise.race([talking, Promise.all(crowd.map((one) => one.until(() => one.announcements().length >= shown)))]);
}

const streamsOf = () => crowd.map(({ epochs }) => epochs.length);
const roleOf = (hub: HubProcess) => hub.said.findLast(({ event }) => event.startsWith('writer'))?.event ?? 'door';
const writerAt = () => hubs.findIndex((hub) => roleOf(hub) === 'writer');

/** Starts the hub again that was at this place, at its address. */
async function startAgain(index: number): Promise<void> {
  const old = hubs[index];
  if (old === undefined) throw new Error('no such hub');
  const hub = await startHubProcess(ground.config(Number(new URL(old.url).port)));
  hubs[index] = hub;
  await hub.says(({ event, term }) => event === 'linked' && term !== null);
}

/** Resolves when one of these is the writer of a later term than any before. */
function elects(among: readonly HubProcess[]): Promise<unknown> {
  const terms = hubs.flatMap(({ said }) => said.map(({ term }) => term ?? 0));
  const newest = Math.max(...terms);
  return Promise.race(among.map((hub) => hub.says(({ event, term }) => event === 'writer' && (term ?? 0) > newest)));
}

describe('four hubs under load', () => {
  it('[CLUSTER-8] [SESSION-5] doors are killed: their clients resume by others, nobody starts afresh', async () => {
    await goesOn();
    const before = streamsOf();
    for (let count = 1; count < HUBS; count += 1) {
      const index = (writerAt() + count) % HUBS;
      await hubs[index]?.kill();
      await goesOn();
      await startAgain(index);
    }
    expect(streamsOf()).toEqual(before);
  });

  it('[CLUSTER-9] [SESSION-7] the writer is killed, three times: another one goes on', async () => {
    for (let count = 0; count < 3; count += 1) {
      const index = writerAt();
      const elected = elects(hubs.filter((_, other) => other !== index));
      await hubs[index]?.kill();
      await elected;
      await goesOn();
      await startAgain(index);
    }
  });

  it('[CLUSTER-10] NATS is killed and started again: the writer stays, everybody resumes', async () => {
    await goesOn();
    const [before, writer] = [streamsOf(), writerAt()];
    const lost = hubs.map((hub) => hub.says(({ event, term }) => event === 'linked' && term === null, hub.said.length));
    await ground.nats.kill();
    await Promise.all(lost);
    await ground.nats.start();
    await goesOn();
    expect(writerAt()).toBe(writer);
    expect(streamsOf()).toEqual(before);
  });

  it('[CLUSTER-3] NATS stays away: nobody is the writer, and somebody is elected when it is back', async () => {
    const writer = hubs[writerAt()];
    const [heard, elected] = [writer?.said.length ?? 0, elects(hubs)];
    await ground.nats.kill();
    await writer?.says(({ event }) => event === 'writerNoMore', heard);
    await ground.nats.start();
    await elected;
    await goesOn();
  });

  it('[CLUSTER-11] PostgreSQL is stopped and started again: somebody is elected and goes on', async () => {
    const elected = elects(hubs);
    await ground.postgres.restart();
    await elected;
    await goesOn();
  });

  it('[CLUSTER-4] the writer hangs: it is deposed, and when it wakes it writes nothing and is a door again', async () => {
    const index = writerAt();
    const frozen = hubs[index];
    const heard = frozen?.said.length ?? 0;
    const elected = elects(hubs.filter((hub) => hub !== frozen));
    frozen?.freeze();
    await elected;
    await goesOn();
    frozen?.thaw();
    await frozen?.says(({ event }) => event === 'writerNoMore', heard);
    await frozen?.says(({ event, term }) => event === 'linked' && term !== null, heard);
    await goesOn();
    expect(hubs.filter((hub) => roleOf(hub) === 'writer')).toHaveLength(1);
  });

  it('[CLUSTER-5] [CLUSTER-6] [FACT-2] [POINTS-2] after all that: each once, and the same for everybody', async () => {
    isEnough.abort();
    await talking;
    const isRead = (one: CrowdPerson) =>
      one.announcements().length === published &&
      one.announcements().every(({ acknowledgedAt }) => acknowledgedAt !== null);
    await Promise.all(crowd.map((one) => one.until(() => isRead(one) && one.outbox.size === 0)));
    expect(everybody().flatMap(({ faults }) => faults)).toEqual([]);
    for (const one of crowd) expect(new Set(one.announcements().map(({ title }) => title)).size).toBe(published);

    const client = new Client({ connectionString: ground.databaseUrl });
    await client.connect();
    const count = async (sql: string) =>
      Number(Object.values((await client.query<Record<string, unknown>>(sql)).rows[0] ?? {})[0]);
    const read = published * readers.length;
    expect(await count('select count(*) from announcement')).toBe(published);
    expect(await count('select count(distinct title) from announcement')).toBe(published);
    expect(await count('select count(*) from acknowledgement')).toBe(read);
    expect(await count(`select count(*) from fact where kind = 'announcement.acknowledged'`)).toBe(read);
    expect(await count(`select count(*) from ledger where rule_id = 'announcement-read'`)).toBe(read);
    expect(await count(`select count(*) from ledger where rule_id = 'correction'`)).toBe(awarded);
    expect(await count('select sum(points) from ledger')).toBe(read + 3 * awarded);
    expect(await count('select sum(points) from day_total')).toBe(read + 3 * awarded);
    await client.end();
  });
});
