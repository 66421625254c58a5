import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../testing/fakeClock.ts';
import { AmiRefusal } from '../ami/amiClient.ts';
import type { AmiMessage } from '../ami/amiMessage.ts';
import type { LinkSeen } from '../../session/streams.ts';
import { Rescue } from './rescue.ts';

const PHONE = 'PJSIP/1001-00000002';
const CUSTOMER = 'PJSIP/carrier-00000001';

/** A PBX with one call; `packets` is what it has got from the phone, null once that channel is gone. */
class CallOnPbx {
  readonly clock = new FakeClock();
  packets: number | null = 100;
  link: LinkSeen = 'closed';
  parties = [CUSTOMER];
  readonly asked: AmiMessage[] = [];
  readonly rescue = new Rescue({
    clock: this.clock,
    log: pino({ level: 'silent' }),
    linkOf: () => this.link,
    ami: {
      action: (fields) => {
        if (fields['Action'] !== 'Getvar') this.asked.push(fields);
        if (this.packets === null) return Promise.reject(new AmiRefusal('No such channel'));
        return Promise.resolve({ Value: String(this.packets) });
      },
      list: () =>
        Promise.resolve(
          [...this.parties, PHONE].map((Channel) => ({
            ...{ Event: 'CoreShowChannel', Channel, ChannelStateDesc: 'Up', BridgeId: 'bridge-1' },
            ...{ Uniqueid: `id of ${Channel}`, Linkedid: `id of ${CUSTOMER}` },
          })),
        ),
    },
  });
  contact(ContactStatus: 'Created' | 'Removed' | 'Reachable' | 'Unreachable', where = 'anna@192.0.2.7:5000'): void {
    this.rescue.take({ Event: 'ContactStatus', AOR: '1001', ContactStatus, URI: `sip:${where};transport=ws` });
  }
  /** Looks for so long; `packetsEach` come before each look. */
  async passes(ms: number, packetsEach = 0): Promise<void> {
    for (let gone = 0; gone < ms; gone += 500) {
      await settled();
      if (this.packets !== null) this.packets += packetsEach;
      this.clock.advance(500);
    }
    await settled();
  }
  get redirected(): string[] {
    return this.asked.filter(({ Action }) => Action === 'Redirect').map(({ Channel }) => Channel ?? '');
  }
}

/** Everything asked of the PBX has been answered. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a phone that goes away in a call', () => {
  it('[RESCUE-1] [RESCUE-4] [RESCUE-5] silent: the customer is sent to the rescue, the dead channel ends, the call is held', async () => {
    const call = new CallOnPbx();
    call.contact('Removed');
    await call.passes(2_000);
    expect(call.asked).toEqual([
      { Action: 'Redirect', Channel: CUSTOMER, Context: 'hearthline-rescue', Exten: '1001', Priority: '1' },
      { Action: 'Hangup', Channel: PHONE },
    ]);
    expect(call.rescue.holds(`id of ${CUSTOMER}`)).toBe(true);
    call.rescue.callEnded(`id of ${CUSTOMER}`);
    expect(call.rescue.holds(`id of ${CUSTOMER}`)).toBe(false);
  });

  it('[RESCUE-2] with voice it is let be for as long as the signalling is away', async () => {
    const call = new CallOnPbx();
    call.contact('Removed');
    await call.passes(60_000, 25);
    expect(call.asked).toEqual([]);
    await call.passes(2_000);
    expect(call.redirected).toEqual([CUSTOMER]);
  });

  it('[RESCUE-3] registered again with voice, or hung up: nothing is watched any more', async () => {
    const back = new CallOnPbx();
    back.contact('Removed');
    await back.passes(500, 25);
    back.contact('Reachable');
    await back.passes(500, 25);
    await back.passes(10_000);
    expect(back.asked).toEqual([]);
    const gone = new CallOnPbx();
    gone.contact('Removed');
    await gone.passes(500);
    gone.packets = null;
    await gone.passes(10_000);
    expect(gone.redirected).toEqual([]);
  });

  it('[RESCUE-2] a line that died without a word is waited for: 30 s and more without a packet, and the call is left alone', async () => {
    const call = new CallOnPbx();
    call.contact('Created');
    call.link = 'silent';
    call.contact('Unreachable');
    await call.passes(17_000);
    // After 32 s without a word Asterisk closes its end of the socket.
    call.contact('Removed');
    await call.passes(14_500);
    expect(call.asked).toEqual([]);
    await call.passes(1_000);
    expect(call.redirected).toEqual([CUSTOMER]);
  });

  it('[RESCUE-2] the same program on another socket lives, another program in its place does not', async () => {
    const moved = new CallOnPbx();
    moved.contact('Created');
    moved.contact('Created', 'anna@192.0.2.9:6000');
    moved.contact('Removed');
    moved.contact('Unreachable', 'anna@192.0.2.9:6000');
    moved.contact('Created', 'anna@192.0.2.9:6001');
    await moved.passes(20_000);
    expect(moved.asked).toEqual([]);
    const anew = new CallOnPbx();
    anew.link = 'attached';
    anew.contact('Created');
    anew.contact('Removed');
    anew.contact('Created', 'bela@192.0.2.7:5001');
    await anew.passes(2_000);
    expect(anew.redirected).toEqual([CUSTOMER]);
  });

  it('[RESCUE-2] a PBX that lost the socket alone does not end a call whose app is there', async () => {
    const call = new CallOnPbx();
    call.link = 'attached';
    call.contact('Removed');
    await call.passes(10_000);
    expect(call.asked).toEqual([]);
    call.link = 'closed';
    await call.passes(1_000);
    expect(call.redirected).toEqual([CUSTOMER]);
  });

  it('[RESCUE-4] the others of a conference talk on without her', async () => {
    const call = new CallOnPbx();
    call.parties = [CUSTOMER, 'PJSIP/1002-00000003'];
    call.contact('Removed');
    await call.passes(2_000);
    expect(call.asked).toEqual([{ Action: 'Hangup', Channel: PHONE }]);
  });
});
