/** The whole app at a home behind a bad line, PBX and hub outside: what is a dead line to both, and what a dead program. */
import { setTimeout as wait } from 'node:timers/promises';
import { callFromOutside, goertzelPower, toDb, type Customer } from '@hearthline/pbx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureElectron } from '../../../scripts/prepare/electron.ts';
import { createProgress } from '../../../scripts/prepare/progress.ts';
import { type Netlab, startNetlab } from '../../netlab/netlab.ts';
import {
  type Desktop,
  hostSend,
  hostUntil,
  openStage,
  OPERATOR_TONE_HZ,
  operatorHears,
  Person,
  type Stage,
} from '../stage/index.ts';
import { passageTo } from './passage.ts';

const PROMPT_HZ = 850;
const CUSTOMER_HZ = 500;
let lab: Netlab<'wifi'>;
let stage: Stage;
let desktop: Desktop;
let customer: Customer;
const ends: (() => Promise<void>)[] = [];

beforeAll(async () => {
  lab = await startNetlab(['wifi']);
  ends.push(() => lab.close());
  stage = await openStage({
    pbx: { address: lab.coreAddress, mohToneHz: 350, promptToneHz: PROMPT_HZ },
    hub: { wrapUpMs: 1_000, more: { host: lab.coreAddress } },
  });
  ends.push(() => stage.close());
  const passage = await passageTo(lab, stage.hub().url);
  ends.push(() => passage.close());
  const electron = await ensureElectron(createProgress(() => undefined));
  const executable = await lab.launcher(stage.dir, electron.executable);
  desktop = await stage.startDesktop({ hubUrl: passage.url, electron: { ...electron, executable } });
  const operator = await Person.at(desktop);
  await operator.beginsShift('linxiaoman');
  await operator.chooses('goReady');
});
afterAll(async () => {
  await customer?.hangup();
  for (const end of ends.toReversed()) await end();
});

const talked = () =>
  hostUntil(desktop, {
    name: 'calls',
    accepts: (calls) => calls.some(({ state }) => state.kind === 'talking'),
    argument: null,
  });

describe('a call in the whole app', () => {
  it('N7 C18 lives through 30 s without any line; when the app itself dies, the customer hears a prompt within seconds', async () => {
    customer = await callFromOutside(stage.pbx, {
      ...{ number: '12345', toneHz: CUSTOMER_HZ, callerName: 'Sun', callerNumber: '13900000500', maxMs: 150_000 },
    });
    const ringing = await hostUntil(desktop, {
      name: 'calls',
      accepts: (calls) => calls.some(({ state }) => state.kind === 'ringingHere'),
      argument: null,
    });
    const { id } = ringing.find(({ state }) => state.kind === 'ringingHere') ?? { id: '' };
    await hostSend(desktop, 'answer', { callId: id });
    await talked();
    await customer.untilHeard(OPERATOR_TONE_HZ);

    await lab.lines.wifi.down();
    await wait(30_000);
    await lab.lines.wifi.up();
    await customer.untilHeard(OPERATOR_TONE_HZ);
    expect((await operatorHears(desktop.engine, CUSTOMER_HZ)).levelDb).toBeGreaterThan(-60);
    const calls = await talked();
    expect(calls).toMatchObject([{ id, isGivenBack: false, state: { kind: 'talking' } }]);
    // Nothing was said to the customer of a call that is lost: there was none.
    expect(toDb(goertzelPower(await customer.recording(), PROMPT_HZ))).toBeLessThan(-60);

    // The app is the child of what brings it into the home, and dies with it (inside.py).
    desktop.app.process().kill('SIGKILL');
    await customer.untilHeard(PROMPT_HZ);
  });
});
