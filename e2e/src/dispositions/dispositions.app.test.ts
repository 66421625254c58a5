import { callFromOutside } from '@hearthline/pbx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubPerson, hostUntil, openStage, Person, type Desktop, type Stage } from '../stage/index.ts';

let stage: Stage;
let desktop: Desktop;
let operator: Person;

beforeAll(async () => {
  stage = await openStage({ hub: { wrapUpMs: 120_000 } });
  desktop = await stage.startDesktop();
  operator = await Person.at(desktop);
  await operator.beginsShift('linxiaoman');
});
afterAll(() => stage?.close());

/** A customer of the hotline is answered and hangs up: wrap-up begins. */
async function aCallEnds(callerNumber: string): Promise<void> {
  const customer = await callFromOutside(stage.pbx, {
    ...{ number: '12345', toneHz: 500, callerName: 'Li', callerNumber, maxMs: 60_000 },
  });
  await operator.page.getByRole('button', { name: operator.words.call.answer }).click();
  await operator.talks();
  await customer.hangup();
  await hostUntil(desktop, { name: 'agentState', accepts: (s) => s?.confirmed.kind === 'wrapUp', argument: null });
}
const note = () => operator.page.getByLabel(operator.words.dispositions.note);
const pick = (code: string) => operator.page.getByText(code, { exact: true }).first().click();
const saidOf = async (callerNumber: string) => {
  const history = await hostUntil(desktop, {
    name: 'history',
    accepts: (value, number) => value?.recent.some((row) => row.number === number && row.disposition !== null) ?? false,
    argument: callerNumber,
  });
  return history?.recent.find((row) => row.number === callerNumber)?.disposition;
};

describe('disposition and note', () => {
  it('Q7 asked for in wrap-up; typed words outlive a reload of the screens; saved, it stands in the history', async () => {
    const { words } = operator;
    await operator.chooses('goReady');
    await aCallEnds('13900000021');
    await pick('转办派单');
    await note().fill('漏水，已转给物业');
    await hostUntil(desktop, {
      name: 'dispositionDrafts',
      accepts: (drafts) => drafts.some((draft) => draft.note === '漏水，已转给物业' && draft.codeId === 'passed-on'),
      argument: null,
    });
    await operator.page.reload();
    await note().waitFor();
    expect(await note().inputValue()).toBe('漏水，已转给物业');
    await operator.presses(words.dispositions.save);
    expect(await saidOf('13900000021')).toMatchObject({ codeId: 'passed-on', note: '漏水，已转给物业' });
    await operator.sees(words.dispositions.saved);
    await operator.opens('history');
    await operator.page.getByText('转办派单 · 漏水，已转给物业').waitFor();
  });

  it('Q7 changed from the history within a day', async () => {
    const { page, words } = operator;
    await page.getByRole('button', { name: words.dispositions.edit }).first().click();
    const form = page.getByRole('dialog');
    await form.getByText('当场办结', { exact: true }).click();
    await form.getByRole('button', { name: words.dispositions.save }).click();
    await page.getByText('当场办结 · 漏水，已转给物业').waitFor();
  });

  it('Q7 offline: it waits on the disk over kill -9 of the app, and the hub gets it once', async () => {
    const { words } = operator;
    await operator.presses(words.state.finishWrapUp);
    await hostUntil(desktop, { name: 'agentState', accepts: (s) => s?.confirmed.kind === 'ready', argument: null });
    await aCallEnds('13900000022');
    await stage.hub().stop();
    await hostUntil(desktop, { name: 'hubLink', accepts: (link) => link.kind === 'waiting', argument: null });
    await pick('需要回访');
    await note().fill('周一再打');
    await operator.presses(words.dispositions.save);
    await operator.sees(words.dispositions.onItsWay);
    await hostUntil(desktop, { name: 'hubLink', accepts: (link) => link.outboxCount >= 1, argument: null });
    desktop.app.process().kill('SIGKILL');
    await stage.restartHub('stop');
    desktop = await stage.startDesktop();
    operator = await Person.at(desktop);
    expect(await saidOf('13900000022')).toMatchObject({ codeId: 'call-back', note: '周一再打' });
    await hostUntil(desktop, { name: 'hubLink', accepts: (link) => link.outboxCount === 0, argument: null });
  });

  it('Q7 the leader sees the codes of the day', async () => {
    const leader = await HubPerson.signIn(stage.hub().url, 'liuzuzhang');
    const { counts } = await leader.send('dispositions.today', {});
    expect(new Map(counts.map(({ codeId, count }) => [codeId, count]))).toEqual(
      new Map([
        ['resolved', 1],
        ['call-back', 1],
      ]),
    );
    leader.leaves();
  });
});
