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

/** Anna hands the customer on to 1003, and the PBX has answered. */
async function handedOn(answer: number | null = 202): Promise<Referee> {
  const referee = new Referee(office, answer);
  const handing = anna.phone.transfer(callId, '1003');
  await office.soon();
  await handing;
  await office.soon();
  return referee;
}

describe('a blind transfer', () => {
  it('[TRANSFER-1] [TRANSFER-2] [TRANSFER-3] holds the caller, asks with REFER, says that it rings, and ends our leg', async () => {
    const referee = await handedOn();
    expect(headerOf(referee.refer, 'Refer-To')).toBe('<sip:1003@test>');
    expect(headerOf(referee.refer, 'Referred-By')).toBe('<sip:1001@test>');
    expect(bela.kinds()).toEqual(['talking there']);
    expect(anna.newest().transfer).toEqual({ kind: 'handingOver', to: '1003', isRinging: false });
    referee.notify(100, 'active;expires=60');
    referee.notify(180, 'active;expires=60');
    await office.soon();
    expect(anna.newest().transfer).toMatchObject({ kind: 'handingOver', isRinging: true });
    referee.notify(200, 'terminated;reason=noresource');
    await office.soon();
    expect([anna.kinds(), bela.kinds()]).toEqual([['ended transferred'], ['ended hungUpThere']]);
    expect(anna.newest().transfer).toEqual({ kind: 'done', to: '1003' });
  });

  it.each([
    [486, 'busy'],
    [404, 'numberNotFound'],
    [603, 'declined'],
    [480, 'noAnswer'],
    [503, 'unavailable'],
    [400, 'failed'],
  ])('[TRANSFER-6] %i in NOTIFY takes the caller back as %s', async (status, problem) => {
    const referee = await handedOn();
    referee.notify(status, 'terminated;reason=noresource');
    await office.soon();
    expect([anna.kinds(), bela.kinds()]).toEqual([['talking none'], ['talking none']]);
    expect(anna.newest().transfer).toEqual({ kind: 'failed', to: '1003', problem });
    expect(anna.media.microphones.at(-1)?.enabled).toBe(true);
    // Seen, or tried again: both are possible.
    await anna.phone.cancelTransfer(callId);
    expect(anna.newest().transfer).toEqual({ kind: 'none' });
  });

  it.each([
    [603, 'refused'],
    [404, 'numberNotFound'],
    [405, 'refused'],
  ])('[TRANSFER-6] REFER itself refused with %i takes the caller back as %s', async (status, problem) => {
    await handedOn(status);
    expect(anna.kinds()).toEqual(['talking none']);
    expect(anna.newest().transfer).toMatchObject({ kind: 'failed', problem });
  });

  it('[TRANSFER-6] a subscription that ends without a result is a failure', async () => {
    const referee = await handedOn();
    referee.notify(180, 'terminated;reason=timeout');
    await office.soon();
    expect(anna.newest().transfer).toMatchObject({ kind: 'failed', problem: 'noAnswer' });
    expect(anna.kinds()).toEqual(['talking none']);
  });

  it('[TRANSFER-7] a NOTIFY that never comes takes the caller back after 90 s', async () => {
    await handedOn();
    await office.clock.advance(89_000);
    expect(anna.newest().transfer.kind).toBe('handingOver');
    await office.clock.advance(2000);
    expect(anna.kinds()).toEqual(['talking none']);
    expect(anna.newest().transfer).toMatchObject({ kind: 'failed', problem: 'noAnswer' });
  });

  it('[TRANSFER-7] failed while the line is down: the caller is taken back when it is up again', async () => {
    const referee = await handedOn();
    office.pbx.isDown = true;
    office.pbx.cut('1001', 'closed');
    await office.clock.advance(91_000);
    expect(anna.newest().transfer).toMatchObject({ kind: 'failed' });
    expect(anna.kinds()).toEqual(['talking here']);
    office.pbx.isDown = false;
    office.pbx.onMessage = () => true;
    await office.clock.advance(40_000);
    expect(anna.kinds()).toEqual(['talking none']);
    expect(referee.refer).not.toBe('');
  });

  it('[TRANSFER-1] is refused by name when it cannot be: no such call, a bad number, no line, twice', async () => {
    await expect(anna.phone.transfer('nobody', '1003')).rejects.toMatchObject({ code: 'call.notFound' });
    await expect(anna.phone.transfer(callId, '10 03;x')).rejects.toMatchObject({ code: 'call.badNumber' });
    await handedOn();
    await expect(anna.phone.transfer(callId, '1003')).rejects.toMatchObject({ code: 'call.wrongState' });
    expect(office.pbx.heard.filter((line) => line.startsWith('REFER '))).toHaveLength(1);
  });
});

describe('a PBX that takes the caller at once', () => {
  async function taken(): Promise<Referee> {
    const referee = await handedOn();
    referee.bye();
    await office.soon();
    expect(anna.kinds()).toEqual(['handedOver']);
    expect(anna.media.open).toEqual({ players: 0, microphones: 0, peers: 1 });
    return referee;
  }

  it('[TRANSFER-4] NOTIFY after BYE still tells that it rings and that it is done', async () => {
    const referee = await taken();
    referee.notify(180, 'active');
    await office.soon();
    expect(anna.newest().transfer).toMatchObject({ isRinging: true });
    referee.notify(200, 'terminated');
    await office.soon();
    expect(anna.kinds()).toEqual(['ended transferred']);
  });

  it('[TRANSFER-4] a failure ends it as such, and the caller comes back by a call that says why', async () => {
    const referee = await taken();
    referee.notify(486, 'terminated');
    await office.soon();
    expect(anna.kinds()).toEqual(['ended transferFailed']);
    office.pbx.extraHeaders = [
      'X-Hearthline-Given-Back: 1',
      'X-Hearthline-Transfer-Failed: busy',
      'X-Hearthline-Transfer-To: 1003',
    ];
    await cora.phone.dial('1001');
    await office.soon();
    expect(anna.newest()).toMatchObject({
      isGivenBack: true,
      state: { kind: 'talking' },
      transfer: { kind: 'failed', to: '1003', problem: 'busy' },
    });
  });

  it('[TRANSFER-8] without a result, by the line or by time, it is over as transferred', async () => {
    await taken();
    office.pbx.cut('1001', 'closed');
    await office.soon();
    expect(anna.kinds()).toEqual(['ended transferred']);
  });

  it('[TRANSFER-8] hung up here, it leaves the card', async () => {
    await taken();
    await anna.phone.hangUp(callId);
    expect(anna.kinds()).toEqual(['ended transferred']);
  });
});
