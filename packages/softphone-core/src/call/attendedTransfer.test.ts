import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Desk, Office } from '../testing/index.ts';
import { headerOf, Referee, transferTable } from '../testing/transferTable.ts';

let office: Office;
let anna: Desk;
let bela: Desk;
let cora: Desk;
let callId: string;

beforeEach(async () => {
  ({ office, anna, bela, cora, callId } = await transferTable());
});
afterEach(() => office.close());

describe('an attended transfer', () => {
  /** Anna asks the colleague, who has answered. */
  async function asking(): Promise<string> {
    const consulted = anna.phone.consult(callId, '1003');
    await office.soon();
    const id = await consulted;
    await cora.phone.answer(cora.newest().id);
    await office.soon();
    return id;
  }

  it('[TRANSFER-5] asks while the caller is held, and both can be swapped', async () => {
    const consultCallId = await asking();
    expect(anna.kinds()).toEqual(['talking here', 'talking none']);
    expect(anna.call(callId).transfer).toEqual({ kind: 'consulting', to: '1003', consultCallId });
    const swapped = anna.phone.retrieve(callId);
    await office.soon();
    await swapped;
    expect(anna.kinds()).toEqual(['talking none', 'talking here']);
    expect(anna.call(callId).transfer.kind).toBe('consulting');
  });

  it('[TRANSFER-5] completed by REFER with Replaces; both calls are over as transferred', async () => {
    const consultCallId = await asking();
    const referee = new Referee(office, 202);
    await anna.phone.completeTransfer(callId);
    await office.soon();
    const replaces = decodeURIComponent(/Replaces=([^>]+)>/.exec(headerOf(referee.refer, 'Refer-To'))?.[1] ?? '');
    expect(replaces).toMatch(/^[^;]+;to-tag=[^;]+;from-tag=[^;]+$/);
    // It is the second call's dialog, not the one REFER goes in.
    expect(replaces).not.toContain(headerOf(referee.refer, 'Call-ID'));
    referee.notify(200, 'terminated');
    await office.soon();
    expect([anna.call(callId).state, anna.call(consultCallId).state]).toMatchObject([
      { kind: 'ended', reason: 'transferred' },
      { kind: 'ended', reason: 'transferred' },
    ]);
    expect([bela.kinds(), cora.kinds()]).toEqual([['ended hungUpThere'], ['ended hungUpThere']]);
  });

  it('[TRANSFER-5] completed before the answer: the second call is taken back, the caller goes on blindly', async () => {
    const consulted = anna.phone.consult(callId, '1003');
    await office.soon();
    await consulted;
    const referee = new Referee(office, 202);
    await anna.phone.completeTransfer(callId);
    await office.soon();
    expect(headerOf(referee.refer, 'Refer-To')).toBe('<sip:1003@test>');
    expect(cora.kinds()).toEqual(['ended cancelled']);
    expect(anna.call(callId).transfer).toMatchObject({ kind: 'handingOver', to: '1003' });
  });

  it('[TRANSFER-6] refused by the PBX, the caller is back and the colleague is held', async () => {
    await asking();
    void new Referee(office, 501);
    await anna.phone.completeTransfer(callId);
    await office.soon();
    expect(anna.kinds()).toEqual(['talking none', 'talking here']);
    expect(anna.call(callId).transfer).toMatchObject({ kind: 'failed', problem: 'refused' });
  });

  it('[TRANSFER-9] cancelled: the second call ends and the caller is back', async () => {
    await asking();
    await Promise.all([anna.phone.cancelTransfer(callId), office.soon()]);
    expect(anna.kinds()).toEqual(['talking none', 'ended hungUpHere']);
    expect(anna.call(callId).transfer).toEqual({ kind: 'none' });
    expect(cora.kinds()).toEqual(['ended hungUpThere']);
  });

  it('[TRANSFER-9] the second call hung up by its own key is cancelled too', async () => {
    const id = await asking();
    await anna.phone.hangUp(id);
    await office.soon();
    expect(anna.kinds()).toEqual(['talking none', 'ended hungUpHere']);
    expect(anna.call(callId).transfer).toEqual({ kind: 'none' });
  });

  it('[TRANSFER-9] the colleague hangs up or is busy: the caller is back, and it says why', async () => {
    await asking();
    await cora.phone.hangUp(cora.newest().id);
    await office.soon();
    expect(anna.kinds()).toEqual(['talking none', 'ended hungUpThere']);
    expect(anna.call(callId).transfer).toEqual({ kind: 'failed', to: '1003', problem: 'hungUp' });
    office.pbx.refusals.set('6003', 486);
    const consulted = anna.phone.consult(callId, '6003');
    await office.soon();
    await consulted;
    await office.soon();
    expect(anna.call(callId)).toMatchObject({
      state: { kind: 'talking', hold: 'none' },
      transfer: { kind: 'failed', to: '6003', problem: 'busy' },
    });
  });

  it('[TRANSFER-9] the caller hangs up: the second call goes on as an ordinary one', async () => {
    const id = await asking();
    await bela.phone.hangUp(bela.newest().id);
    await office.soon();
    expect([anna.call(callId).state.kind, anna.call(id).state.kind]).toEqual(['ended', 'talking']);
    await anna.phone.hangUp(id);
    await office.clock.advance(6000);
    expect(anna.kinds()).toEqual([]);
  });
});
