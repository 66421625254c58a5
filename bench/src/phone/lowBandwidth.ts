/**
 * What an hour of talking costs in the saving mode, both directions, on the wire: a call between two operators (the PBX
 * passes Opus on) and one with a customer from the queue (the PBX converts G.711).
 */
import { startPbx, type Pbx } from '@hearthline/pbx';
import { type CallCost, costBetween, queueCall } from '../../../e2e/src/phone/callCost.ts';
import { hire } from '../../../e2e/src/phone/operators.ts';
import { type LabPhone, openPhoneWindows } from '../../../e2e/src/phone/phoneWindows.ts';
import { compare, type Comparison } from '../measure.ts';

const LIMIT_MB_PER_HOUR = 12;
const PACKETS = 300;

interface Costs {
  readonly usual: number;
  readonly saving: number;
}

export async function measureLowBandwidth(): Promise<Comparison[]> {
  const pbx = await startPbx();
  const windows = await openPhoneWindows();
  try {
    const anna = await windows.open();
    const bela = await windows.open();
    await anna.register(await hire(pbx, '1001'));
    await bela.register(await hire(pbx, '1002'));
    return [
      ...comparisons('a call between two operators', await betweenOperators(anna, bela)),
      ...comparisons('a call with a customer from the queue', await withCustomer(anna, pbx)),
    ];
  } finally {
    await windows.close();
    await pbx.stop();
  }
}

async function betweenOperators(anna: LabPhone, bela: LabPhone): Promise<Costs> {
  const phones = [anna, bela];
  await Promise.all(phones.map((phone) => phone.setSaving('never')));
  const id = await anna.dial('1002');
  await bela.command('answer', (await bela.untilState('ringingHere')).id);
  await Promise.all(phones.map((phone) => phone.untilVoiceMode('normal')));
  const usual = sum(await costBetween(anna, { packets: PACKETS }));
  await Promise.all(phones.map((phone) => phone.setSaving('always')));
  await Promise.all(phones.map((phone) => phone.untilVoiceMode('saving')));
  const saving = await ofConversation(anna, id);
  await anna.command('hangUp', id);
  return { usual, saving };
}

async function withCustomer(anna: LabPhone, pbx: Pbx): Promise<Costs> {
  const costs: number[] = [];
  for (const wish of ['never', 'always'] as const) {
    await anna.setSaving(wish);
    const { end } = await queueCall({ pbx, phone: anna, id: '1001' });
    const call = await anna.untilVoiceMode(wish === 'always' ? 'saving' : 'normal');
    costs.push(
      wish === 'always' ? await ofConversation(anna, call.id) : sum(await costBetween(anna, { packets: PACKETS })),
    );
    await end();
  }
  const [usual = 0, saving = 0] = costs;
  return { usual, saving };
}

/** We are silent, the other talks all the time: of two people who take turns each direction costs this half the time. */
async function ofConversation(phone: LabPhone, callId: string): Promise<number> {
  await phone.setMuted(callId, true);
  // The encoder takes a moment to see that nobody speaks.
  await costBetween(phone, { packets: PACKETS / 3 });
  return sum(await costBetween(phone, { packets: PACKETS }));
}

const sum = ({ out, in: into }: CallCost): number => out.mbPerHour + into.mbPerHour;

function comparisons(name: string, { usual, saving }: Costs): Comparison[] {
  const common = { name, unit: 'MB an hour', ours: saving };
  const notes = [`of ${PACKETS} packets counted, with IPv4, UDP, RTP, SRTP and RTCP; one of the two talks at a time`];
  return [
    compare({
      ...common,
      peer: LIMIT_MB_PER_HOUR,
      peerName: `the limit of ${LIMIT_MB_PER_HOUR} MB`,
      limit: { kind: 'atMost', ratio: 1 },
      notes,
    }),
    compare({ ...common, peer: usual, peerName: 'usual settings', limit: { kind: 'atMost', ratio: 0.5 }, notes }),
  ];
}
