import { DatabaseSync } from 'node:sqlite';
import type { CareVisit, Deed, ValueOf, ValueTopic } from '@hearthline/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoItPeople, demoLeaders, demoOperators } from '../demo/names.ts';
import { FakeClock } from '../testing/fakeClock.ts';
import { lastRow } from '../testing/lastChange.ts';
import { RawSocket } from '../testing/rawSocket.ts';
import { startTestHub, type TestHub } from '../testing/testHub.ts';

const DAY_MS = 24 * 3_600_000;
/** Starts on 20 November 2026, 10:00 in China. */
const clock = new FakeClock();
const LIN = 'person-linxiaoman';
const MATE = 'person-wuqiufen';
const harvest = { kind: 'holiday', title: { 'zh-CN': '丰收节', en: 'Harvest' } };
const birthday = { on: '11-21', toldTo: 'nobody' };

let hub: TestHub;
let lin: RawSocket;
/** Of her group. */
let mate: RawSocket;
let leader: RawSocket;
/** Leads the region above. */
let above: RawSocket;
/** Leads another region. */
let elsewhere: RawSocket;

const join = async (account: string) => RawSocket.join(hub.url, { token: (await hub.signIn(account)).token });
const sockets = () => [lin, mate, leader, above, elsewhere];
async function joinAll(): Promise<void> {
  lin = await join('linxiaoman');
  mate = await join('wuqiufen');
  leader = await join('liuzuzhang');
  above = await join('mazuzhang');
  elsewhere = await join('fangzuzhang');
}
/** Time goes on, the hub starts again, and those who are still there come anew. */
async function goesOn(days: number): Promise<void> {
  for (const socket of sockets()) socket.drop();
  clock.advance(days * DAY_MS);
  await hub.restart();
  await joinAll();
}
const nothing = { name: null, extension: null, unit: null, role: null, inCharge: null, convener: null, timeZone: null };
/** As IT does it: first the look, then the deed. */
async function importPeople(lines: readonly object[], absent: 'stay' | 'leave'): Promise<void> {
  const it = await join('itadmin');
  const rows = lines.map((one, index) => ({ ...nothing, line: index + 2, ...one }));
  const look = (await ask(it, 'organisation.import', { rows, absent, basis: null })) as { basis: string };
  expect(await ask(it, 'organisation.import', { rows, absent, basis: look.basis })).toMatchObject({ isDone: true });
  it.drop();
}
/** Written past the hub, as if long ago. */
const past = (statement: string): void => {
  const database = new DatabaseSync(hub.file);
  database.exec(statement);
  database.close();
};
const workedOn = (personId: string, workday: string): void =>
  past(`insert into day_total values ('${personId}', '${workday}', 0, 3, 0, 0, 0, 0, 1)`);

beforeAll(async () => {
  const holidays = [{ on: '2026-11-24', title: harvest.title }];
  hub = await startTestHub({ holidays }, { clock });
  await joinAll();
});
afterAll(async () => {
  for (const socket of sockets()) socket.drop();
  await hub.stop();
});

const ask = async (socket: RawSocket, name: string, input: object, id?: string): Promise<unknown> => {
  const outcome = await socket.command(name, input, id);
  return outcome.ok ? outcome.value : outcome.error.code;
};
/** Whatever the hub had told everybody by now has come: an answer follows it. */
const heardAll = async (): Promise<void> => {
  for (const socket of sockets()) await ask(socket, 'panel.pace', { isQuiet: false, isInCall: false });
};
/** Resolves when a topic is as wanted, as told last or from now on. */
async function told<T extends ValueTopic>(
  socket: RawSocket,
  topic: T,
  fits: (value: ValueOf<T>) => boolean = () => true,
): Promise<ValueOf<T>> {
  const all = () =>
    socket.changes().flatMap(({ change }) => {
      const isIt = change.op === 'set' && change.topic === topic;
      return isIt ? [change.value as ValueOf<T>] : [];
    });
  const isThere = () => all().slice(-1).some(fits);
  await socket.find(isThere);
  return all().at(-1) as ValueOf<T>;
}
const deeds = async (fits: (all: readonly Deed[]) => boolean) =>
  (await told(lin, 'deeds', fits)).map(({ what, subject, byName }) => [what, subject, byName]);
const visitRow = (socket: RawSocket, visitId: string, fits?: (row: CareVisit | null) => boolean) =>
  lastRow(socket, { topic: 'careVisits', key: visitId }, fits);

describe('a birthday', () => {
  it('[CARE-1] V4 is a month and a day said by herself, told to nobody at first', async () => {
    expect(await told(lin, 'myBirthday')).toEqual({ birthday: null });
    for (const on of ['1990-11-21', '13-01', '02-30', '00-10', '11-00', ''])
      expect(await ask(lin, 'birthday.set', { birthday: { ...birthday, on } }), on).toBe('command.badInput');
    expect(await ask(lin, 'birthday.set', { birthday }, 'said only once')).toEqual({});
    expect(await told(lin, 'myBirthday', (value) => value.birthday !== null)).toEqual({ birthday });
    await heardAll();
    for (const socket of [mate, leader, above, elsewhere])
      expect(await told(socket, 'myBirthday')).toEqual({ birthday: null });
    const days = mate.changes().filter(({ change }) => change.topic === 'careDay');
    expect(days, 'not even that something was said').toHaveLength(1);
    expect(JSON.stringify(leader.messages)).not.toContain('11-21');
    expect((await told(leader, 'careDay')).coming).toEqual([{ on: '2026-11-24', personId: null, feast: harvest }]);
  });

  it('[CARE-1] [CARE-3] [CARE-4] V4 is told to those alone whom she chose', async () => {
    const mine = { on: '2026-11-21', personId: LIN, feast: { kind: 'birthday' } };
    await ask(lin, 'birthday.set', { birthday: { ...birthday, toldTo: 'leader' } });
    for (const socket of [leader, above])
      expect((await told(socket, 'careDay', ({ coming }) => coming?.length === 2)).coming).toContainEqual(mine);
    await goesOn(1);
    expect((await told(lin, 'careDay')).mine).toEqual([{ kind: 'birthday' }]);
    expect((await told(leader, 'careDay')).coming).toContainEqual(mine);
    for (const socket of [mate, elsewhere]) expect((await told(socket, 'careDay')).mates).toEqual([]);
    await ask(lin, 'birthday.set', { birthday: { ...birthday, toldTo: 'team' } });
    expect((await told(mate, 'careDay', ({ mates }) => mates.length > 0)).mates).toEqual([LIN]);
    await heardAll();
    expect((await told(mate, 'careDay')).coming).toBeNull();
    expect((await told(lin, 'careDay')).mates).toEqual([]);
    expect((await told(elsewhere, 'careDay')).mates).toEqual([]);
    expect((await told(elsewhere, 'careDay')).coming).not.toContainEqual(mine);
  });

  it('[CARE-1] [CARE-10] V4 deleted by her it is out of the store, and an old command does not bring it back', async () => {
    expect(hub.rows('select person_id from birthday')).toHaveLength(1);
    await ask(lin, 'birthday.set', { birthday: null });
    expect(hub.rows('select * from birthday')).toEqual([]);
    expect(await told(lin, 'myBirthday', (value) => value.birthday === null)).toEqual({ birthday: null });
    expect((await told(mate, 'careDay', ({ mates }) => mates.length === 0)).mates).toEqual([]);
    expect(await ask(lin, 'birthday.set', { birthday }, 'said only once')).toEqual({});
    expect(hub.rows('select * from birthday')).toEqual([]);
  });
});

describe('days of everybody', () => {
  it('[CARE-2] [CARE-4] V4 years together and holidays: she is greeted, who leads her sees it coming, mates do not', async () => {
    workedOn(LIN, '2024-11-24');
    workedOn(LIN, '2025-11-23');
    await goesOn(0);
    const anniversary = { kind: 'anniversary', years: 2 };
    const coming = (await told(leader, 'careDay')).coming ?? [];
    expect(coming).toEqual([
      { on: '2026-11-24', personId: null, feast: harvest },
      { on: '2026-11-24', personId: LIN, feast: anniversary },
    ]);
    expect((await told(lin, 'careDay')).mine).toEqual([]);
    await goesOn(3);
    expect((await told(lin, 'careDay')).mine).toEqual([anniversary, harvest]);
    expect(await told(mate, 'careDay')).toEqual({ workday: '2026-11-24', mine: [harvest], mates: [], coming: null });
  });

  it('[CARE-4] V4 the day changes at midnight for those who are there', async () => {
    for (const socket of [mate, leader, above, elsewhere]) socket.drop();
    clock.advance(13 * 3_600_000 + 59 * 60_000);
    lin.drop();
    lin = await join('linxiaoman');
    expect((await told(lin, 'careDay')).workday).toBe('2026-11-24');
    // Shorter than the hub bears a silent client.
    clock.advance(60_000 - 5_000);
    lin.drop();
    lin = await join('linxiaoman');
    clock.advance(5_000);
    expect((await told(lin, 'careDay', ({ workday }) => workday === '2026-11-25')).mine).toEqual([]);
    await goesOn(0);
  });
});

describe('a visit', () => {
  const draft = { personId: LIN, kind: 'visit', on: '2026-11-26', text: '去家里看看，带一副新耳机' };
  let visitId: string;

  it('[CARE-6] [CARE-10] V4 is planned by who leads her, for a day to come, once', async () => {
    for (const socket of [mate, lin, elsewhere])
      expect(await ask(socket, 'care.plan', draft)).toBe('command.notAllowed');
    for (const wrong of [{ on: '2026-11-24' }, { on: '2027-12-01' }, { text: ' ' }, { text: '字'.repeat(121) }])
      expect(await ask(leader, 'care.plan', { ...draft, ...wrong })).toBe('command.badInput');
    const first = await ask(leader, 'care.plan', draft, 'planned only once');
    expect(await ask(leader, 'care.plan', draft, 'planned only once')).toEqual(first);
    ({ visitId } = first as { visitId: string });
    expect(hub.rows('select id from care_visit')).toEqual([{ id: visitId }]);
  });

  it('[CARE-7] [CARE-8] V4 is told to those who lead her, and she reads every word of it in her own log', async () => {
    expect(await visitRow(leader, visitId)).toMatchObject({ ...draft, byName: '刘组长', done: null, isMine: true });
    expect(await visitRow(above, visitId)).toMatchObject({ isMine: false });
    await heardAll();
    for (const socket of [lin, mate, elsewhere])
      expect(socket.changes().filter(({ change }) => JSON.stringify(change).includes(visitId))).toEqual([]);
    expect(await deeds((all) => all.length === 1)).toEqual([['carePlanned', `2026-11-26 ${draft.text}`, '刘组长']]);
  });

  it('[CARE-6] [CARE-7] V4 is done with a word by whose turn it is, once, and she reads that word', async () => {
    for (const socket of [above, elsewhere])
      expect(await ask(socket, 'care.finish', { visitId, word: '去过了' })).toBe('care.notFound');
    expect(await ask(leader, 'care.finish', { visitId, word: '' })).toBe('command.badInput');
    expect(await ask(leader, 'care.finish', { visitId, word: '聊得很好' }, 'done only once')).toEqual({});
    expect(await ask(leader, 'care.finish', { visitId, word: '聊得很好' }, 'done only once')).toEqual({});
    expect(await ask(leader, 'care.finish', { visitId, word: '又一次' })).toBe('care.notFound');
    expect(await ask(leader, 'care.drop', { visitId })).toBe('care.notFound');
    const done = await visitRow(above, visitId, (row) => row !== null && row.done !== null);
    expect(done?.done).toMatchObject({ byName: '刘组长', word: '聊得很好' });
    expect(await deeds((all) => all.length === 2)).toContainEqual(['careDone', '2026-11-26 聊得很好', '刘组长']);
  });

  it('[CARE-6] [CARE-7] V4 dropped it is gone for all, and she reads that too', async () => {
    const { visitId: other } = (await ask(leader, 'care.plan', { ...draft, kind: 'call' })) as { visitId: string };
    await visitRow(above, other, (row) => row !== null);
    expect(await ask(leader, 'care.drop', { visitId: other })).toEqual({});
    expect(await visitRow(above, other, (row) => row === null)).toBeNull();
    expect(hub.rows('select id from care_visit')).toEqual([{ id: visitId }]);
    expect((await deeds((all) => all.length === 4))[0]).toEqual(['careDropped', `2026-11-26 ${draft.text}`, '刘组长']);
  });

  it('[CARE-6] [CARE-8] V4 passes to who leads her now, and she can do it then', async () => {
    await ask(mate, 'birthday.set', { birthday });
    const { visitId: hers } = (await ask(leader, 'care.plan', { ...draft, personId: MATE })) as { visitId: string };
    await importPeople([{ account: 'wuqiufen', unit: '南坪片区/梧桐组' }], 'stay');
    expect(await visitRow(elsewhere, hers, (row) => row !== null)).toMatchObject({ byName: '刘组长', isMine: true });
    expect(await visitRow(leader, hers, (row) => row === null)).toBeNull();
    expect(await ask(leader, 'care.finish', { visitId: hers, word: '去过了' })).toBe('care.notFound');
    expect(await ask(elsewhere, 'care.finish', { visitId: hers, word: '去过了' })).toEqual({});
  });

  it('[CARE-9] V4 of who left the centre goes with her birthday when the next day begins', async () => {
    expect(hub.rows(`select person_id from birthday`)).toEqual([{ person_id: MATE }]);
    const stay = [...demoOperators, ...demoLeaders, ...demoItPeople].map(([, account]) => ({ account }));
    await importPeople(
      stay.filter(({ account }) => account !== 'wuqiufen'),
      'leave',
    );
    for (const socket of sockets()) socket.drop();
    clock.advance(DAY_MS);
    await hub.restart();
    expect(hub.rows('select * from birthday')).toEqual([]);
    expect(hub.rows('select id from care_visit')).toEqual([{ id: visitId }]);
    [lin, leader, above] = [await join('linxiaoman'), await join('liuzuzhang'), await join('mazuzhang')];
  });

  it('[CARE-6] V4 at most 100 plans of one person are open', async () => {
    const answers: unknown[] = [];
    for (let index = 0; index < 101; index += 1) answers.push(await ask(leader, 'care.plan', draft));
    expect(answers.filter((answer) => answer === 'care.tooMany')).toHaveLength(1);
    expect(answers.at(-1)).toBe('care.tooMany');
  });

  it('[CARE-9] V4 goes 180 days after its day, and outlives a restart until then', async () => {
    const hadItsDayOn = async (on: string) => {
      for (const socket of sockets()) socket.drop();
      past(`update care_visit set workday = '${on}', body = json_set(body, '$.on', '${on}') where id = '${visitId}'`);
      await hub.restart();
      leader = await join('liuzuzhang');
      return hub.rows(`select id from care_visit where id = '${visitId}'`);
    };
    expect(await hadItsDayOn('2026-05-30')).toHaveLength(1);
    expect(await visitRow(leader, visitId)).toMatchObject({ on: '2026-05-30', text: draft.text });
    expect(await hadItsDayOn('2026-05-29')).toEqual([]);
  });
});
