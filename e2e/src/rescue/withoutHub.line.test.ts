/** C18 by the PBX alone: no hub is there to notice that the phone died. Sound is measured at both ends. */
import { Ami, callFromOutside, startPbx, type Customer, type Pbx } from '@hearthline/pbx';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hire } from '../phone/operators.ts';
import { type LabPhone, MICROPHONE_HZ, openPhoneWindows, type PhoneWindows } from '../phone/phoneWindows.ts';

const PROMPT_HZ = 850;
const HOLD_HZ = 350;
const CUSTOMER_HZ = 700;
const QUEUE = 'city-hotline';
let pbx: Pbx;
let ami: Ami | null = null;
let windows: PhoneWindows;
let customer: Customer;

/** Her phone in a new window; the one before is gone. */
async function sitsDown(): Promise<LabPhone> {
  const anna = await windows.open();
  // The product's limit is 60 s: this is the same end of a silent channel, sooner.
  await anna.register(await hire(pbx, '1001', { rtp_timeout: '3' }));
  return anna;
}
/** A customer of the queue talks with her. */
async function talking(anna: LabPhone): Promise<string> {
  // A console of its own for each call: `event` finds past ones too.
  ami?.close();
  ami = await Ami.open(pbx.ami);
  customer = await callFromOutside(pbx, {
    ...{ number: '12345', toneHz: CUSTOMER_HZ, callerName: 'Test Customer', callerNumber: '13800000000' },
    maxMs: 90_000,
  });
  const { id } = await anna.untilState('ringingHere');
  await anna.command('answer', id);
  await Promise.all([anna.untilHeard(CUSTOMER_HZ), customer.untilHeard(MICROPHONE_HZ)]);
  return id;
}
const told = async (UserEvent: string): Promise<Record<string, string>> =>
  (await ami?.event({ Event: 'UserEvent', UserEvent })) ?? {};
const nextFact = async () => Object.fromEntries(new URLSearchParams((await told('HearthlineFact'))['Fact']));

beforeAll(async () => {
  pbx = await startPbx({ mohToneHz: HOLD_HZ, promptToneHz: PROMPT_HZ });
  windows = await openPhoneWindows();
  ami = await Ami.open(pbx.ami);
  await ami.action({ Action: 'QueueAdd', Queue: QUEUE, Interface: 'PJSIP/1001', MemberName: '1001' });
});
afterEach(() => customer?.hangup());
afterAll(async () => {
  ami?.close();
  await windows?.close();
  await pbx?.stop();
});

describe('no hub, and the phone dies in a call', () => {
  it('[PBX-33] [PBX-34] C18: the customer hears the prompt, the phone that is back has the call again, in one fact', async () => {
    const first = await sitsDown();
    await talking(first);
    await first.page.close();
    await customer.untilHeard(PROMPT_HZ);
    await customer.untilHeard(HOLD_HZ);
    const hasBack = told('HearthlineTaken');
    const again = await sitsDown();
    await Promise.all([again.untilHeard(CUSTOMER_HZ), customer.untilHeard(MICROPHONE_HZ)]);
    expect((await again.untilState('talking')).isGivenBack).toBe(true);
    expect(await hasBack).toMatchObject({ Queue: QUEUE, Interface: 'PJSIP/1001' });
    const fact = nextFact();
    await customer.hangup();
    expect(await fact).toMatchObject({ memberInterface: 'PJSIP/1001', status: 'answered', endedBy: 'caller' });
  });

  it('[PBX-33] an operator who hangs up has hung up: no prompt, and the fact says who', async () => {
    const anna = await sitsDown();
    const id = await talking(anna);
    const fact = nextFact();
    await anna.command('hangUp', id);
    await customer.ended;
    expect(await fact).toMatchObject({ status: 'answered', endedBy: 'operator' });
  });
});
