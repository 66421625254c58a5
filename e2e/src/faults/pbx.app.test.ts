import { callFromOutside } from '@hearthline/pbx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostUntil, openStage, Person, type Desktop, type Stage } from '../stage/index.ts';

let stage: Stage;
let desktop: Desktop;
let operator: Person;
beforeAll(async () => {
  stage = await openStage({ hub: { wrapUpMs: 500 } });
  desktop = await stage.startDesktop();
  operator = await Person.at(desktop);
  await operator.beginsShift('linxiaoman');
  await operator.chooses('goReady');
});
afterAll(() => stage?.close());

/** A customer calls, and is heard to hear the operator. */
async function talksWith(callerName: string) {
  const customer = await callFromOutside(stage.pbx, {
    number: '12345',
    toneHz: 500,
    callerName,
    callerNumber: '13900000051',
    maxMs: 90_000,
  });
  await operator.answers(customer);
  return customer;
}

describe('the PBX is killed in a call', () => {
  it('N5 the call ends in words, line and agent state come back by themselves, and the next customer gets through', async () => {
    await talksWith('Cao');
    await stage.pbx.kill();
    await hostUntil(desktop, { name: 'line', accepts: ({ state }) => state.kind === 'waiting', argument: null });
    await stage.pbx.restart();
    const ended = hostUntil(desktop, {
      name: 'calls',
      accepts: (calls) => calls.some(({ state }) => state.kind === 'ended' && state.reason === 'callGone'),
      argument: null,
    });
    await hostUntil(desktop, { name: 'line', accepts: ({ state }) => state.kind === 'registered', argument: null });
    await ended;
    await operator.sees(operator.words.endReasons.callGone);
    await hostUntil(desktop, {
      name: 'agentState',
      accepts: (state) => state?.isPbxConnected === true && state.confirmed.kind === 'ready',
      argument: null,
      limitMs: 40_000,
    });
    const customer = await talksWith('Yan');
    await customer.hangup();
    await operator.sees(operator.words.endReasons.hungUpThere);
    expect((await hostUntil(desktop, { name: 'hubLink', accepts: () => true, argument: null })).kind).toBe('live');
  });
});
