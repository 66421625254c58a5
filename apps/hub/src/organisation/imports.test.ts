import {
  PROTOCOL_VERSION,
  type Deed,
  type HubMessage,
  type ImportReport,
  type Organisation,
  type Person,
} from '@hearthline/protocol';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Seat } from '../testing/seat.ts';
import { FakePbx } from '../testing/fakePbx.ts';
import { RawSocket } from '../testing/rawSocket.ts';
import { postSignIn, signIn, startTestHub, type TestHub } from '../testing/testHub.ts';

let pbx: FakePbx;
let hub: TestHub;
let asIt: RawSocket;
let lin: Seat;

beforeEach(async () => {
  pbx = new FakePbx(['city-hotline']);
  hub = await startTestHub({ pbx: await pbx.start() });
  asIt = await join('itadmin');
  lin = await Seat.of(hub.url, 'linxiaoman');
});
afterEach(async () => {
  asIt.drop();
  lin.socket.drop();
  await hub.stop();
  await pbx.stop();
});

const join = async (account: string) => RawSocket.join(hub.url, { token: (await hub.signIn(account)).token });
const nothing = { name: null, extension: null, unit: null, role: null, inCharge: null, convener: null, timeZone: null };
const newcomer = { account: 'xinren', name: '新人甲', extension: '4001', unit: '北山片区/谷雨组/小溪队' };
const question = (lines: object[], absent: 'stay' | 'leave' = 'stay') => ({
  rows: lines.map((one, index) => ({ ...nothing, line: index + 2, ...one })),
  absent,
});
const send = async <T>(socket: RawSocket, name: string, input: unknown): Promise<T> => {
  const outcome = await socket.command(name, input);
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value as T;
};
const look = (asked: ReturnType<typeof question>) =>
  send<ImportReport>(asIt, 'organisation.import', { ...asked, basis: null });
const doIt = async (asked: ReturnType<typeof question>) =>
  send<ImportReport>(asIt, 'organisation.import', { ...asked, basis: (await look(asked)).basis });

/** The value of a topic as it was told last or will be, once it fits. */
async function topic<T>(socket: RawSocket, name: string, fits: (value: T) => boolean): Promise<T> {
  const valueIn = (message: HubMessage): T | null =>
    message.kind === 'change' && message.change.op === 'set' && message.change.topic === name
      ? (message.change.value as T)
      : null;
  const found = await socket.find((message) => {
    const value = valueIn(message);
    return value !== null && fits(value);
  });
  return valueIn(found) as T;
}
const deedsOf = (socket: RawSocket, count: number) => topic<Deed[]>(socket, 'deeds', (deeds) => deeds.length === count);
const isTold = (socket: RawSocket, fits: (people: readonly [string, unknown][]) => boolean) =>
  socket.find(
    ({ kind, ...message }) =>
      kind === 'change' &&
      'change' in message &&
      message.change.op === 'reset' &&
      message.change.topic === 'people' &&
      fits(message.change.rows),
  );

describe('an import', () => {
  it('[ORG-10] is only said first: nothing is written and nobody hears of it', async () => {
    const report = await look(question([newcomer]));
    expect(report).toMatchObject({
      isDone: false,
      added: { count: 1, shown: [{ name: '新人甲', detail: '北山片区/谷雨组/小溪队' }] },
      units: ['北山片区/谷雨组/小溪队'],
      unchangedCount: 60,
    });
    expect((await look(question([newcomer]))).added.count).toBe(1);
    expect(asIt.changes().filter(({ change }) => change.topic === 'people')).toHaveLength(1);
  });

  it('[ORG-10] done is what was said; after a change of the centre it is refused and nothing happens', async () => {
    const { basis } = await look(question([newcomer]));
    await doIt(question([{ account: 'zhouxiaohe', name: '周小禾' }]));
    const stale = await asIt.command('organisation.import', { ...question([newcomer]), basis });
    expect(stale).toMatchObject({ ok: false, error: { code: 'import.stale' } });
    expect((await look(question([newcomer]))).added.count).toBe(1);
  });

  it('[ORG-19] of two at once one is done and the other refused; a password made meanwhile stays', async () => {
    const questions = [question([newcomer]), question([{ account: 'zhouxiaohe', name: '周小禾' }])];
    const bases = await Promise.all(questions.map(async (asked) => ({ ...asked, basis: (await look(asked)).basis })));
    const personIds = ['person-wuqiufen'];
    const [first, made, second] = await Promise.all([
      asIt.command('organisation.import', bases[0]),
      asIt.command('account.makePasswords', { personIds }),
      asIt.command('organisation.import', bases[1]),
    ]);
    expect(first).toMatchObject({ ok: true, value: { isDone: true } });
    expect(second).toMatchObject({ ok: false, error: { code: 'import.stale' } });
    const { passwords } = (made.ok ? made.value : {}) as { passwords: { account: string; password: string }[] };
    await doIt(question([{ account: 'zhouxiaohe', name: '周小禾' }]));
    expect((await signIn(hub.url, 'wuqiufen', passwords[0]?.password)).person.id).toBe('person-wuqiufen');
    expect((await look(question([newcomer]))).added.count).toBe(0);
  });

  it('[ORG-11] [ORG-13] [ORG-14] the new one is seen by everybody, has no password until one is made, and outlives a restart', async () => {
    const report = await doIt(question([newcomer]));
    expect(report).toMatchObject({ isDone: true, added: { count: 1 } });
    const [added] = report.added.shown;
    if (!added) throw new Error('nobody was added');
    await isTold(lin.socket, (people) => people.some(([id]) => id === added.personId));
    const tree = await topic<Organisation>(lin.socket, 'organisation', ({ units }) => units.length === 11);
    expect(tree.units.find(({ name }) => name === '小溪队')).toMatchObject({ parentId: 'group-1' });
    for (const password of ['', 'a guess'])
      expect((await postSignIn(hub.url, { account: 'xinren', password })).status).toBeGreaterThanOrEqual(400);
    const { passwords } = await send<{ passwords: { account: string; password: string }[] }>(
      asIt,
      'account.makePasswords',
      { personIds: [added.personId] },
    );
    expect(passwords).toMatchObject([{ account: 'xinren' }]);
    expect(JSON.stringify(rowsOf('account'))).not.toContain(passwords[0]?.password);
    await hub.restart();
    const { person, token } = await signIn(hub.url, 'xinren', passwords[0]?.password);
    expect(person).toMatchObject({ id: added.personId, name: '新人甲', role: 'operator', extension: '4001' });
    const socket = await RawSocket.join(hub.url, { token });
    expect((await deedsOf(socket, 2)).map(({ what, byName }) => [what, byName])).toEqual([
      ['passwordMade', '任运维'],
      ['added', '任运维'],
    ]);
    socket.drop();
    asIt = await join('itadmin');
    expect(await look(question([newcomer]))).toMatchObject({ added: { count: 0 }, unchangedCount: 61, units: [] });
  });

  it('[ORG-2] [ORG-13] put in charge while connected she is a leader at once, and the one before her is none', async () => {
    const liu = await join('liuzuzhang');
    expect(await lin.ask('dispositions.today', {})).toBe('command.notAllowed');
    await doIt(question([{ account: 'linxiaoman', inCharge: 'yes' }]));
    await topic<Person>(lin.socket, 'me', ({ role }) => role === 'leader');
    expect(await lin.ask('dispositions.today', {})).toMatchObject({ counts: [] });
    await topic<Person>(liu, 'me', ({ role }) => role === 'operator');
    expect(await liu.command('dispositions.today', {})).toMatchObject({ error: { code: 'command.notAllowed' } });
    expect(await deedsOf(liu, 1)).toMatchObject([
      { what: 'relieved', subject: '北山片区/谷雨组', aboutId: 'person-liuzuzhang' },
    ]);
    expect(await deedsOf(lin.socket, 1)).toMatchObject([{ what: 'placed', byName: '任运维' }]);
    liu.drop();
  });

  it('[ORG-15] [ORG-13] [AUTH-8] who leaves is out of the queues and signed out, her facts stay, and the same login brings her back', async () => {
    await lin.beReady();
    expect(pbx.queues.get('city-hotline')?.size).toBe(1);
    const others = [{ account: 'zhouxiaohe' }];
    const facts = rowsOf('fact').length;
    const report = await doIt(question(others, 'leave'));
    expect(report).toMatchObject({ left: { count: 58 }, unchangedCount: 2 });
    expect((await lin.socket.first('refused')).error.code).toBe('session.expired');
    expect((await postSignIn(hub.url, { account: 'linxiaoman', password: 'a-demo-password' })).status).toBe(401);
    expect(rowsOf('fact').length).toBeGreaterThanOrEqual(facts);
    expect(rowsOf('session').filter((row) => row['person_id'] === 'person-linxiaoman')).toEqual([]);
    await pbx.asked({ Action: 'QueueRemove', Interface: 'PJSIP/1001' });
    expect(pbx.queues.get('city-hotline')?.size).toBe(0);
    const back = await doIt(question([{ account: 'linxiaoman' }]));
    expect(back.returned.shown).toMatchObject([{ personId: 'person-linxiaoman' }]);
    const { person, token } = await hub.signIn('linxiaoman');
    expect(person.id).toBe('person-linxiaoman');
    const socket = await RawSocket.join(hub.url, { token });
    expect((await deedsOf(socket, 2)).map(({ what }) => what)).toEqual(['returned', 'left']);
    socket.drop();
  });

  it('[ANN-11] whoever comes into the audience of an announcement is shown it, who leaves it no more', async () => {
    const draft = { title: '晚班', body: '', expiresAt: Date.now() + 600_000, mustRead: true };
    await send(asIt, 'announcement.publish', { ...draft, audience: { kind: 'unit', unitId: 'group-2' } });
    expect(await titlesOf(lin.socket, 0)).toEqual([]);
    await doIt(question([{ account: 'linxiaoman', unit: '北山片区/白露组' }]));
    expect(await titlesOf(lin.socket, 1)).toEqual(['晚班']);
  });

  it('[AUTH-7] a new password ends the sessions that were', async () => {
    await send(asIt, 'account.makePasswords', { personIds: ['person-linxiaoman'] });
    expect((await lin.socket.first('refused')).error.code).toBe('session.expired');
    const again = await RawSocket.open(hub.url);
    again.say({ kind: 'hello', protocol: PROTOCOL_VERSION, token: lin.token, client: 'desktop', resume: null });
    expect((await again.first('refused')).error.code).toBe('session.expired');
    again.drop();
  });
});

const rowsOf = (table: 'account' | 'fact' | 'session') => {
  const database = new DatabaseSync(hub.file, { readOnly: true });
  try {
    return database.prepare(`select * from ${table}`).all();
  } finally {
    database.close();
  }
};

/** The newest list of announcements that has so many. */
async function titlesOf(socket: RawSocket, count: number): Promise<string[]> {
  const message = await socket.find(
    (one) =>
      one.kind === 'change' &&
      one.change.op === 'reset' &&
      one.change.topic === 'announcements' &&
      one.change.rows.length === count,
  );
  return message.kind === 'change' && message.change.op === 'reset'
    ? message.change.rows.map(([, row]) => (row as { title: string }).title)
    : [];
}
