import { Ami, callFromOutside, waitForCall } from '@hearthline/pbx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
const FIRST_HZ = 500;
const SECOND_HZ = 800;
let stage: Stage;
let desktop: Desktop;
let operator: Person;
let ami: Ami;

beforeAll(async () => {
  stage = await openStage({ pbx: { mohToneHz: HOLD_TONE_HZ } });
  desktop = await stage.startDesktop();
  operator = await Person.at(desktop);
  await operator.beginsShift('linxiaoman');
  ami = await Ami.open(stage.pbx.ami);
});
afterAll(async () => {
  ami?.close();
  await stage?.close();
});

/** The operator's own number, told by the hub. */
async function extension(): Promise<string> {
  const session = await hostValue(desktop, 'session');
  const number = session.kind === 'signedIn' ? session.person.extension : null;
  if (number === null) throw new Error('no extension');
  return number;
}

const callOf = (name: string, state: 'talked' | 'held') =>
  hostUntil(desktop, {
    name: 'calls',
    accepts: (calls, wanted) =>
      calls.some(
        ({ peerName, state: now }) =>
          peerName === wanted.name &&
          now.kind === 'talking' &&
          !now.isHoldPending &&
          (now.heldSince !== null) === (wanted.state === 'held'),
      ),
    argument: { name, state },
  });

describe('C8 several calls at once', () => {
  it('C8 two customers: one talks, the other hears the hold music; swapped by button and by key, and both told apart', async () => {
    const { page, words } = operator;
    await operator.chooses('goReady');
    const first = await callFromOutside(stage.pbx, {
      number: '12345',
      toneHz: FIRST_HZ,
      callerName: 'Customer One',
      callerNumber: '13900000001',
      maxMs: 120_000,
    });
    await operator.answers(first);

    // A telephone outside that the PBX connects with the operator's own number, beside the queue.
    const second = await waitForCall(stage.pbx, {
      toneHz: SECOND_HZ,
      callerName: 'Customer Two',
      callerNumber: '13900000002',
      maxMs: 120_000,
    });
    await ami.action({
      Action: 'Originate',
      Channel: `PJSIP/carrier/${second.address}`,
      Context: 'operators',
      Exten: await extension(),
      Priority: '1',
      CallerID: '"Customer Two" <13900000002>',
      Async: 'true',
    });
    const others = page.getByRole('list', { name: words.call.otherCalls });
    await others.getByText('Customer Two').waitFor();
    // It waits in its row with how long it rings; the conversation goes on and stays the large one.
    await page.getByRole('heading', { name: 'Customer One' }).waitFor();
    await others.getByText(/响了 [\d:]+/).waitFor();
    await operatorHears(desktop.engine, FIRST_HZ);

    await others.getByRole('button', { name: words.call.answer }).click();
    await callOf('Customer One', 'held');
    await Promise.all([first.untilHeard(HOLD_TONE_HZ), second.untilHeard(OPERATOR_TONE_HZ)]);
    await operatorHears(desktop.engine, SECOND_HZ);
    await page.getByRole('heading', { name: 'Customer Two' }).waitFor();
    await others.getByText(/保持了 [\d:]+/).waitFor();

    await others.getByRole('button', { name: words.call.swap }).click();
    await Promise.all([callOf('Customer One', 'talked'), callOf('Customer Two', 'held')]);
    await Promise.all([first.untilHeard(OPERATOR_TONE_HZ), second.untilHeard(HOLD_TONE_HZ)]);
    await operatorHears(desktop.engine, FIRST_HZ);

    await page.keyboard.press('s');
    await Promise.all([callOf('Customer Two', 'talked'), callOf('Customer One', 'held')]);
    await Promise.all([first.untilHeard(HOLD_TONE_HZ), second.untilHeard(OPERATOR_TONE_HZ)]);
    await operatorHears(desktop.engine, SECOND_HZ);

    await second.hangup();
    // The one that waited is the only one left, and is taken back.
    await page.getByRole('heading', { name: 'Customer One' }).waitFor();
    await operator.presses(words.call.retrieve);
    await first.untilHeard(OPERATOR_TONE_HZ);
    await first.hangup();
    const over = await operator.hasNoCall();
    expect(over.every(({ state }) => state.kind === 'ended' && state.reason === 'hungUpThere')).toBe(true);
  });
});
