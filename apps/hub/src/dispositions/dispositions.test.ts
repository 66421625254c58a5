import type { CallRow, CommandOutcome, HistoryPage } from '@hearthline/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FakePbx } from '../testing/fakePbx.ts';
import { RawSocket } from '../testing/rawSocket.ts';
import { startTestHub, type TestHub } from '../testing/testHub.ts';

const HOUR_MS = 3_600_000;
const NOW = Date.now();

describe('dispositions', () => {
  let pbx: FakePbx;
  let hub: TestHub;
  let lin: RawSocket;
  let leader: RawSocket;
  beforeAll(async () => {
    pbx = new FakePbx(['city-hotline']);
    hub = await startTestHub({ pbx: await pbx.start() });
    lin = await RawSocket.join(hub.url, { token: (await hub.signIn('linxiaoman')).token });
    leader = await RawSocket.join(hub.url, { token: (await hub.signIn('liuzuzhang')).token });
    await pbx.asked({ Action: 'DBGetTree' });
  });
  afterAll(async () => {
    lin.drop();
    leader.drop();
    await hub.stop();
    await pbx.stop();
  });

  const codeOf = (outcome: CommandOutcome) => (outcome.ok ? 'done' : outcome.error.code);
  const say = async (callId: string, more: Record<string, unknown> = {}) =>
    codeOf(await lin.command('call.dispose', { callId, codeId: 'resolved', note: '好了', at: NOW, ...more }));
  const callEnds = async (id: string, endedAt: number) => {
    pbx.outbox(id, {
      ...{ id, uniqueid: id, queue: 'city-hotline', callerNumber: '13800001234', joinedAt: String(endedAt - 9_000) },
      ...{ answeredAt: String(endedAt - 5_000), memberInterface: 'PJSIP/1001', endedAt: String(endedAt) },
      ...{ endedBy: 'caller', status: 'answered' },
    });
    await pbx.asked({ Action: 'DBDel', Key: id });
  };
  const rowOf = async (callId: string): Promise<CallRow | undefined> => {
    const all = { scope: 'mine', filter: 'all', search: '', before: null, limit: 50 };
    const outcome = await lin.command('history.read', all);
    if (!outcome.ok) throw new Error(outcome.error.code);
    return (outcome.value as HistoryPage).rows.find((row) => row.callId === callId);
  };

  it('[DISP-1] the codes come with the sign-in; one that is not among them is refused', async () => {
    const told = await lin.find(
      (one) => one.kind === 'change' && one.change.op === 'set' && one.change.topic === 'dispositionCodes',
    );
    expect(told).toMatchObject({
      change: { value: expect.arrayContaining([expect.objectContaining({ id: 'resolved' })]) },
    });
    expect(await say('d1', { codeId: 'no-such' })).toBe('disposition.unknownCode');
    expect(await say('d1', { note: 'x'.repeat(501) })).toBe('command.badInput');
  });

  it('[DISP-2] [DISP-3] said before the call is known, changed later: what was said last counts, in any order', async () => {
    expect(await say('d1', { note: 'later', at: NOW - 10 })).toBe('done');
    expect(await say('d1', { note: 'earlier', at: NOW - 20 })).toBe('done');
    await callEnds('d1', NOW - 60_000);
    expect((await rowOf('d1'))?.disposition).toEqual({ codeId: 'resolved', note: 'later', at: NOW - 10 });
    expect(await say('d1', { codeId: 'call-back', at: NOW + 99 * HOUR_MS })).toBe('done');
    expect((await rowOf('d1'))?.disposition?.codeId).toBe('call-back');
  });

  it('[DISP-3] after 24 h it is final; said in time and told later it counts', async () => {
    await callEnds('d2', NOW - 25 * HOUR_MS);
    expect(await say('d2')).toBe('disposition.tooLate');
    expect(await say('d2', { at: NOW - 2 * HOUR_MS })).toBe('done');
  });

  it('[DISP-2] the same command told again is one', async () => {
    const input = { callId: 'd1', codeId: 'complaint', note: '', at: Date.now() + HOUR_MS };
    const [first, second] = await Promise.all([lin.command('call.dispose', input), lin.command('call.dispose', input)]);
    expect([codeOf(first), codeOf(second)]).toEqual(['done', 'done']);
    expect((await rowOf('d1'))?.disposition?.codeId).toBe('complaint');
  });

  it('[DISP-5] the leader sees how often each was said today, an operator does not', async () => {
    const outcome = await leader.command('dispositions.today', {});
    expect(outcome).toMatchObject({
      ok: true,
      value: { counts: expect.arrayContaining([{ codeId: 'complaint', count: 1 }]) },
    });
    expect(codeOf(await lin.command('dispositions.today', {}))).toBe('command.notAllowed');
  });
});
