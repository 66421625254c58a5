import { callFromOutside } from '@hearthline/pbx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubPerson, hostSend, hostUntil, openStage, Person, type Desktop, type Stage } from '../stage/index.ts';

let stage: Stage;
let desktop: Desktop;
let operator: Person;

beforeAll(async () => {
  stage = await openStage();
  desktop = await stage.startDesktop();
  operator = await Person.at(desktop);
  await operator.beginsShift('linxiaoman');
});
afterAll(() => stage?.close());

/** Calls a number and resolves when the call is over, hung up here once it talks. */
async function calls(number: string, isTalkedTo: boolean): Promise<void> {
  const { callId } = await hostSend(desktop, 'dial', { number });
  if (isTalkedTo) {
    await hostUntil(desktop, {
      name: 'calls',
      accepts: (all, id) => all.some((call) => call.id === id && call.quality !== null),
      argument: callId,
    });
    await hostSend(desktop, 'hangUp', { callId });
  }
  await hostUntil(desktop, {
    name: 'history',
    accepts: (history, wanted) => history?.recent.some((row) => row.number === wanted) ?? false,
    argument: number,
  });
}
/** A call on the screen by whom it was with. */
const line = (who: string) => {
  const { page, words } = operator;
  const isAbout = page.locator('b').getByText(who, { exact: true });
  return page.getByRole('list', { name: words.history.title }).getByRole('listitem').filter({ has: isAbout }).first();
};
const customer = (callerNumber: string) =>
  callFromOutside(stage.pbx, { number: '12345', toneHz: 500, callerName: 'Li', callerNumber, maxMs: 60_000 });

describe('call history', () => {
  it('C12 calls out: answered with the quality of its line, busy, a number nobody has, a colleague who is away', async () => {
    await calls('6001', true);
    await calls('6003', false);
    await calls('6099', false);
    await calls('1002', false);
    const { history, endReasons, call } = operator.words;
    await operator.opens('history');
    await line('6003').getByText(endReasons.busy).waitFor();
    await line('6099').getByText(endReasons.numberNotFound).waitFor();
    await line('周晓禾').getByText(endReasons.unavailable).waitFor();
    await line('6001').getByText(endReasons.hungUpHere).waitFor();
    const { recent } = (await hostUntil(desktop, {
      name: 'history',
      accepts: (value) => value?.recent.some((row) => row.number === '6001' && row.quality !== null) ?? false,
      argument: null,
    })) ?? { recent: [] };
    const talked = recent.find((row) => row.number === '6001');
    expect(talked?.answeredAt).toBeGreaterThan(talked?.startedAt ?? Infinity);
    expect(talked?.quality?.mos).toBeGreaterThan(1);
    await line('6001')
      .getByText(/MOS \d/)
      .waitFor();
    expect([call.qualityClear, call.qualityFair, call.qualityUnsteady, call.qualityBad]).toContain(
      (await line('6001').getByText(/MOS/).innerText()).split(' ')[0],
    );
    expect(await line('6003').getByText(history.notTalked).count()).toBe(1);
  });

  it('C12 redial: one press calls the same number again', async () => {
    const { page, words } = operator;
    await operator.opens('history');
    await page
      .getByRole('button', { name: words.history.redial('6001') })
      .first()
      .click();
    const all = await hostUntil(desktop, {
      name: 'calls',
      accepts: (value) => value.some((call) => call.peerNumber === '6001' && call.state.kind === 'talking'),
      argument: null,
    });
    const talking = all.find((call) => call.state.kind === 'talking');
    await hostSend(desktop, 'hangUp', { callId: talking?.id ?? '' });
  });

  it('C12 missed: a queue call not taken is counted, seen once, cleared; a call taken has its wait', async () => {
    const { page, words } = operator;
    await operator.opens('today');
    await operator.chooses('goReady');
    const first = await customer('13900000011');
    await page.getByRole('button', { name: words.call.reject }).click();
    await page.getByLabel(words.history.missedCount(1)).waitFor();
    await first.hangup();
    await hostUntil(desktop, {
      name: 'agentState',
      accepts: (s) => s?.confirmed.kind === 'ready',
      argument: null,
    }).catch(() => operator.chooses('goReady'));
    const second = await customer('13900000012');
    await page.getByRole('button', { name: words.call.answer }).click();
    await hostUntil(desktop, {
      name: 'calls',
      accepts: (value) => value.some((call) => call.state.kind === 'talking' && call.quality !== null),
      argument: null,
    });
    await second.hangup();
    await operator.opens('history');
    await line('13900000012').getByText(words.endReasons.hungUpThere).waitFor();
    await line('13900000012').getByText(/MOS/).waitFor();
    await line('13900000012').getByText('市民热线').waitFor();
    await line('13900000011').getByText(words.history.missedDeclined).waitFor();
    await page.getByLabel(words.history.missedCount(1)).waitFor({ state: 'detached' });
    await page.getByText(words.history.filters.missed, { exact: true }).first().click();
    await line('13900000012').waitFor({ state: 'detached' });
    await line('13900000011').waitFor();
    await page.getByText(words.history.filters.all, { exact: true }).first().click();
    await page.getByLabel(words.history.search).fill('0000-0012');
    await line('13900000011').waitFor({ state: 'detached' });
    await line('13900000012').waitFor();
    await page.getByLabel(words.history.search).fill('');
    await operator.chooses('goBreak');
  });

  it('C12 names: a number of my contacts stands beside its name, also in a call of before', async () => {
    const { words } = operator;
    await operator.opens('history');
    await line('13900000012').waitFor();
    const known = { name: '测试一', numbers: ['+86 139-0000-0012'], organisation: '', note: '', isFavourite: false };
    await hostSend(desktop, 'putContacts', { contacts: [{ id: 'known', ...known }] });
    await line('测试一').getByText('139 0000 0012').waitFor();
    await line('13900000012').waitFor({ state: 'detached' });
    await line('测试一')
      .getByRole('button', { name: words.history.redial('测试一') })
      .waitFor();
    await hostSend(desktop, 'removeContacts', { ids: ['known'] });
    await line('13900000012').waitFor();
  });

  it('C12 whose: a colleague sees her own missed call, the leader the group’s, and nobody else may', async () => {
    const all = { filter: 'all', search: '', before: null, limit: 50 } as const;
    const colleague = await HubPerson.signIn(stage.hub().url, 'zhouxiaohe');
    const { rows } = await colleague.send('history.read', { ...all, scope: 'mine' });
    expect(rows[0]).toMatchObject({ direction: 'in', answeredAt: null, peerId: 'person-linxiaoman' });
    await expect(colleague.send('history.read', { ...all, scope: 'group' })).rejects.toMatchObject({
      code: 'command.notAllowed',
    });
    colleague.leaves();
    const leader = await HubPerson.signIn(stage.hub().url, 'liuzuzhang');
    const group = await leader.send('history.read', { ...all, scope: 'group' });
    expect(group.rows.map((row) => row.number)).toContain('13900000011');
    leader.leaves();
  });

  it('C12 offline: the newest stay readable, and a call made meanwhile is there after the hub is back', async () => {
    const { words } = operator;
    await operator.opens('history');
    await stage.hub().stop();
    await operator.sees(words.history.offline);
    await line('6003').waitFor();
    const { callId } = await hostSend(desktop, 'dial', { number: '6010' });
    await hostUntil(desktop, {
      name: 'calls',
      accepts: (value, id) => value.some((call) => call.id === id && call.quality !== null),
      argument: callId,
    });
    await hostSend(desktop, 'hangUp', { callId });
    expect(await line('6010').count()).toBe(0);
    await stage.restartHub('stop');
    await line('6010').getByText(/MOS/).waitFor();
  });
});
