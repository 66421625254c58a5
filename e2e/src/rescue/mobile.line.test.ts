/** N14: a phone that is gone for good, and the operator's mobile. The PBX alone acts; sound is measured at both ends. */
import { Ami, callFromOutside, startPbx, waitForCall, type Customer, type Pbx } from '@hearthline/pbx';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hire } from '../phone/operators.ts';
import { type LabPhone, MICROPHONE_HZ, openPhoneWindows, type PhoneWindows } from '../phone/phoneWindows.ts';

const PROMPT_HZ = 850;
const HOLD_HZ = 350;
const CUSTOMER_HZ = 700;
const MOBILE_HZ = 1100;
const MOBILE = '13700000014';
const QUEUE = 'city-hotline';
let pbx: Pbx;
let ami: Ami;
let windows: PhoneWindows;
let customer: Customer;
let mobile: Customer;

beforeAll(async () => {
  pbx = await startPbx({ mohToneHz: HOLD_HZ, promptToneHz: PROMPT_HZ });
  windows = await openPhoneWindows();
  ami = await Ami.open(pbx.ami);
  await ami.action({ Action: 'QueueAdd', Queue: QUEUE, Interface: 'PJSIP/1001', MemberName: '1001' });
  await ami.action({ Action: 'DBPut', Family: 'hearthline-mobile', Key: '1001', Val: MOBILE });
});
afterEach(async () => {
  await Promise.all([customer?.hangup(), mobile?.hangup()]);
});
afterAll(async () => {
  ami?.close();
  await windows?.close();
  await pbx?.stop();
});

async function sitsDown(): Promise<LabPhone> {
  const anna = await windows.open();
  // The product's limit is 60 s: this is the same end of a silent channel, sooner.
  await anna.register(await hire(pbx, '1001', { rtp_timeout: '3' }));
  return anna;
}

/** A customer of the queue talked with her, and her phone has died; the customer hears prompt and music. */
async function customerLeftAlone(): Promise<void> {
  ami.close();
  ami = await Ami.open(pbx.ami);
  const anna = await sitsDown();
  mobile = await waitForCall(pbx, { toneHz: MOBILE_HZ, callerName: 'Anna', callerNumber: MOBILE, maxMs: 100_000 });
  customer = await callFromOutside(pbx, {
    ...{ number: '12345', toneHz: CUSTOMER_HZ, callerName: 'Test Customer', callerNumber: '13800000000' },
    maxMs: 110_000,
  });
  await anna.command('answer', (await anna.untilState('ringingHere')).id);
  await Promise.all([anna.untilHeard(CUSTOMER_HZ), customer.untilHeard(MICROPHONE_HZ)]);
  await anna.page.close();
  await customer.untilHeard(PROMPT_HZ);
  await customer.untilHeard(HOLD_HZ);
}
const told = (UserEvent: string, more: Record<string, string> = {}): Promise<Record<string, string>> =>
  ami.event({ Event: 'UserEvent', UserEvent, ...more });
const nextFact = async () => Object.fromEntries(new URLSearchParams((await told('HearthlineFact'))['Fact']));

describe('a phone that does not come back', () => {
  it('[PBX-35] [PBX-36] N14: her mobile rings, the customer is there after 1 is pressed and not before, in one fact', async () => {
    await customerLeftAlone();
    await mobile.untilHeard(PROMPT_HZ);
    // Asked, not taken: the customer still hears the music.
    await customer.untilHeard(HOLD_HZ);
    mobile.press('1');
    await Promise.all([mobile.untilHeard(CUSTOMER_HZ), customer.untilHeard(MOBILE_HZ)]);
    expect(await told('HearthlineMobile', { State: 'taken' })).toMatchObject({ Interface: 'PJSIP/1001' });
    const fact = nextFact();
    await customer.hangup();
    expect(await fact).toMatchObject({ memberInterface: 'PJSIP/1001', status: 'answered', endedBy: 'caller' });
    expect(await told('HearthlineMobile', { State: 'over' })).toMatchObject({ Interface: 'PJSIP/1001' });
  });

  it('[PBX-35] N14: the app is back before she has pressed: it has the call, and the mobile is let go', async () => {
    await customerLeftAlone();
    await mobile.untilHeard(PROMPT_HZ);
    const again = await sitsDown();
    await Promise.all([again.untilHeard(CUSTOMER_HZ), customer.untilHeard(MICROPHONE_HZ)]);
    await mobile.ended;
    expect((await again.untilState('talking')).isGivenBack).toBe(true);
    await customer.hangup();
    await again.page.close();
  });

  it('[PBX-35] [PBX-32] N14: a voicemail box answers and presses nothing: the customer goes back to the queue', async () => {
    await customerLeftAlone();
    await mobile.untilHeard(PROMPT_HZ);
    const fact = nextFact();
    await mobile.ended;
    expect(await told('HearthlineMobile', { State: 'notTaken' })).toMatchObject({ Interface: 'PJSIP/1001' });
    // The visit ends where the next one to the same queue begins.
    expect(await fact).toMatchObject({ memberInterface: 'PJSIP/1001', endedBy: 'transfer' });
    await customer.untilHeard(HOLD_HZ);
  });
});
