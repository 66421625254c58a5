/** Handing the caller on by the screens; with two phones and a colleague it is in `e2e/src/phone/transfer.lab.test.ts`. */
import { callFromOutside, waitForCall, type Customer } from '@hearthline/pbx';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  hostUntil,
  hostValue,
  openStage,
  OPERATOR_TONE_HZ,
  operatorHears,
  Person,
  type Desktop,
  type Stage,
} from '../stage/index.ts';

const HOLD_TONE_HZ = 350;
const CUSTOMER_HZ = 500;
/** What 6001 plays: the colleague of these tests. */
const COLLEAGUE_HZ = 440;
let stage: Stage;
let desktop: Desktop;
let operator: Person;

beforeAll(async () => {
  stage = await openStage({ pbx: { mohToneHz: HOLD_TONE_HZ } });
  desktop = await stage.startDesktop();
  operator = await Person.at(desktop);
  await operator.beginsShift('linxiaoman');
});
afterAll(() => stage?.close());
afterEach(() => operator.hangsUpAll());

async function talking(): Promise<Customer> {
  await operator.chooses('goReady');
  const customer = await callFromOutside(stage.pbx, {
    number: '12345',
    toneHz: CUSTOMER_HZ,
    callerName: 'Customer',
    callerNumber: '13900000001',
    maxMs: 90_000,
  });
  await operator.answers(customer);
  return customer;
}
const panel = () => operator.page.getByRole('dialog', { name: operator.words.transfer.title });

describe('C5 blind transfer', () => {
  it('C5 blind transfer by keyboard: T, the number, and the customer hears the other side; the card says so', async () => {
    const customer = await talking();
    const { page, words } = operator;
    await page.keyboard.press('t');
    await panel().getByRole('textbox').fill('6001');
    await panel().getByRole('button', { name: words.transfer.blind }).click();
    await operator.sees(words.endReasons.transferred);
    await customer.untilHeard(COLLEAGUE_HZ);
    await customer.hangup();
  });

  it('C5 a transfer that fails: the caller is back by itself, and the card says why', async () => {
    const customer = await talking();
    const { words } = operator;
    await operator.presses(words.transfer.key);
    await panel().getByRole('textbox').fill('6003');
    await panel().getByRole('button', { name: words.transfer.blind }).click();
    await operator.sees(words.transfer.problems.busy('6003'));
    await Promise.all([customer.untilHeard(OPERATOR_TONE_HZ), operatorHears(desktop.engine, CUSTOMER_HZ)]);
    await operator.presses(words.common.dismiss);
    await operator.page.getByText(words.transfer.problems.busy('6003')).waitFor({ state: 'detached' });
    await customer.hangup();
  });
});

describe('C6 attended transfer', () => {
  it('C6 asked with Enter, swapped with S, kept, asked again and handed over', async () => {
    const customer = await talking();
    const { page, words } = operator;
    /** Asks a colleague at a telephone outside, who answers by himself and says one tone. */
    const ask = async (number: string): Promise<Customer> => {
      const colleague = await waitForCall(stage.pbx, {
        toneHz: COLLEAGUE_HZ,
        callerName: 'Colleague',
        callerNumber: number,
        maxMs: 90_000,
      });
      await page.keyboard.press('t');
      await panel().getByRole('textbox').fill(number);
      await page.keyboard.press('Enter');
      await operator.sees(words.transfer.consulting(number, 'Customer'));
      await Promise.all([
        customer.untilHeard(HOLD_TONE_HZ),
        colleague.untilHeard(OPERATOR_TONE_HZ),
        operatorHears(desktop.engine, COLLEAGUE_HZ),
      ]);
      return colleague;
    };
    await ask('13900000021');
    await page.keyboard.press('s');
    await Promise.all([customer.untilHeard(OPERATOR_TONE_HZ), operatorHears(desktop.engine, CUSTOMER_HZ)]);
    await operator.presses(words.transfer.cancel);
    await hostUntil(desktop, {
      name: 'calls',
      accepts: (calls) => calls.filter(({ state }) => state.kind === 'talking').length === 1,
      argument: null,
    });
    await customer.untilHeard(OPERATOR_TONE_HZ);
    const colleague = await ask('13900000022');
    await operator.presses(words.transfer.complete);
    await operator.sees(words.endReasons.transferred);
    await Promise.all([customer.untilHeard(COLLEAGUE_HZ), colleague.untilHeard(CUSTOMER_HZ)]);
    await customer.hangup();
  });

  it('C6 a colleague is found by name in the panel, and their number is taken', async () => {
    const customer = await talking();
    const { page } = operator;
    const people = (await hostValue(desktop, 'people')) ?? [];
    const session = await hostValue(desktop, 'session');
    const me = session.kind === 'signedIn' ? session.person.id : '';
    const colleague = people.find(({ id, extension }) => id !== me && extension !== null);
    await page.keyboard.press('t');
    await panel()
      .getByRole('textbox')
      .fill(colleague?.name ?? '');
    await panel()
      .getByRole('option', { name: colleague?.name ?? '' })
      .click();
    expect(await panel().getByRole('textbox').inputValue()).toBe(colleague?.extension);
    await page.keyboard.press('Escape');
    await customer.untilHeard(OPERATOR_TONE_HZ);
    await customer.hangup();
  });
});
