import { DatabaseSync } from 'node:sqlite';
import type { Fact } from '@hearthline/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Seat } from '../testing/seat.ts';
import { FakePbx } from '../testing/fakePbx.ts';
import { startTestHub, type TestHub } from '../testing/testHub.ts';

let pbx: FakePbx;
let hub: TestHub;
let lin: Seat;
let leader: Seat;

beforeAll(async () => {
  pbx = new FakePbx(['city-hotline']);
  hub = await startTestHub({ pbx: await pbx.start() });
  lin = await Seat.of(hub.url, 'linxiaoman');
  leader = await Seat.of(hub.url, 'liuzuzhang');
  await lin.beReady();
});
afterAll(async () => {
  lin.socket.drop();
  leader.socket.drop();
  await hub.stop();
  await pbx.stop();
});

const contact = (status: Parameters<FakePbx['contact']>[1]) => pbx.contact('1001', status, 'sip:1001@phone.test');
const facts = (kind: Fact['kind']): Fact[] => {
  const database = new DatabaseSync(hub.file, { readOnly: true });
  try {
    const rows = database.prepare('select body from fact where kind = ? order by position').all(kind);
    return rows.map((row) => JSON.parse(String(row['body'])) as Fact);
  } finally {
    database.close();
  }
};
/** Her line goes, the PBX pauses her, it comes back, and she is ready by herself. */
async function aCut(): Promise<void> {
  contact('Created');
  contact('Reachable');
  contact('Removed');
  await lin.state('notReady', 'lineLost');
  contact('Created');
  contact('Reachable');
  await lin.state('ready');
}

describe('a lost line', () => {
  it('[OUTAGE-1] [OUTAGE-4] [OUTAGE-6] N15 is excused once the phone’s own record has come, and its time is given back', async () => {
    await aCut();
    const cut = await lin.outage(({ endedAt }) => endedAt !== null);
    expect(cut).toMatchObject({ kind: 'line', proof: ['pbx'], isExcused: false });
    expect(facts('outage.excused')).toEqual([]);
    const record = { from: cut.beganAt - 2_000, to: cut.endedAt ?? 0 };
    await lin.do('outage.record', record, 'the same record');
    await lin.do('outage.record', record, 'the same record');
    await lin.outage(({ id, isExcused, proof }) => id === cut.id && isExcused && proof.includes('phone'));
    const out = facts('agent.stateChanged').flatMap((fact) =>
      fact.kind === 'agent.stateChanged' && fact.from.kind === 'notReady' && fact.from.reason === 'lineLost'
        ? [fact.to.since - fact.from.since]
        : [],
    );
    expect(facts('outage.excused')).toMatchObject(out.map((ms) => ({ ms, outageId: cut.id })));
    expect(facts('outage.ended')).toHaveLength(1);
  });

  it('[OUTAGE-8] N15 unproven it is contested once, and her leader’s answer is told back', async () => {
    await aCut();
    const cut = await lin.outage(({ endedAt, isExcused }) => endedAt !== null && !isExcused);
    expect(await leader.ask('outage.answer', { outageId: cut.id, isAccepted: true, word: '' })).toBe('outage.notFound');
    await lin.do('outage.contest', { outageId: cut.id, note: '村里的光缆断了' });
    expect(await lin.ask('outage.contest', { outageId: cut.id, note: '再说一次' })).toBe('outage.notFound');
    await leader.outage(({ id, contest }) => id === cut.id && contest?.note === '村里的光缆断了');
    expect(await lin.ask('outage.answer', { outageId: cut.id, isAccepted: true, word: '' })).toBe('command.notAllowed');
    await leader.do('outage.answer', { outageId: cut.id, isAccepted: true, word: '知道了，不算你的' });
    const seen = await lin.outage(({ contest }) => (contest?.answer ?? null) !== null);
    expect(seen).toMatchObject({
      isExcused: true,
      contest: { answer: { isAccepted: true, word: '知道了，不算你的' } },
    });
    expect(facts('outage.answered')).toMatchObject([{ personId: 'person-linxiaoman', isAccepted: true }]);
    // [DEED-1]
    const deeds = await lin.deeds((all) => all.length > 0);
    expect(deeds).toMatchObject([{ what: 'outageAccepted', byName: '刘组长', subject: '知道了，不算你的' }]);
    expect(await leader.deeds(() => true)).toEqual([]);
    expect(JSON.stringify([...facts('outage.contested'), ...facts('outage.answered')])).not.toContain('光缆');
  });

  it('[OUTAGE-5] what only her phone saw, and shortly, is nothing', async () => {
    const now = Date.now();
    await lin.do('outage.record', { from: now - 600_000, to: now - 596_000 });
    expect(facts('outage.ended')).toHaveLength(2);
    await lin.do('outage.record', { from: now - 600_000, to: now - 595_000 });
    expect(facts('outage.ended')).toHaveLength(3);
    expect(facts('outage.ended').at(-1)).toMatchObject({ proof: ['phone'] });
  });
});

describe('power', () => {
  it('[OUTAGE-3] N15 what the PC tells is proven', async () => {
    const report = { isAway: false, isOnBattery: true, batterySecondsLeft: null, isLineUp: true };
    await lin.do('pc.tell', report);
    await lin.state('notReady', 'onBattery');
    await lin.do('pc.tell', { ...report, isOnBattery: false });
    await lin.state('ready');
    await lin.outage(({ kind, isExcused }) => kind === 'power' && isExcused);
  });

  it('[OUTAGE-10] [OUTAGE-3] what is open goes on over a restart; the centre’s own side is proven too', async () => {
    await pbx.goAway();
    await lin.outage(({ kind, endedAt }) => kind === 'pbx' && endedAt === null);
    lin.socket.drop();
    leader.socket.drop();
    await hub.restart();
    await pbx.listen();
    lin = await Seat.of(hub.url, 'linxiaoman', lin.token);
    leader = await Seat.of(hub.url, 'liuzuzhang', leader.token);
    await lin.outage(({ kind, isExcused, endedAt }) => kind === 'pbx' && isExcused && endedAt !== null);
  });
});
