import { Ami, callFromOutside } from '@hearthline/pbx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostUntil, HubPerson, openStage, OPERATOR_TONE_HZ, Person, type Desktop, type Stage } from '../stage/index.ts';
import { pauseInAllQueues } from './queueMember.ts';

let stage: Stage;
let first: Person;
let second: Person;
let ami: Ami;

beforeAll(async () => {
  stage = await openStage({ hub: { wrapUpMs: 1_000 } });
  first = await Person.at(await stage.startDesktop());
  second = await Person.at(await stage.startDesktop({ pc: 'second' }));
  await first.beginsShift('linxiaoman');
  await second.beginsShift('zhouxiaohe');
  ami = await Ami.open(stage.pbx.ami);
});
afterAll(async () => {
  ami?.close();
  await stage?.close();
});

const isState = (desktop: Desktop, kind: string) =>
  hostUntil(desktop, {
    name: 'agentState',
    accepts: (state, wanted) => state?.confirmed.kind === wanted,
    argument: kind,
    limitMs: 40_000,
  });

describe('a call that nobody answers', () => {
  it('Q8 not responding: she is taken out with that reason, the next one gets the caller, one press brings her back', async () => {
    const { words, page } = first;
    const leader = await HubPerson.signIn(stage.hub().url, 'liuzuzhang');
    await first.chooses('goReady');
    const customer = await callFromOutside(stage.pbx, {
      ...{ number: '12345', toneHz: 500, callerName: 'Hua', callerNumber: '13900000061', maxMs: 90_000 },
    });
    await isState(first.desktop, 'offered');
    await second.chooses('goReady');
    // Her phone rings for as long as the queue lets it, and she is not there.
    const missed = await isState(first.desktop, 'notReady');
    expect(missed?.confirmed).toMatchObject({ reason: 'notResponding' });
    expect(await pauseInAllQueues(ami, '1001')).toBe('notResponding');
    await page
      .getByRole('button', { name: words.state.menuLabel })
      .getByText(words.state.notReady.notResponding)
      .waitFor();
    await first.sees(words.notResponding.title);
    await leader.until(({ presence }) => {
      const state = presence?.get('person-linxiaoman')?.agentState;
      return state?.kind === 'notReady' && state.reason === 'notResponding';
    });
    leader.leaves();

    await second.page.getByRole('button', { name: second.words.call.answer }).click();
    await customer.untilHeard(OPERATOR_TONE_HZ);
    await first.presses(words.notResponding.back);
    await isState(first.desktop, 'ready');
    expect(await pauseInAllQueues(ami, '1001')).toBeNull();
    await page.getByText(words.notResponding.title).waitFor({ state: 'detached' });
    await customer.hangup();
  });

  it('Q8 a call she refuses is no call she did not respond to', async () => {
    const { words, page } = first;
    await isState(second.desktop, 'ready');
    await second.chooses('goBreak');
    await isState(first.desktop, 'ready');
    const customer = await callFromOutside(stage.pbx, {
      ...{ number: '12345', toneHz: 500, callerName: 'Hua', callerNumber: '13900000062', maxMs: 90_000 },
    });
    await isState(first.desktop, 'offered');
    await page.getByRole('button', { name: words.call.reject }).click();
    await isState(first.desktop, 'ready');
    // It is offered to her again: she is the only one.
    await isState(first.desktop, 'offered');
    expect(await pauseInAllQueues(ami, '1001')).toBeNull();
    await customer.hangup();
    await isState(first.desktop, 'ready');
  });
});
