/** Transfers on the real parts, without the app: who hears whom afterwards is measured at both ends. */
import { Ami, callFromOutside, startPbx, type Customer, type Pbx } from '@hearthline/pbx';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hire } from './operators.ts';
import { type LabPhone, MICROPHONE_HZ, openPhoneWindows, type PhoneWindows } from './phoneWindows.ts';

const HOLD_HZ = 350;
const CUSTOMER_HZ = 700;
const QUEUE = 'city-hotline';
let pbx: Pbx;
let ami: Ami;
let windows: PhoneWindows;
let anna: LabPhone;
let bela: LabPhone;

beforeAll(async () => {
  pbx = await startPbx({ mohToneHz: HOLD_HZ });
  windows = await openPhoneWindows();
  anna = await windows.open();
  bela = await windows.open();
  await anna.register(await hire(pbx, '1001'));
  await bela.register(await hire(pbx, '1002'));
  ami = await Ami.open(pbx.ami);
  await ami.action({ Action: 'QueueAdd', Queue: QUEUE, Interface: 'PJSIP/1001', MemberName: '1001' });
});
afterAll(async () => {
  ami?.close();
  await windows?.close();
  await pbx?.stop();
});
afterEach(async () => {
  for (const phone of [anna, bela])
    await phone.page.evaluate(async () => {
      const { phone: it } = (globalThis as unknown as import('./labPage.ts').LabPage).lab;
      for (const { id } of it.calls.getState()) await it.hangUp(id);
    });
});

/** A customer of the queue talks with Anna. */
async function talking(): Promise<{ customer: Customer; callId: string }> {
  const customer = await callFromOutside(pbx, {
    number: '12345',
    toneHz: CUSTOMER_HZ,
    callerName: 'Test Customer',
    callerNumber: '13800000000',
    maxMs: 60_000,
  });
  const { id } = await anna.untilState('ringingHere');
  await anna.command('answer', id);
  await Promise.all([anna.untilHeard(CUSTOMER_HZ), customer.untilHeard(MICROPHONE_HZ)]);
  return { customer, callId: id };
}

/** The next record of the outbox. */
const nextFact = async (): Promise<URLSearchParams> => {
  const event = await ami.event({ Event: 'UserEvent', UserEvent: 'HearthlineFact' });
  return new URLSearchParams(event['Fact']);
};

describe('C5 blind transfer', () => {
  it('C5 blind transfer: the colleague rings, answers, and hears the customer; one fact says who of the queue answered', async () => {
    const { customer, callId } = await talking();
    await anna.transfer(callId, '1002');
    // Watched from before: an ended card is gone after 5 s.
    const ended = anna.untilEnded(callId);
    const { id } = await bela.untilState('ringingHere');
    await bela.command('answer', id);
    await Promise.all([bela.untilHeard(CUSTOMER_HZ), customer.untilHeard(MICROPHONE_HZ)]);
    expect(await ended).toMatchObject({
      state: { reason: 'transferred' },
      transfer: { kind: 'done', to: '1002' },
    });
    const fact = nextFact();
    await customer.hangup();
    expect(Object.fromEntries(await fact)).toMatchObject({
      queue: QUEUE,
      status: 'answered',
      memberInterface: 'PJSIP/1001',
    });
    await bela.untilEnded(id);
  });

  it.each([
    ['6003', 'busy'],
    ['6099', 'numberNotFound'],
  ])(
    'C5 blind transfer to %s fails: the customer is back with the operator, who is told %s',
    async (number, problem) => {
      const { customer, callId } = await talking();
      await anna.transfer(callId, number);
      const back = await anna.page.evaluate(() =>
        (globalThis as unknown as import('./labPage.ts').LabPage).lab.untilCall(
          ({ transfer, state }) => transfer.kind === 'failed' && state.kind === 'talking',
        ),
      );
      expect(back.transfer).toEqual({ kind: 'failed', to: number, problem });
      await Promise.all([anna.untilHeard(CUSTOMER_HZ), customer.untilHeard(MICROPHONE_HZ)]);
      await customer.hangup();
      await anna.untilEnded(back.id);
    },
  );
});

describe('C6 attended transfer', () => {
  it('C6 attended transfer: asked with the customer on hold, swapped, completed; customer and colleague hear each other', async () => {
    const { customer, callId } = await talking();
    const consultId = await anna.consult(callId, '1002');
    await customer.untilHeard(HOLD_HZ);
    const { id } = await bela.untilState('ringingHere');
    await bela.command('answer', id);
    await Promise.all([bela.untilHeard(MICROPHONE_HZ), anna.untilHeard(MICROPHONE_HZ)]);
    await anna.command('retrieve', callId);
    await Promise.all([customer.untilHeard(MICROPHONE_HZ), bela.untilHeard(HOLD_HZ)]);
    await anna.command('retrieve', consultId);
    await Promise.all([customer.untilHeard(HOLD_HZ), bela.untilHeard(MICROPHONE_HZ)]);
    const ended = Promise.all([anna.untilEnded(callId), anna.untilEnded(consultId)]);
    await anna.command('completeTransfer', callId);
    for (const call of await ended) expect(call.state.reason).toBe('transferred');
    await Promise.all([bela.untilHeard(CUSTOMER_HZ), customer.untilHeard(MICROPHONE_HZ)]);
    const fact = nextFact();
    await customer.hangup();
    expect(Object.fromEntries(await fact)).toMatchObject({ status: 'answered', memberInterface: 'PJSIP/1001' });
    await bela.untilEnded(id);
  });

  it('C6 attended transfer cancelled: the consultation ends, the customer is back', async () => {
    const { customer, callId } = await talking();
    await anna.consult(callId, '1002');
    const { id } = await bela.untilState('ringingHere');
    await bela.command('answer', id);
    await customer.untilHeard(HOLD_HZ);
    await anna.command('cancelTransfer', callId);
    expect(await bela.untilEnded(id)).toMatchObject({ state: { reason: 'hungUpThere' } });
    await Promise.all([anna.untilHeard(CUSTOMER_HZ), customer.untilHeard(MICROPHONE_HZ)]);
    expect(await anna.call(callId)).toMatchObject({ state: { hold: 'none' }, transfer: { kind: 'none' } });
    await customer.hangup();
  });

  it('C6 completed while the colleague still rings: it goes on as a blind transfer', async () => {
    const { customer, callId } = await talking();
    await anna.consult(callId, '1002');
    await bela.untilState('ringingHere');
    await anna.command('completeTransfer', callId);
    const ringing = await bela.page.evaluate(() =>
      (globalThis as unknown as import('./labPage.ts').LabPage).lab.untilCall(
        ({ peerNumber, state }) => peerNumber === '13800000000' && state.kind === 'ringingHere',
      ),
    );
    await bela.command('answer', ringing.id);
    await Promise.all([bela.untilHeard(CUSTOMER_HZ), customer.untilHeard(MICROPHONE_HZ)]);
    await customer.hangup();
  });
});
