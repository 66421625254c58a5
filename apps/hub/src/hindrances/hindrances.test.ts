import type { HubMessage, MyAgentState } from '@hearthline/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakePbx } from '../testing/fakePbx.ts';
import { RawSocket } from '../testing/rawSocket.ts';
import { startTestHub, type TestHub } from '../testing/testHub.ts';

const URI = 'sip:o1t6rg1i@127.0.0.1:33564;transport=ws';
let pbx: FakePbx;
let hub: TestHub;
let socket: RawSocket;

beforeEach(async () => {
  pbx = new FakePbx(['city-hotline']);
  hub = await startTestHub({ pbx: await pbx.start() });
  socket = await RawSocket.join(hub.url, { token: (await hub.signIn('linxiaoman')).token });
  await untilState((state) => state.isPbxConnected);
  await socket.command('phone.credentials', {});
  await socket.command('agentState.set', { to: { kind: 'ready' } });
  await untilState((state) => state.confirmed.kind === 'ready');
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

/** Resolves with the first state told after `since` messages that fits. */
async function untilState(fits: (state: MyAgentState) => boolean, since = 0): Promise<MyAgentState> {
  const message = await socket.find((one) => {
    const state = stateIn(one);
    return state !== null && socket.messages.indexOf(one) >= since && fits(state);
  });
  return stateIn(message) as MyAgentState;
}

/** The hub loses the PBX and finds it again, with her phone so. */
async function cutToThePbx(status: 'Reachable' | 'Unreachable'): Promise<MyAgentState> {
  pbx.actions.splice(0);
  const since = socket.messages.length;
  await pbx.goAway();
  await untilState((state) => !state.isPbxConnected, since);
  pbx.contact('1001', status, URI);
  await pbx.listen();
  await untilState((state) => state.isPbxConnected, since);
  await pbx.asked({ Action: 'PJSIPShowContacts' });
  // What the list changed is told before the answer of a command that comes after it.
  await socket.command('agentState.set', { to: { kind: 'notReady', reason: 'break' } });
  return untilState((state) => state.confirmed.kind === 'notReady' && state.confirmed.reason === 'break', since);
}

describe('a hub that finds the PBX again', () => {
  it('[HINDER-1] a phone that answers there is no lost line', async () => {
    pbx.contact('1001', 'Reachable', URI);
    expect(await cutToThePbx('Reachable')).toMatchObject({ hindrances: [] });
  });

  it('[HINDER-1] a phone that no longer answers is one', async () => {
    pbx.contact('1001', 'Reachable', URI);
    expect(await cutToThePbx('Unreachable')).toMatchObject({ hindrances: ['lineLost'] });
  });
});
