import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { referTo, statusOfFragment } from '../sip/referring.ts';
import type { TransferState } from '../snapshot.ts';
import { type Desk, Office } from '../testing/index.ts';
import { problemOfConsultation, type TransferEvent, transitionTransfer } from './transferMachine.ts';

let office: Office;
/** The operator. */
let anna: Desk;
/** The customer. */
let bela: Desk;
/** The colleague. */
let cora: Desk;
let callId: string;

beforeEach(async () => {
  office = new Office();
  anna = await office.seat('1001');
  bela = await office.seat('1002');
  cora = await office.seat('1003');
  await bela.phone.dial('1001');
  await office.soon();
  callId = anna.newest().id;
  await anna.phone.answer(callId);
  await office.soon();
});
afterEach(() => office.close());

const header = (text: string, name: string): string =>
  new RegExp(`^${name}: *(.*)$`, 'im').exec(text)?.[1]?.trim() ?? '';

/** A PBX that takes REFER itself, as the far side of the dialog it came in. */
class Referee {
  refer = '';
  #cseq = 9000;

  constructor(answer: number | null) {
    office.pbx.onMessage = (text) => {
      if (!text.startsWith('REFER ')) return true;
      this.refer = text;
      if (answer !== null) office.pbx.say('1001', this.#reply(`SIP/2.0 ${answer} Whatever`));
      return false;
    };
  }

  /** How the call to the target goes. */
  notify(status: number | null, subscription: string): void {
    const body = status === null ? '' : `SIP/2.0 ${status} Whatever\r\n`;
    const type = ['Event: refer', `Subscription-State: ${subscription}`, 'Content-Type: message/sipfrag;version=2.0'];
    this.#request('NOTIFY', type, body);
  }

  bye(): void {
    this.#request('BYE', [], '');
  }

  #request(method: string, headers: readonly string[], body: string): void {
    const [from, to] = [header(this.refer, 'To'), header(this.refer, 'From')];
    const contact = /<sip:([^>]+)>/.exec(header(this.refer, 'Contact'))?.[1] ?? '';
    this.#cseq += 1;
    const lines = [
      `${method} sip:${contact} SIP/2.0`,
      `Via: SIP/2.0/WSS pbx.invalid;branch=z9hG4bKreferee${this.#cseq}`,
      `From: ${from}`,
      `To: ${to}`,
      `Call-ID: ${header(this.refer, 'Call-ID')}`,
      `CSeq: ${this.#cseq} ${method}`,
      'Contact: <sip:pbx.invalid;transport=ws>',
      ...headers,
      `Content-Length: ${body.length}`,
    ];
    office.pbx.say('1001', `${lines.join('\r\n')}\r\n\r\n${body}`);
  }

  #reply(first: string): string {
    const copied = ['Via', 'From', 'To', 'Call-ID', 'CSeq'].map((name) => `${name}: ${header(this.refer, name)}`);
    return `${[first, ...copied, 'Content-Length: 0'].join('\r\n')}\r\n\r\n`;
  }
}

/** Anna hands the customer on to 1003, and the PBX has answered. */
async function handedOn(answer: number | null = 202): Promise<Referee> {
  const referee = new Referee(answer);
  const handing = anna.phone.transfer(callId, '1003');
  await office.soon();
  await handing;
  await office.soon();
  return referee;
}

describe('a blind transfer', () => {
  it('[TRANSFER-1] [TRANSFER-2] [TRANSFER-3] holds the caller, asks with REFER, says that it rings, and ends our leg', async () => {
    const referee = await handedOn();
    expect(header(referee.refer, 'Refer-To')).toBe('<sip:1003@test>');
    expect(header(referee.refer, 'Referred-By')).toBe('<sip:1001@test>');
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
    const referee = new Referee(202);
    await anna.phone.completeTransfer(callId);
    await office.soon();
    const replaces = decodeURIComponent(/Replaces=([^>]+)>/.exec(header(referee.refer, 'Refer-To'))?.[1] ?? '');
    expect(replaces).toMatch(/^[^;]+;to-tag=[^;]+;from-tag=[^;]+$/);
    // It is the second call's dialog, not the one REFER goes in.
    expect(replaces).not.toContain(header(referee.refer, 'Call-ID'));
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
    const referee = new Referee(202);
    await anna.phone.completeTransfer(callId);
    await office.soon();
    expect(header(referee.refer, 'Refer-To')).toBe('<sip:1003@test>');
    expect(cora.kinds()).toEqual(['ended cancelled']);
    expect(anna.call(callId).transfer).toMatchObject({ kind: 'handingOver', to: '1003' });
  });

  it('[TRANSFER-6] refused by the PBX, the caller is back and the colleague is held', async () => {
    await asking();
    void new Referee(501);
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

describe('the transfer machine', () => {
  const event: fc.Arbitrary<TransferEvent> = fc.constantFrom<TransferEvent>(
    { kind: 'consulted', to: '1', consultCallId: 'c' },
    { kind: 'asked', to: '1' },
    { kind: 'rings' },
    { kind: 'done' },
    { kind: 'failed', problem: 'busy' },
    { kind: 'dropped' },
  );
  const MAY_FOLLOW: Record<TransferState['kind'], readonly TransferState['kind'][]> = {
    none: ['consulting', 'handingOver'],
    consulting: ['handingOver', 'failed', 'none'],
    handingOver: ['done', 'failed'],
    failed: ['consulting', 'handingOver', 'none'],
    done: [],
  };
  it('[TRANSFER-10] follows the drawing whatever comes in whatever order', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        let state: TransferState = { kind: 'none' };
        for (const each of events) {
          const next = transitionTransfer(state, each);
          expect([state.kind, ...MAY_FOLLOW[state.kind]]).toContain(next.kind);
          state = next;
        }
      }),
    );
  });
  it('[TRANSFER-9] an end by our own hand is no failure', () => {
    expect([problemOfConsultation('hungUpHere'), problemOfConsultation('cancelled')]).toEqual([null, null]);
    expect([problemOfConsultation('busy'), problemOfConsultation('mediaFailed')]).toEqual(['busy', 'failed']);
  });
});

describe('words of REFER', () => {
  it('[TRANSFER-2] reads the status of a fragment, and nothing from what is none', () => {
    expect(statusOfFragment('SIP/2.0 180 Ringing\r\n')).toBe(180);
    expect(statusOfFragment('SIP/2.0 486')).toBe(486);
    for (const bad of ['', 'HTTP/1.1 200 OK', 'SIP/2.0 99 x', 'SIP/2.0 2000 x', 'SIP/2.0 abc']) {
      expect(statusOfFragment(bad), bad).toBeNull();
    }
  });
  it('[TRANSFER-5] names the dialog to replace in a header of the address, escaped', () => {
    const replaces = { callId: 'a@b', ourTag: 'us', theirTag: 'them' };
    expect(referTo({ number: '1003', replaces }, 'test')).toBe(
      '<sip:1003@test?Replaces=a%40b%3Bto-tag%3Dthem%3Bfrom-tag%3Dus>',
    );
  });
});
