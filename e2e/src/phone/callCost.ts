import { Ami, callFromOutside, type Customer, type Pbx } from '@hearthline/pbx';
import type { LabPage, VoiceCost } from './labPage.ts';
import type { LabPhone } from './phoneWindows.ts';

/** One direction of a call while it was counted. */
interface WayCost {
  readonly packetsPerS: number;
  /** What one packet holds, if none is left out for silence. */
  readonly frameMs: number;
  /** IPv4, UDP, RTP, SRTP and RTCP included; 1 MB is 10^6 bytes. */
  readonly mbPerHour: number;
}
export interface CallCost {
  readonly out: WayCost;
  readonly in: WayCost;
}

/** Counts until so many packets have come in, and says what an hour of the same would cost. */
export async function costBetween({ page }: LabPhone, until: { packets: number }): Promise<CallCost> {
  const [from, to] = await page.evaluate(async ({ packets }): Promise<[VoiceCost, VoiceCost]> => {
    const { lab } = globalThis as unknown as LabPage;
    const first = await lab.voiceCost();
    for (;;) {
      const now = await lab.voiceCost();
      if (now.in.rtpPackets - first.in.rtpPackets >= packets) return [first, now];
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }, until);
  const seconds = (to.atMs - from.atMs) / 1000;
  const way = (name: 'in' | 'out'): WayCost => {
    const packets = to[name].rtpPackets - from[name].rtpPackets;
    const bytes = to[name].wireBytes - from[name].wireBytes;
    return {
      packetsPerS: packets / seconds,
      frameMs: (1000 * seconds) / packets,
      mbPerHour: ((bytes / seconds) * 3600) / 1e6,
    };
  };
  return { out: way('out'), in: way('in') };
}

/** A customer with an old telephone (G.711, which the PBX converts) talks with the operator over the queue. */
export async function queueCall(options: {
  pbx: Pbx;
  phone: LabPhone;
  id: string;
}): Promise<{ customer: Customer; end: () => Promise<void> }> {
  const { pbx, phone, id } = options;
  const ami = await Ami.open(pbx.ami);
  await ami.action({ Action: 'QueueAdd', Queue: 'city-hotline', Interface: `PJSIP/${id}`, MemberName: id });
  const customer = await callFromOutside(pbx, {
    ...{ number: '12345', toneHz: 700, callerName: 'Test Customer', callerNumber: '13800000000', maxMs: 60_000 },
  });
  const ringing = await phone.untilState('ringingHere');
  await phone.command('answer', ringing.id);
  await phone.untilHeard(700);
  const end = async (): Promise<void> => {
    await customer.hangup();
    await ami.action({ Action: 'QueueRemove', Queue: 'city-hotline', Interface: `PJSIP/${id}` });
    ami.close();
  };
  return { customer, end };
}
