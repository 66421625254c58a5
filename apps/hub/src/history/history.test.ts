import type { CallRow, CommandOutcome, HistoryPage, MyHistory } from '@hearthline/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FakePbx } from '../testing/fakePbx.ts';
import { RawSocket } from '../testing/rawSocket.ts';
import { startTestHub, type TestHub } from '../testing/testHub.ts';
import { endOf } from './pbxEnd.ts';

const NOW = Date.now();
const all = { scope: 'mine', filter: 'all', search: '', before: null, limit: 50 } as const;

describe('history', () => {
  let pbx: FakePbx;
  let hub: TestHub;
  /** 1001, 1002 and 1001's leader. */
  let lin: RawSocket;
  let zhou: RawSocket;
  let leader: RawSocket;

  beforeAll(async () => {
    pbx = new FakePbx(['city-hotline']);
    hub = await startTestHub({ pbx: await pbx.start() });
    const join = async (account: string) => RawSocket.join(hub.url, { token: (await hub.signIn(account)).token });
    lin = await join('linxiaoman');
    zhou = await join('zhouxiaohe');
    leader = await join('liuzuzhang');
    await pbx.asked({ Action: 'DBGetTree' });
  });
  afterAll(async () => {
    for (const socket of [lin, zhou, leader]) socket.drop();
    await hub.stop();
    await pbx.stop();
  });

  const valueOf = <T>(outcome: CommandOutcome): T => {
    if (!outcome.ok) throw new Error(outcome.error.code);
    return outcome.value as T;
  };
  const read = async (socket: RawSocket, question: Record<string, unknown> = {}) =>
    valueOf<HistoryPage>(await socket.command('history.read', { ...all, ...question })).rows;
  /** Resolves with my history as soon as it is so. */
  const told = async (socket: RawSocket, fits: (history: MyHistory) => boolean): Promise<MyHistory> => {
    const message = await socket.find(
      (one) =>
        one.kind === 'change' &&
        one.change.op === 'set' &&
        one.change.topic === 'history' &&
        fits(one.change.value as MyHistory),
    );
    return (message as { change: { value: MyHistory } }).change.value;
  };
  const happens = async (id: string, record: Record<string, string>) => {
    pbx.outbox(id, record);
    await pbx.asked({ Action: 'DBDel', Key: id });
  };
  const visit = (id: string, more: Record<string, string> = {}) => ({
    ...{ id, uniqueid: id, queue: 'city-hotline', callerNumber: '+86 138-0000 1234', joinedAt: String(NOW - 30_000) },
    ...{ answeredAt: String(NOW - 20_000), memberInterface: 'PJSIP/1001', endedAt: String(NOW - 10_000) },
    ...{ endedBy: 'operator', status: 'answered', ...more },
  });
  const own = (id: string, more: Record<string, string> = {}) => ({
    ...{ kind: 'call', id, callId: `sip-${id}`, from: 'PJSIP/1001', number: '1002', startedAt: String(NOW - 5_000) },
    ...{ cause: '16', dialStatus: 'ANSWER', endedAt: String(NOW - 1_000), endedBy: 'other', status: 'ended', ...more },
  });

  it('[HIST-1] [HIST-6] a queue call is a row of who answered it, found by digits', async () => {
    await happens('q1', visit('q1'));
    const [row] = await read(lin, { search: '0000-12 34' });
    expect(row).toMatchObject({
      ...{ direction: 'in', number: '+86 138-0000 1234', queue: 'city-hotline', end: 'hungUpHere', callId: 'q1' },
      ...{ startedAt: NOW - 30_000, answeredAt: NOW - 20_000, endedAt: NOW - 10_000, quality: null },
    });
    expect(await read(lin, { search: '9999' })).toEqual([]);
    expect(await read(lin, { search: '王' })).toEqual([]);
    expect(await read(zhou)).toEqual([]);
  });

  it('[HIST-2] [HIST-7] an offer not taken is missed, counted until looked at; one taken elsewhere is nothing', async () => {
    const offer = (id: string, cause: string) => ({
      ...visit('q2'),
      ...{ kind: 'offer', offerId: id, to: 'PJSIP/1001', startedAt: String(NOW - 9_000), cause },
    });
    await happens('q2+offer', offer('q2+offer', '17'));
    await happens('q3+offer', offer('q3+offer', '26'));
    expect(await read(lin, { filter: 'missed' })).toMatchObject([{ end: 'declined', answeredAt: null, callId: 'q2' }]);
    await told(lin, ({ missedCount }) => missedCount === 1);
    expect(valueOf(await lin.command('history.seeMissed', { upTo: NOW }))).toEqual({});
    const seen = await told(lin, ({ missedCount, recent }) => missedCount === 0 && recent.length === 2);
    expect(seen.recent.map(({ callId }) => callId)).toEqual(['q2', 'q1']);
    await lin.command('history.seeMissed', { upTo: 1 });
    expect((await read(lin, { filter: 'missed' })).length).toBe(1);
  });

  it('[HIST-3] [HIST-4] a call between colleagues is a row of each, once', async () => {
    await happens('c1', own('c1', { answeredAtS: String((NOW - 4_000) / 1_000) }));
    await happens('c2', own('c2', { cause: '17', dialStatus: 'BUSY' }));
    pbx.outbox('c1', own('c1', { answeredAtS: String((NOW - 4_000) / 1_000) }));
    await happens('c3', own('c3', { number: '6003', cause: '17', dialStatus: '' }));
    const mine = await read(lin, { filter: 'out' });
    expect(new Set(mine.map(({ end, number, peerId }) => `${end} ${number} ${peerId}`))).toEqual(
      new Set(['busy 1002 person-zhouxiaohe', 'busy 6003 null', 'hungUpThere 1002 person-zhouxiaohe']),
    );
    const theirs = await read(zhou);
    expect(theirs.length).toBe(2);
    expect(new Set(theirs.map(({ end, peerId, direction }) => `${end} ${peerId} ${direction}`))).toEqual(
      new Set(['declined person-linxiaoman in', 'hungUpHere person-linxiaoman in']),
    );
  });

  it('[HIST-4] pages neither repeat nor leave out a row', async () => {
    const rows: CallRow[] = [];
    for (;;) {
      const last = rows.at(-1);
      const before = last === undefined ? null : { startedAt: last.startedAt, id: last.id };
      const page = valueOf<HistoryPage>(await lin.command('history.read', { ...all, before, limit: 2 }));
      rows.push(...page.rows);
      if (!page.hasMore) break;
    }
    expect(rows).toEqual(await read(lin));
    expect(rows.length).toBe(5);
  });

  it('[HIST-5] a leader reads the group’s, an operator does not', async () => {
    const group = await read(leader, { scope: 'group' });
    expect(new Set(group.map(({ personId }) => personId))).toEqual(new Set(['person-linxiaoman']));
    expect(await read(leader)).toEqual([]);
    const refused = await lin.command('history.read', { ...all, scope: 'group' });
    expect(refused).toMatchObject({ ok: false, error: { code: 'command.notAllowed' } });
  });

  it('[DEED-4] who was read by her leader reads that, once a day; what she reads of her own is no entry', async () => {
    await read(leader, { scope: 'group' });
    await read(leader, { scope: 'group' });
    await read(lin);
    const { token } = await hub.signIn('linxiaoman');
    const again = await RawSocket.join(hub.url, { token, client: 'browser' });
    const deeds = again.changes().find(({ change }) => change.op === 'set' && change.topic === 'deeds')?.change;
    expect(deeds).toMatchObject({ value: [{ what: 'callsRead', byName: '刘组长', aboutId: 'person-linxiaoman' }] });
    again.drop();
  });

  it('[HIST-8] the quality of a call stands beside it, also when it came first, and the first word counts', async () => {
    const report = (callId: string, mos: number) => ({
      ...{
        callId,
        talkedMs: 9_000,
        mos,
        lowestMos: 3,
        lossRatio: 0.01,
        jitterMs: 8,
        roundTripMs: null,
        warnings: ['loss' as const],
      },
    });
    valueOf(await lin.command('call.quality', report('q9', 4.2)));
    valueOf(await lin.command('call.quality', report('q9', 1.2)));
    await happens('q9', visit('q9'));
    const { recent } = await told(lin, (history) => history.recent.some(({ callId }) => callId === 'q9'));
    expect(recent.find(({ callId }) => callId === 'q9')?.quality).toMatchObject({
      ...{ mos: 4.2, roundTripMs: null, warnings: ['loss'] },
    });
    expect(recent.find(({ callId }) => callId === 'q1')?.quality).toBeNull();
  });
});

it.each([
  ['hungUpHere', { isAnswered: true, isByCaller: true, cause: 0, dialStatus: '' }],
  ['hungUpThere', { isAnswered: true, isByCaller: false, cause: 16, dialStatus: 'ANSWER' }],
  ['numberNotFound', { isAnswered: false, isByCaller: false, cause: 1, dialStatus: '' }],
  ['declined', { isAnswered: false, isByCaller: false, cause: 16, dialStatus: '' }],
  ['unavailable', { isAnswered: false, isByCaller: true, cause: 34, dialStatus: '' }],
  ['unavailable', { isAnswered: false, isByCaller: false, cause: 3, dialStatus: 'CHANUNAVAIL' }],
  ['busy', { isAnswered: false, isByCaller: true, cause: 17, dialStatus: '' }],
  ['cancelled', { isAnswered: false, isByCaller: true, cause: 127, dialStatus: '' }],
  ['cancelled', { isAnswered: false, isByCaller: true, cause: 127, dialStatus: 'CANCEL' }],
  ['noAnswer', { isAnswered: false, isByCaller: false, cause: 0, dialStatus: 'NOANSWER' }],
  ['failed', { isAnswered: false, isByCaller: false, cause: 0, dialStatus: '' }],
] as const)('C12 the real PBX’s words mean %s', (end, said) => expect(endOf(said)).toBe(end));
