import type {
  AgentState,
  CommandOutcome,
  HubMessage,
  MyAgentState,
  QueueStatus,
  SipAccount,
} from '@hearthline/protocol';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DatabaseSync } from 'node:sqlite';
import { systemClock, type Clock } from '../clock.ts';
import { FakePbx } from '../testing/fakePbx.ts';
import { RawSocket } from '../testing/rawSocket.ts';
import { startTestHub, type TestHub } from '../testing/testHub.ts';

const QUEUES = ['city-hotline', 'broadband'];
const EXTENSION = '1001';
const LINE = `PJSIP/${EXTENSION}`;

describe('hub and PBX', () => {
  let pbx: FakePbx;
  let hub: TestHub;
  let token: string;
  let socket: RawSocket;

  beforeEach(async () => {
    pbx = new FakePbx(QUEUES);
    hub = await startTestHub({ pbx: await pbx.start(), wrapUpMs: 60_000 });
    token = (await hub.signIn('linxiaoman')).token;
    socket = await RawSocket.join(hub.url, { token });
    await told((state) => state.isPbxConnected);
  });
  afterEach(async () => {
    socket.drop();
    await hub.stop();
    await pbx.stop();
  });

  const stateIn = (message: HubMessage): MyAgentState | null =>
    message.kind === 'change' && message.change.op === 'set' && message.change.topic === 'agentState'
      ? (message.change.value as MyAgentState)
      : null;
  /** Resolves when a state that fits is told, from now on or as the last one told. */
  const told = async (fits: (state: MyAgentState) => boolean): Promise<MyAgentState> => {
    const last = socket.messages.findLastIndex((message) => stateIn(message) !== null);
    const message = await socket.find((one) => {
      const state = stateIn(one);
      return state !== null && socket.messages.indexOf(one) >= last && fits(state);
    });
    return stateIn(message) as MyAgentState;
  };
  const confirmed = async (kind: AgentState['kind']) =>
    (await told((state) => state.confirmed.kind === kind)).confirmed;
  const valueOf = <T>(outcome: CommandOutcome): T => {
    if (!outcome.ok) throw new Error(outcome.error.code);
    return outcome.value as T;
  };
  const beginShift = async () => valueOf<SipAccount>(await socket.command('phone.credentials', {}));
  const beReady = async () => {
    await beginShift();
    valueOf(await socket.command('agentState.set', { to: { kind: 'ready' } }));
    await confirmed('ready');
  };
  const codeOf = (outcome: CommandOutcome) => (outcome.ok ? 'done' : outcome.error.code);
  const record = (id: string, changes: Record<string, string> = {}) => ({
    ...{ id, uniqueid: id, queue: 'city-hotline', callerNumber: '13800001234', callerName: '' },
    ...{ joinedAt: String(Date.now() - 30_000), answeredAt: String(Date.now() - 20_000), memberInterface: LINE },
    ...{ endedAt: String(Date.now()), endedBy: 'caller', status: 'answered' },
    ...changes,
  });

  it('[PHONE-1] [PHONE-2] [PHONE-3] makes the phone’s account and joins all queues, paused', async () => {
    const account = await beginShift();
    expect(account).toMatchObject({ username: EXTENSION, serverUrl: 'wss://pbx.test/ws', domain: 'pbx.test' });
    const ha1 = createHash('md5').update(`${EXTENSION}:pbx.test:${account.password}`).digest('hex');
    expect(pbx.objects.get(`auth/${EXTENSION}`)).toMatchObject({ password_digest: `MD5:${ha1}` });
    expect(pbx.objects.get(`endpoint/${EXTENSION}`)).toMatchObject({ webrtc: 'yes', context: 'operators' });
    expect(await confirmed('notReady')).toMatchObject({ reason: 'signedIn' });
    for (const queue of QUEUES) expect(pbx.queues.get(queue)?.get(LINE)).toEqual({ paused: true, reason: 'signedIn' });
    const again = await beginShift();
    expect(again.password).not.toBe(account.password);
  });

  it('[AGENT-1] [AGENT-6] [AGENT-7] [AGENT-9] a call from ready to ready, each step the PBX’s', async () => {
    await beReady();
    pbx.call('AgentCalled', 'call-1', EXTENSION);
    expect(await confirmed('offered')).toMatchObject({ callId: 'call-1', queue: 'city-hotline' });
    pbx.call('AgentConnect', 'call-1', EXTENSION);
    await confirmed('talking');
    await pbx.asked({ Action: 'QueuePause', Reason: 'wrapUp' });
    expect(codeOf(await socket.command('agentState.set', { to: { kind: 'notReady', reason: 'meal' } }))).toBe('done');
    await told((state) => state.pending?.kind === 'notReady' && state.confirmed.kind === 'talking');
    pbx.call('AgentComplete', 'call-1', EXTENSION);
    await confirmed('wrapUp');
    expect(codeOf(await socket.command('agentState.extendWrapUp', {}))).toBe('done');
    expect(codeOf(await socket.command('agentState.extendWrapUp', {}))).toBe('wrapUp.alreadyExtended');
    expect(codeOf(await socket.command('agentState.finishWrapUp', {}))).toBe('done');
    expect(await confirmed('notReady')).toMatchObject({ reason: 'meal' });
  });

  it('[AGENT-5] the caller gives up, or somebody else answers: ready again', async () => {
    await beReady();
    pbx.call('AgentCalled', 'call-1', EXTENSION);
    await confirmed('offered');
    pbx.event({ Event: 'QueueCallerAbandon', Queue: 'city-hotline', Uniqueid: 'call-1' });
    await confirmed('ready');
    pbx.call('AgentCalled', 'call-2', EXTENSION);
    await confirmed('offered');
    pbx.call('AgentConnect', 'call-2', '1002');
    expect(await confirmed('ready')).toMatchObject({ kind: 'ready' });
  });

  it('[CALLS-1] [CALLS-2] a call’s fact is taken from the outbox, earns points, and is deleted there', async () => {
    await beginShift();
    pbx.outbox('call-1', record('call-1'));
    await pbx.asked({ Action: 'DBDel', Key: 'call-1' });
    expect(pbx.database.has('/hearthline-facts/call-1')).toBe(false);
    const { entries } = valueOf<{ entries: unknown[] }>(
      await socket.command('points.ledger', { before: null, limit: 10 }),
    );
    expect(entries).toMatchObject([{ ruleId: 'call-answered', points: 5, subject: '138****1234' }]);
  });

  it('[CALLS-2] what ended while the hub was away is there once, also when it is told again', async () => {
    pbx.database.set('/hearthline-facts/call-1', new URLSearchParams(record('call-1')).toString());
    socket.drop();
    await hub.restart();
    socket = await RawSocket.join(hub.url, { token });
    await pbx.asked({ Action: 'DBDel', Key: 'call-1' });
    pbx.outbox('call-1', record('call-1'));
    pbx.outbox('call-2', record('call-2', { status: 'abandoned', answeredAt: '', memberInterface: '' }));
    pbx.outbox('call-3', record('call-3'));
    await pbx.asked({ Action: 'DBDel', Key: 'call-3' });
    const { entries } = valueOf<{ entries: unknown[] }>(
      await socket.command('points.ledger', { before: null, limit: 10 }),
    );
    expect(entries).toHaveLength(2);
  });

  it('[CALLS-3] a record that does not fit holds up no other', async () => {
    pbx.database.set('/hearthline-facts/broken', 'nonsense');
    pbx.outbox('call-1', record('call-1'));
    await pbx.asked({ Action: 'DBDel', Key: 'call-1' });
    const waiting = [...pbx.database.keys()].filter((key) => key.startsWith('/hearthline-facts/'));
    expect(waiting).toEqual(['/hearthline-facts/broken']);
  });

  it('[CALLS-4] where the queue’s word of the end is lost, the call’s fact ends talking', async () => {
    await beReady();
    pbx.call('AgentCalled', 'call-1', EXTENSION);
    pbx.call('AgentConnect', 'call-1', EXTENSION);
    await confirmed('talking');
    pbx.outbox('call-1', record('call-1'));
    expect(await confirmed('wrapUp')).toMatchObject({ callId: 'call-1' });
  });

  it('[AGENT-28] a break asked for while the PBX takes her back is not undone by the end of that', async () => {
    await beReady();
    await pbx.goAway();
    await told((state) => !state.isPbxConnected);
    for (const queue of QUEUES) pbx.queues.get(queue)?.clear();
    pbx.actions.splice(0);
    await pbx.listen();
    await told((state) => state.isPbxConnected);
    valueOf(await socket.command('agentState.set', { to: { kind: 'notReady', reason: 'break' } }));
    expect(await confirmed('notReady')).toMatchObject({ reason: 'break' });
    for (const queue of QUEUES) expect(pbx.queues.get(queue)?.get(LINE)).toEqual({ paused: true, reason: 'break' });
    const pauses = pbx.actions.filter(({ Action }) => Action === 'QueueAdd' || Action === 'QueuePause');
    expect(pauses.map(({ Action, Paused }) => `${Action} ${Paused}`)).toEqual([
      ...QUEUES.map(() => 'QueueAdd true'),
      'QueuePause false',
      'QueuePause true',
    ]);
  });

  it('[AGENT-29] a PBX that comes back with older pauses than were made is not believed', async () => {
    await beReady();
    await pbx.goAway();
    await told((state) => !state.isPbxConnected);
    for (const queue of QUEUES) pbx.queues.get(queue)?.set(LINE, { paused: true, reason: 'signedIn' });
    pbx.startTime = '08:00:01';
    pbx.actions.splice(0);
    await pbx.listen();
    await pbx.asked({ Action: 'QueuePause', Paused: 'false' });
    await told((state) => state.isPbxConnected && state.confirmed.kind === 'ready');
    for (const queue of QUEUES) expect(pbx.queues.get(queue)?.get(LINE)).toEqual({ paused: false, reason: '' });
  });

  it('[AGENT-11] [LINK-3] with the PBX away a request is refused, nothing is pending, nothing confirmed changes', async () => {
    await beReady();
    await pbx.goAway();
    await told((state) => !state.isPbxConnected);
    expect(codeOf(await socket.command('agentState.set', { to: { kind: 'notReady', reason: 'break' } }))).toBe(
      'pbx.unreachable',
    );
    expect(codeOf(await socket.command('phone.credentials', {}))).toBe('pbx.unreachable');
    const last = socket.messages.findLast((message) => stateIn(message) !== null);
    expect(last && stateIn(last)).toMatchObject({ confirmed: { kind: 'ready' }, pending: null, isPbxConnected: false });
  });

  it('[LINK-2] a PBX that answers nothing is away', { timeout: 30_000 }, async () => {
    await beginShift();
    pbx.isSilent = true;
    const outcome = await socket.command('agentState.set', { to: { kind: 'ready' } });
    expect(codeOf(outcome)).toBe('pbx.unreachable');
    await told((state) => !state.isPbxConnected && state.pending === null && state.confirmed.kind === 'notReady');
  });

  it('[AGENT-12] [PHONE-6] a PBX that forgot everything gets everybody back', async () => {
    await beReady();
    const before = pbx.objects.get(`auth/${EXTENSION}`);
    await pbx.goAway();
    for (const members of pbx.queues.values()) members.clear();
    pbx.objects.clear();
    pbx.actions.length = 0;
    await pbx.listen();
    await pbx.asked({ Action: 'QueuePause', Paused: 'false' });
    await told((state) => state.isPbxConnected && state.confirmed.kind === 'ready');
    for (const queue of QUEUES) expect(pbx.queues.get(queue)?.get(LINE)).toEqual({ paused: false, reason: '' });
    await expect.poll(() => pbx.objects.get(`endpoint/${EXTENSION}`)).toBeDefined();
    expect(pbx.objects.get(`auth/${EXTENSION}`)).toEqual(before);
  });

  it.each([
    ['a call', false],
    ['a call that was given back, which the queue does not know', true],
  ])('[AGENT-15] [AGENT-12] a restart of the hub in %s keeps talking', async (_what, isPastQueues) => {
    pbx.isPastQueues = isPastQueues;
    await beReady();
    pbx.call('AgentCalled', 'call-1', EXTENSION);
    pbx.call('AgentConnect', 'call-1', EXTENSION);
    const before = await confirmed('talking');
    await pbx.asked({ Action: 'QueuePause', Reason: 'wrapUp' });
    pbx.channels.push({
      Event: 'CoreShowChannel',
      Channel: `${LINE}-00000001`,
      ChannelStateDesc: 'Up',
      Linkedid: 'call-1',
    });
    socket.drop();
    await hub.restart();
    socket = await RawSocket.join(hub.url, { token });
    expect((await told((state) => state.isPbxConnected)).confirmed).toEqual(before);
    pbx.channels.length = 0;
    pbx.call('AgentComplete', 'call-1', EXTENSION);
    await confirmed('wrapUp');
  });

  it('[AGENT-18] a call given back by the PBX alone is talked again, after the hub took it for over', async () => {
    await beReady();
    pbx.call('AgentConnect', 'call-1', EXTENSION);
    await confirmed('talking');
    await pbx.asked({ Action: 'QueuePause', Reason: 'wrapUp' });
    pbx.call('AgentComplete', 'call-1', EXTENSION);
    await confirmed('wrapUp');
    const givenBack = { UserEvent: 'HearthlineTaken', CallId: 'call-1', Queue: 'city-hotline', Interface: LINE };
    pbx.event({ Event: 'UserEvent', ...givenBack });
    expect(await confirmed('talking')).toMatchObject({ callId: 'call-1', queue: 'city-hotline' });
  });

  it('[AGENT-12] a call that ended while the hub was away begins wrap-up', async () => {
    await beReady();
    pbx.call('AgentConnect', 'call-1', EXTENSION);
    await confirmed('talking');
    await pbx.asked({ Action: 'QueuePause', Reason: 'wrapUp' });
    socket.drop();
    await hub.restart();
    socket = await RawSocket.join(hub.url, { token });
    expect(await confirmed('wrapUp')).toMatchObject({ callId: 'call-1' });
  });

  it('[PHONE-4] signing out leaves the queues and removes the account', async () => {
    await beReady();
    valueOf(await socket.command('session.signOut', {}));
    expect(pbx.objects.size).toBe(0);
    for (const members of pbx.queues.values()) expect(members.size).toBe(0);
  });

  it('[PHONE-4] signing out while the PBX is away is caught up with', async () => {
    await beReady();
    await pbx.goAway();
    await told((state) => !state.isPbxConnected);
    valueOf(await socket.command('session.signOut', {}));
    expect(pbx.objects.size).toBe(3);
    await pbx.listen();
    await expect.poll(() => pbx.objects.size).toBe(0);
    for (const members of pbx.queues.values()) expect(members.size).toBe(0);
  });

  it('[PHONE-5] when the shift’s length is over the account ends, but not during a call', async () => {
    const checks: (() => void)[] = [];
    let aheadMs = 0;
    const clock: Clock = {
      now: () => Date.now() + aheadMs,
      // The minute between two looks passes when the test says so.
      after(delayMs, run) {
        if (delayMs !== 60_000) return systemClock.after(delayMs, run);
        checks.push(run);
        return () => undefined;
      },
    };
    socket.drop();
    await hub.stop();
    hub = await startTestHub({ pbx: pbx.configOf(), shiftMs: 3_600_000 }, { clock });
    socket = await RawSocket.join(hub.url, { token: (await hub.signIn('linxiaoman')).token });
    await told((state) => state.isPbxConnected);
    await beReady();
    pbx.call('AgentConnect', 'call-1', EXTENSION);
    await confirmed('talking');
    aheadMs = 3_600_001;
    checks.at(-1)?.();
    await expect.poll(() => checks.length).toBe(2);
    expect(pbx.objects.size).toBe(3);
    pbx.call('AgentComplete', 'call-1', EXTENSION);
    await confirmed('wrapUp');
    checks.at(-1)?.();
    await confirmed('signedOut');
    await expect.poll(() => pbx.objects.size).toBe(0);
  });

  it('[AGENT-14] every change of state is a fact, and so are the shift’s ends', async () => {
    await beReady();
    valueOf(await socket.command('session.signOut', {}));
    const db = new DatabaseSync(hub.file, { readOnly: true });
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
    await beReady();
    pbx.event({ Event: 'QueueCallerJoin', Queue: 'city-hotline', Uniqueid: 'call-1' });
    // An operator is told of all that changed within a moment at once.
    const rowsIn = (message: HubMessage) =>
      message.kind === 'change' && message.change.op === 'putMany' && message.change.topic === 'queues'
        ? message.change.rows.filter(([key]) => key === 'city-hotline').map(([, row]) => row as QueueStatus)
        : [];
    const row = async (fields: Partial<QueueStatus>): Promise<QueueStatus | undefined> => {
      const fits = (one: QueueStatus) =>
        Object.entries(fields).every(([name, value]) => one[name as keyof QueueStatus] === value);
      return rowsIn(await socket.find((message) => rowsIn(message).some(fits))).find(fits);
    };
    await row({ waitingCount: 1, readyCount: 1 });
    pbx.event({ Event: 'QueueCallerLeave', Queue: 'city-hotline', Uniqueid: 'call-1' });
    pbx.outbox('call-1', record('call-1'));
    const told = await row({ waitingCount: 0, oldestJoinedAt: null, answeredToday: 1 });
    const title = { 'zh-CN': 'city-hotline 队列', en: 'The city-hotline queue' };
    expect(told).toMatchObject({ name: 'city-hotline', title });
  });
});
