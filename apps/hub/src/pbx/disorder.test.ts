import { afterEach, beforeEach, expect, it } from 'vitest';
import { SeatedGroup } from '../testing/seatedGroup.ts';
import { EXTENSION, record } from '../testing/shiftAtPbx.ts';

let group: SeatedGroup;
beforeEach(async () => {
  group = await SeatedGroup.start();
  await group.lin.beReady();
});
afterEach(() => group.stop());

type Step = 'AgentCalled' | 'AgentConnect' | 'AgentComplete' | 'AgentRingNoAnswer';
const tell = (callId: string, ...steps: Step[]): void => {
  for (const step of steps) group.pbx.call(step, callId, EXTENSION);
};
/** Her states as facts tell them, from the first time she was ready. */
const states = (): string[] => {
  const rows = group.hub.rows(`select body from fact where kind = 'agent.stateChanged' order by position`);
  const told = rows.map(({ body }) => (JSON.parse(String(body)) as { to: { kind: string; callId?: string } }).to);
  return told
    .slice(told.findIndex(({ kind }) => kind === 'ready'))
    .map(({ kind, callId = '' }) => `${kind} ${callId}`.trim());
};

it('[LINK-7] every event of a call told twice is the call told once', async () => {
  tell('call-1', 'AgentCalled', 'AgentCalled');
  await group.lin.state('offered');
  tell('call-1', 'AgentConnect', 'AgentConnect');
  await group.lin.state('talking');
  tell('call-1', 'AgentComplete', 'AgentComplete');
  await group.lin.state('wrapUp');
  await group.lin.do('agentState.finishWrapUp', {});
  await group.lin.state('ready');
  expect(states()).toEqual(['ready', 'offered call-1', 'talking call-1', 'wrapUp call-1', 'ready']);
});

it('[LINK-7] what comes of a call that is over, late, does nothing to the call she is in', async () => {
  tell('call-1', 'AgentCalled', 'AgentConnect', 'AgentComplete');
  await group.lin.state('wrapUp');
  await group.lin.do('agentState.finishWrapUp', {});
  await group.lin.state('ready');
  tell('call-2', 'AgentCalled', 'AgentConnect');
  await group.lin.state('talking');
  tell('call-1', 'AgentComplete', 'AgentRingNoAnswer', 'AgentCalled', 'AgentComplete');
  tell('call-2', 'AgentComplete');
  await group.lin.state('wrapUp');
  expect(states().slice(-3)).toEqual(['offered call-2', 'talking call-2', 'wrapUp call-2']);
});

it('[LINK-7] [CALLS-4] an end that was told before its begin is made up for by the call’s fact', async () => {
  tell('call-1', 'AgentComplete', 'AgentConnect', 'AgentCalled');
  group.pbx.outbox('call-1', record('call-1'));
  await group.pbx.asked({ Action: 'DBDel', Key: 'call-1' });
  await group.lin.ask('points.ledger', { before: null, limit: 1 });
  group.pbx.event({ Event: 'QueueCallerAbandon', Queue: 'city-hotline', Uniqueid: 'call-1' });
  tell('call-2', 'AgentCalled', 'AgentConnect');
  await group.lin.state('talking');
  tell('call-2', 'AgentComplete');
  await group.lin.state('wrapUp');
  expect(states().slice(-2)).toEqual(['talking call-2', 'wrapUp call-2']);
});

it('[LINK-7] [CALLS-2] facts told backwards and three times are kept once each', async () => {
  for (const id of ['call-3', 'call-2', 'call-1', 'call-3', 'call-1', 'call-2', 'call-2'])
    group.pbx.outbox(id, record(id));
  for (const id of ['call-1', 'call-2', 'call-3']) await group.pbx.asked({ Action: 'DBDel', Key: id });
  const { entries } = (await group.lin.do('points.ledger', { before: null, limit: 10 })) as { entries: unknown[] };
  expect(entries).toHaveLength(3);
  const kept = group.hub.rows(`select source from fact where kind = 'call.ended' order by source`);
  expect(kept.map(({ source }) => source)).toEqual(['pbx:call-1', 'pbx:call-2', 'pbx:call-3']);
});
