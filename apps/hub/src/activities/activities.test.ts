import type { Activity } from '@hearthline/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AnnouncementBench } from '../testing/announcementBench.ts';
import { demoOperators } from '../demo/names.ts';
import { Activities } from './activities.ts';
import { FakeClock } from '../testing/fakeClock.ts';
import { lastRow } from '../testing/lastChange.ts';
import { RawSocket } from '../testing/rawSocket.ts';
import { startTestHub, type TestHub } from '../testing/testHub.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const clock = new FakeClock();
let hub: TestHub;
let leader: RawSocket;
let above: RawSocket;
let elsewhere: RawSocket;
let people: RawSocket[];
let activityId: string;
/** Every sixth is of the first group. */
const accounts = demoOperators.filter((_, index) => index % 6 === 0).slice(0, 3);
const idOf = (index: number): string => `person-${accounts[index]?.[1] ?? ''}`;

const join = async (account: string) => RawSocket.join(hub.url, { token: (await hub.signIn(account)).token });
const everybody = (): RawSocket[] => [leader, above, elsewhere, ...people];
const joinAll = async (): Promise<void> => {
  leader = await join('liuzuzhang');
  above = await join('mazuzhang');
  elsewhere = await join('fangzuzhang');
  people = await Promise.all(accounts.map(([, account]) => join(account)));
};
/** Time goes on, and everybody, silent for so long, comes anew. */
async function goesOn(lengthMs: number): Promise<void> {
  clock.advance(lengthMs);
  for (const socket of everybody()) socket.drop();
  await joinAll();
}
beforeAll(async () => {
  hub = await startTestHub({}, { clock });
  await joinAll();
});
afterAll(async () => {
  for (const socket of everybody()) socket.drop();
  await hub.stop();
});

const person = (index: number): RawSocket => people[index] as RawSocket;
const ask = async (socket: RawSocket, name: string, input: object = {}, id?: string): Promise<unknown> => {
  const outcome = await socket.command(name, { activityId, ...input }, id);
  return outcome.ok ? outcome.value : outcome.error.code;
};
const sees = (socket: RawSocket, fits: (row: Activity | null) => boolean = () => true) =>
  lastRow(socket, { topic: 'activities', key: activityId }, fits);
const draft = (more: object = {}) => ({
  ...{ title: '包饺子', body: '带上自己的馅。', place: '活动室' },
  ...{ audience: { kind: 'unit', unitId: 'group-1' }, startsAt: clock.now() + 2 * DAY_MS },
  ...{ endsAt: clock.now() + 2 * DAY_MS + HOUR_MS, isForFamilies: false, places: 1, ...more },
});
const plan = async (more: object = {}): Promise<void> => {
  const answer = await leader.command('activity.plan', draft(more));
  if (!answer.ok) throw new Error(answer.error.code);
  activityId = (answer.value as { activityId: string }).activityId;
};
const rows = (table: string) => hub.rows(`select * from ${table}`);

describe('activities', () => {
  it('[ACT-1] V1 are planned by who may speak to all whom they are for, and by nobody else', async () => {
    expect(await ask(person(0), 'activity.plan', draft())).toBe('command.notAllowed');
    expect(await ask(elsewhere, 'activity.plan', draft())).toBe('command.notAllowed');
    expect(await ask(leader, 'activity.plan', draft({ audience: { kind: 'all' } }))).toBe('command.notAllowed');
    for (const wrong of [
      { startsAt: clock.now() },
      { endsAt: clock.now() + DAY_MS },
      { startsAt: clock.now() + 800 * DAY_MS },
    ])
      expect(await ask(leader, 'activity.plan', draft(wrong))).toBe('command.badInput');
    await plan();
    const input = draft();
    const same = [
      await ask(leader, 'activity.plan', input, 'planned once'),
      await ask(leader, 'activity.plan', input, 'planned once'),
    ];
    expect(same[0]).toEqual(same[1]);
    expect(rows('activity')).toHaveLength(2);
  });

  it('[ACT-2] V1 are seen by whom they are for and who organises; names by the latter alone', async () => {
    expect(await sees(person(0), (row) => row !== null)).toMatchObject({ title: '包饺子', guests: null, mine: null });
    expect(await sees(above, (row) => row !== null)).toMatchObject({ guests: [] });
    const told = elsewhere.messages.filter((one) => JSON.stringify(one).includes(activityId));
    expect(told).toEqual([]);
  });

  it('[ACT-4] [ACT-6] V2 the second waits, and moves up by herself when the first withdraws', async () => {
    expect(await ask(elsewhere, 'activity.signUp', { companions: 0 })).toBe('activity.notFound');
    await ask(person(0), 'activity.signUp', { companions: 5 }, 'signed up once');
    await ask(person(0), 'activity.signUp', { companions: 5 }, 'signed up once');
    await ask(person(1), 'activity.signUp', { companions: 0 });
    expect((await sees(person(0), (row) => (row?.mine ?? null) !== null))?.mine).toMatchObject({
      companions: 0,
      waitingPlace: null,
    });
    expect((await sees(person(1), (row) => (row?.mine ?? null) !== null))?.mine).toMatchObject({
      waitingPlace: 1,
      hasWaited: true,
    });
    const guests = (await sees(leader, (row) => row?.waitingCount === 1))?.guests;
    expect(guests?.map(({ personId }) => personId)).toEqual([idOf(0), idOf(1)]);
    await ask(person(0), 'activity.withdraw');
    expect(await sees(person(1), (row) => row?.mine?.waitingPlace === null)).toMatchObject({
      ...{ takenPlaces: 1, waitingCount: 0, mine: { hasWaited: true } },
    });
    expect((await sees(person(0), (row) => row?.mine === null))?.mine).toBeNull();
  });

  it('[ACT-7] V2 what she put away of it stays away on every PC, until it is moved', async () => {
    await ask(person(1), 'activity.see', { notice: 'place' });
    await ask(person(1), 'activity.see', { notice: 'day' });
    expect((await sees(person(1), (row) => row?.mine?.seen.length === 2))?.mine?.seen).toEqual(['place', 'day']);
    const { audience: _audience, ...moved } = draft({
      startsAt: clock.now() + 3 * DAY_MS,
      endsAt: clock.now() + 4 * DAY_MS,
    });
    expect(await ask(leader, 'activity.change', { ...moved, version: 1 })).toEqual({});
    expect(await sees(person(1), (row) => row?.version === 2)).toMatchObject({
      ...{ movedAt: clock.now(), mine: { seen: ['place'] } },
    });
  });

  it('[ACT-3] V1 of two changes at once the second is refused, and places that are taken stay', async () => {
    await ask(person(0), 'activity.signUp', { companions: 0 });
    const { audience: _audience, ...change } = draft({ title: '包粽子', places: 2 });
    const both = await Promise.all([
      ask(above, 'activity.change', { ...change, version: 2 }),
      ask(leader, 'activity.change', { ...change, version: 2 }),
    ]);
    expect(both).toEqual(expect.arrayContaining(['activity.changed', {}]));
    expect((await sees(person(0), (row) => row?.title === '包粽子'))?.mine?.waitingPlace).toBeNull();
    expect(await ask(leader, 'activity.change', { ...change, places: 1, version: 3 })).toBe('activity.tooFewPlaces');
    expect(await ask(elsewhere, 'activity.change', { ...change, version: 3 })).toBe('activity.notFound');
  });

  it('[ACT-8] [ACT-9] V2 attendance: not before it begins, kept with who said it, and earned once', async () => {
    const came = {
      marks: [
        { personId: idOf(0), wasThere: true },
        { personId: idOf(2), wasThere: true },
      ],
    };
    expect(await ask(leader, 'activity.attend', came)).toBe('activity.notYet');
    await goesOn(3 * DAY_MS);
    expect(await ask(person(2), 'activity.signUp', { companions: 0 })).toBe('activity.over');
    expect(await ask(person(0), 'activity.withdraw')).toBe('activity.over');
    expect(await ask(person(0), 'activity.attend', came)).toBe('command.notAllowed');
    expect(await ask(elsewhere, 'activity.attend', came)).toBe('activity.notFound');
    const herself = { marks: [{ personId: 'person-liuzuzhang', wasThere: true }] };
    expect(await ask(leader, 'activity.attend', herself)).toBe('command.notAllowed');
    expect(await ask(leader, 'activity.attend', came)).toEqual({});
    expect(await ask(above, 'activity.attend', { marks: [{ personId: idOf(0), wasThere: false }] })).toEqual({});
    expect(await ask(leader, 'activity.attend', came)).toEqual({});
    expect((await sees(person(0), (row) => row?.myAttendance?.wasThere === true))?.myAttendance?.byName).toBe('刘组长');
    const guests = (await sees(leader))?.guests;
    expect(guests?.find(({ personId }) => personId === idOf(2))).toMatchObject({ signUp: null });
    const said = rows('activity_mark').map((one) => (JSON.parse(String(one['body'])) as { byName: string }).byName);
    expect(said).toHaveLength(4);
    expect(said).toContain('马组长');
    const earned = rows('ledger').filter((one) => one['rule_id'] === 'activity-attended');
    expect(earned.map((one) => [one['person_id'], one['points']])).toEqual([
      [idOf(0), 2],
      [idOf(2), 2],
    ]);
  });

  it('[ACT-5] V1 V2 a family takes a place each, and more of it only where there is room', async () => {
    await plan({ isForFamilies: true, places: 4 });
    expect(await ask(person(0), 'activity.signUp', { companions: 4 })).toBe('activity.tooFewPlaces');
    await ask(person(0), 'activity.signUp', { companions: 2 });
    await ask(person(1), 'activity.signUp', { companions: 0 });
    expect(await ask(person(0), 'activity.signUp', { companions: 3 })).toBe('activity.tooFewPlaces');
    expect((await sees(person(0), (row) => row?.takenPlaces === 4))?.mine).toMatchObject({ companions: 2 });
    await ask(person(2), 'activity.signUp', { companions: 1 });
    await ask(person(0), 'activity.signUp', { companions: 0 });
    expect((await sees(person(2), (row) => row?.mine?.waitingPlace === null))?.takenPlaces).toBe(4);
  });

  it('[ACT-3] [ACT-11] V1 called off with its reason, it is what it was after a restart', async () => {
    expect(await ask(leader, 'activity.callOff', { why: '下大雪' })).toEqual({});
    expect(await ask(person(0), 'activity.signUp', { companions: 2 })).toBe('activity.calledOff');
    await hub.restart();
    await joinAll();
    expect(await sees(person(2))).toMatchObject({
      ...{ calledOff: { why: '下大雪' }, takenPlaces: 4, mine: { companions: 1 } },
    });
    expect(await ask(person(2), 'activity.withdraw')).toEqual({});
  });

  it('[ACT-6] V2 a place of somebody who leaves the centre goes to the first who waits, who is told', async () => {
    const bench = await AnnouncementBench.open();
    try {
      const activities = new Activities(bench);
      const planned = await activities.plan(
        { ...draft(), audience: { kind: 'all' }, startsAt: bench.clock.now() + 1, endsAt: bench.clock.now() + 2 },
        bench.person('itadmin'),
      );
      await bench.keep(planned);
      const { activityId: id } = planned.value;
      const waits = bench.person('wuqiufen');
      for (const one of [bench.person('linxiaoman'), waits])
        await bench.keep(await activities.signUp({ activityId: id, companions: 0 }, one));
      bench.publisher.told.length = 0;
      const { people: all, ...centre } = bench.centre();
      const staying = all.map((one) => (one.id === 'person-linxiaoman' ? { ...one, isActive: false } : one));
      bench.directory.replace({ ...centre, people: staying });
      const told = bench.publisher.told.findLast(({ personId }) => personId === waits.id)?.change;
      expect(told).toMatchObject({
        rows: [[id, { takenPlaces: 1, waitingCount: 0, mine: { waitingPlace: null, hasWaited: true } }]],
      });
    } finally {
      await bench.close();
    }
  });

  it('[ACT-10] V2 who came is gone 90 days after its end, the activity itself after 400', async () => {
    // Without sockets: their clocks would tick through all these days.
    const bench = await AnnouncementBench.open();
    try {
      const activities = new Activities(bench);
      const planned = await activities.plan(
        { ...draft(), audience: { kind: 'all' }, startsAt: bench.clock.now() + 1, endsAt: bench.clock.now() + 2 },
        bench.person('itadmin'),
      );
      await bench.keep(planned);
      const { activityId: id } = planned.value;
      const lin = bench.person('linxiaoman');
      await bench.keep(await activities.signUp({ activityId: id, companions: 0 }, lin));
      const shown = () => activities.snapshot(lin).flatMap((change) => (change.op === 'reset' ? change.rows : []));
      bench.clock.advance(90 * DAY_MS);
      await activities.forgetOld();
      expect(shown()).toMatchObject([[id, { mine: { companions: 0 } }]]);
      bench.clock.advance(DAY_MS);
      await activities.forgetOld();
      expect(shown()).toMatchObject([[id, { mine: null }]]);
      expect(await bench.store.readActivities()).toMatchObject({ activities: [{ id }], signUps: [] });
      bench.clock.advance(310 * DAY_MS);
      await activities.forgetOld();
      expect([shown(), (await bench.store.readActivities()).activities]).toEqual([[], []]);
    } finally {
      await bench.close();
    }
  });
});
