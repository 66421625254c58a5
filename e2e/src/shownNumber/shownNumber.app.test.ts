import { Ami, waitForCall } from '@hearthline/pbx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoQueues, hostSend, hostUntil, openStage, Person, type Stage } from '../stage/index.ts';

const NUMBERS = [
  { number: '12345', title: demoQueues[0].title },
  { number: '12346', title: demoQueues[1].title },
];
let stage: Stage;
let operator: Person;
let ami: Ami;
let count = 0;

beforeAll(async () => {
  stage = await openStage({ hub: { more: { shownNumbers: NUMBERS } } });
  operator = await Person.at(await stage.startDesktop());
  await operator.beginsShift('linxiaoman');
  ami = await Ami.open(stage.pbx.ami);
});
afterAll(async () => {
  ami?.close();
  await stage?.close();
});

/** Dials a telephone outside; the number it was shown. */
async function shownToOutside(): Promise<string> {
  const { page, words } = operator;
  count += 1;
  const number = `1380000${8000 + count}`;
  const outside = await waitForCall(stage.pbx, {
    ...{ toneHz: 900, callerName: 'Outside', callerNumber: number, maxMs: 60_000 },
  });
  await operator.opens('phone');
  await page.getByRole('textbox', { name: words.phone.number }).fill(number);
  await page.getByRole('button', { name: words.phone.dial, exact: true }).click();
  const peer = await outside.peer;
  await operator.presses(words.call.hangUp);
  await outside.ended;
  await hostUntil(operator.desktop, {
    name: 'calls',
    accepts: (calls) => calls.every(({ state }) => state.kind === 'ended'),
    argument: null,
  });
  return /^sip:([^@]+)@/.exec(peer)?.[1] ?? peer;
}
const chosen = (number: string | null) =>
  hostUntil(operator.desktop, {
    name: 'shownNumber',
    accepts: (value, wanted) => value !== null && value.chosen === wanted,
    argument: number,
  });

describe('the number shown to the person called', () => {
  it('C11 number shown: the centre’s first one, then the one chosen at the dial pad, which is kept', async () => {
    const { words, page } = operator;
    expect(await shownToOutside()).toBe('12345');
    await page.getByRole('button', { name: words.shownNumber.label }).click();
    await page.getByRole('option', { name: '12346' }).click();
    await chosen('12346');
    expect(await shownToOutside()).toBe('12346');
    await stage.restartHub('stop');
    await hostUntil(operator.desktop, { name: 'hubLink', accepts: ({ kind }) => kind === 'live', argument: null });
    await chosen('12346');
    expect(await shownToOutside()).toBe('12346');
  });

  it('C11 not allowed: no other number leaves the PBX, whoever asks and whatever is written there', async () => {
    const asking = hostSend(operator.desktop, 'chooseShownNumber', { number: '110' });
    await expect(asking).rejects.toThrow('shownNumber.notAllowed');
    // Even a choice that the hub would never write: the PBX itself looks at the centre's list.
    await ami.action({ Action: 'DBPut', Family: 'hearthline-shown', Key: '1001', Val: '110' });
    expect(await shownToOutside()).toBe('12345');
  });
});
