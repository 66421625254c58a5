import type { AgentState, HubMessage, QueueStatus } from '@hearthline/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DatabaseSync } from 'node:sqlite';
import type { FakePbx } from '../testing/fakePbx.ts';
import { stateIn } from '../testing/seat.ts';
import { codeOf, EXTENSION, LINE, QUEUES, record, ShiftAtPbx, valueOf } from '../testing/shiftAtPbx.ts';

let shift: ShiftAtPbx;
let pbx: FakePbx;

beforeEach(async () => {
  shift = await ShiftAtPbx.open();
  ({ pbx } = shift);
});
afterEach(() => shift.close());

describe('hub and PBX', () => {
  it('[AGENT-1] [AGENT-6] [AGENT-7] [AGENT-9] a call from ready to ready, each step the PBX’s', async () => {
    await shift.beReady();
    pbx.call('AgentCalled', 'call-1', EXTENSION);
    expect(await shift.confirmed('offered')).toMatchObject({ callId: 'call-1', queue: 'city-hotline' });
    pbx.call('AgentConnect', 'call-1', EXTENSION);
    await shift.confirmed('talking');
    await pbx.asked({ Action: 'QueuePause', Reason: 'wrapUp' });
    expect(codeOf(await shift.socket.command('agentState.set', { to: { kind: 'notReady', reason: 'meal' } }))).toBe(
      'done',
    );
    await shift.told((state) => state.pending?.kind === 'notReady' && state.confirmed.kind === 'talking');
    pbx.call('AgentComplete', 'call-1', EXTENSION);
    await shift.confirmed('wrapUp');
    expect(codeOf(await shift.socket.command('agentState.extendWrapUp', {}))).toBe('done');
    expect(codeOf(await shift.socket.command('agentState.extendWrapUp', {}))).toBe('wrapUp.alreadyExtended');
    expect(codeOf(await shift.socket.command('agentState.finishWrapUp', {}))).toBe('done');
    expect(await shift.confirmed('notReady')).toMatchObject({ reason: 'meal' });
  });

  it('[AGENT-5] the caller gives up, or somebody else answers: ready again', async () => {
    await shift.beReady();
    pbx.call('AgentCalled', 'call-1', EXTENSION);
    await shift.confirmed('offered');
    pbx.event({ Event: 'QueueCallerAbandon', Queue: 'city-hotline', Uniqueid: 'call-1' });
    await shift.confirmed('ready');
    pbx.call('AgentCalled', 'call-2', EXTENSION);
    await shift.confirmed('offered');
    pbx.call('AgentConnect', 'call-2', '1002');
    expect(await shift.confirmed('ready')).toMatchObject({ kind: 'ready' });
  });

  it('[AGENT-28] a break asked for while the PBX takes her back is not undone by the end of that', async () => {
    await shift.beReady();
    await pbx.goAway();
    await shift.told((state) => !state.isPbxConnected);
    for (const queue of QUEUES) pbx.queues.get(queue)?.clear();
    pbx.actions.splice(0);
    await pbx.listen();
    await shift.told((state) => state.isPbxConnected);
    valueOf(await shift.socket.command('agentState.set', { to: { kind: 'notReady', reason: 'break' } }));
    expect(await shift.confirmed('notReady')).toMatchObject({ reason: 'break' });
    for (const queue of QUEUES) expect(pbx.queues.get(queue)?.get(LINE)).toEqual({ paused: true, reason: 'break' });
    const pauses = pbx.actions.filter(({ Action }) => Action === 'QueueAdd' || Action === 'QueuePause');
    expect(pauses.map(({ Action, Paused }) => `${Action} ${Paused}`)).toEqual([
      ...QUEUES.map(() => 'QueueAdd true'),
      'QueuePause false',
      'QueuePause true',
    ]);
  });

  it('[AGENT-29] a PBX that comes back with older pauses than were made is not believed', async () => {
    await shift.beReady();
    await pbx.goAway();
    await shift.told((state) => !state.isPbxConnected);
    for (const queue of QUEUES) pbx.queues.get(queue)?.set(LINE, { paused: true, reason: 'signedIn' });
    pbx.startTime = '08:00:01';
    pbx.actions.splice(0);
    await pbx.listen();
    await pbx.asked({ Action: 'QueuePause', Paused: 'false' });
    await shift.told((state) => state.isPbxConnected && state.confirmed.kind === 'ready');
    for (const queue of QUEUES) expect(pbx.queues.get(queue)?.get(LINE)).toEqual({ paused: false, reason: '' });
  });

  it('[AGENT-11] [LINK-3] with the PBX away a request is refused, nothing is pending, nothing confirmed changes', async () => {
    await shift.beReady();
    await pbx.goAway();
    await shift.told((state) => !state.isPbxConnected);
    expect(codeOf(await shift.socket.command('agentState.set', { to: { kind: 'notReady', reason: 'break' } }))).toBe(
      'pbx.unreachable',
    );
    expect(codeOf(await shift.socket.command('phone.credentials', {}))).toBe('pbx.unreachable');
    const last = shift.socket.messages.findLast((message) => stateIn(message) !== null);
    expect(last && stateIn(last)).toMatchObject({ confirmed: { kind: 'ready' }, pending: null, isPbxConnected: false });
  });

  it('[LINK-2] a PBX that answers nothing is away', { timeout: 30_000 }, async () => {
    await shift.beginShift();
    pbx.isSilent = true;
    const outcome = await shift.socket.command('agentState.set', { to: { kind: 'ready' } });
    expect(codeOf(outcome)).toBe('pbx.unreachable');
    await shift.told((state) => !state.isPbxConnected && state.pending === null && state.confirmed.kind === 'notReady');
  });

  it.each([
    ['a call', false],
    ['a call that was given back, which the queue does not know', true],
  ])('[AGENT-15] [AGENT-12] a restart of the hub in %s keeps talking', async (_what, isPastQueues) => {
    pbx.isPastQueues = isPastQueues;
    await shift.beReady();
    pbx.call('AgentCalled', 'call-1', EXTENSION);
    pbx.call('AgentConnect', 'call-1', EXTENSION);
    const before = await shift.confirmed('talking');
    await pbx.asked({ Action: 'QueuePause', Reason: 'wrapUp' });
    pbx.channels.push({
      Event: 'CoreShowChannel',
      Channel: `${LINE}-00000001`,
      ChannelStateDesc: 'Up',
      Linkedid: 'call-1',
    });
    await shift.restartHub();
    expect((await shift.told((state) => state.isPbxConnected)).confirmed).toEqual(before);
    pbx.channels.length = 0;
    pbx.call('AgentComplete', 'call-1', EXTENSION);
    await shift.confirmed('wrapUp');
  });

  it('[AGENT-18] a call given back by the PBX alone is talked again, after the hub took it for over', async () => {
    await shift.beReady();
    pbx.call('AgentConnect', 'call-1', EXTENSION);
    await shift.confirmed('talking');
    await pbx.asked({ Action: 'QueuePause', Reason: 'wrapUp' });
    pbx.call('AgentComplete', 'call-1', EXTENSION);
    await shift.confirmed('wrapUp');
    const givenBack = { UserEvent: 'HearthlineTaken', CallId: 'call-1', Queue: 'city-hotline', Interface: LINE };
    pbx.event({ Event: 'UserEvent', ...givenBack });
    expect(await shift.confirmed('talking')).toMatchObject({ callId: 'call-1', queue: 'city-hotline' });
  });

  it('[AGENT-12] a call that ended while the hub was away begins wrap-up', async () => {
    await shift.beReady();
    pbx.call('AgentConnect', 'call-1', EXTENSION);
    await shift.confirmed('talking');
    await pbx.asked({ Action: 'QueuePause', Reason: 'wrapUp' });
    await shift.restartHub();
    expect(await shift.confirmed('wrapUp')).toMatchObject({ callId: 'call-1' });
  });

  it('[AGENT-14] every change of state is a fact, and so are the shift’s ends', async () => {
    await shift.beReady();
    valueOf(await shift.socket.command('session.signOut', {}));
    const db = new DatabaseSync(shift.hub.file, { readOnly: true });
    const kinds = db
      .prepare('select kind, body from fact order by position')
      .all()
      .map((row) => {
        const fact = JSON.parse(String(row['body'])) as { from?: AgentState; to?: AgentState };
        return fact.to ? `${fact.from?.kind} to ${fact.to.kind}` : row['kind'];
      });
    db.close();
    expect(kinds).toEqual([
      ...['signedOut to notReady', 'shift.signedIn', 'notReady to ready', 'ready to signedOut', 'shift.signedOut'],
    ]);
  });

  it('[QUEUE-1] waiting callers and free members are told as they change', async () => {
    await shift.beReady();
    pbx.event({ Event: 'QueueCallerJoin', Queue: 'city-hotline', Uniqueid: 'call-1' });
    // An operator is told of all that changed within a moment at once.
    const rowsIn = (message: HubMessage) =>
      message.kind === 'change' && message.change.op === 'putMany' && message.change.topic === 'queues'
        ? message.change.rows.filter(([key]) => key === 'city-hotline').map(([, row]) => row as QueueStatus)
        : [];
    const row = async (fields: Partial<QueueStatus>): Promise<QueueStatus | undefined> => {
      const fits = (one: QueueStatus) =>
        Object.entries(fields).every(([name, value]) => one[name as keyof QueueStatus] === value);
      return rowsIn(await shift.socket.find((message) => rowsIn(message).some(fits))).find(fits);
    };
    await row({ waitingCount: 1, readyCount: 1 });
    pbx.event({ Event: 'QueueCallerLeave', Queue: 'city-hotline', Uniqueid: 'call-1' });
    pbx.outbox('call-1', record('call-1'));
    const told = await row({ waitingCount: 0, oldestJoinedAt: null, answeredToday: 1 });
    const title = { 'zh-CN': 'city-hotline 队列', en: 'The city-hotline queue' };
    expect(told).toMatchObject({ name: 'city-hotline', title });
  });
});
