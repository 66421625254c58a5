/**
 * How long a call is silent when its headset is pulled out, and when it is plugged in again: at the operator's ears, as it
 * comes out of the next speaker, and at the customer's, between the tone of the one microphone and that of the other.
 */
import { setTimeout as passes } from 'node:timers/promises';
import { HEADSET, idOf, LAPTOP, plugPair, Pulse, uses } from '@hearthline/e2e/sound';
import { hostSend, openStage, OPERATOR_TONE_HZ, Person, type Stage } from '@hearthline/e2e/stage';
import { callFromOutside, longestGapMs, type Customer, type Pcm } from '@hearthline/pbx';
import { ensureSystemPackages } from '../../../scripts/prepare/packages.ts';
import type { Progress } from '../../../scripts/prepare/progress.ts';
import { compare, median, type Comparison } from '../measure.ts';

const ROUNDS = 4;
/** One that goes twice within 10 s is left alone for a while (audio/SPEC.md, PLUG-5). */
const STEADY_MS = 10_000;
const LIMIT_MS = 1000;
const CUSTOMER_HZ = 500;

export async function measureDeviceChange(progress: Progress): Promise<Comparison[]> {
  await ensureSystemPackages(['sound'], progress);
  const stage = await openStage({ progress });
  const pulse = await Pulse.start();
  try {
    return await measure(stage, pulse);
  } finally {
    await stage.close();
    await pulse.close();
  }
}

/** The last part of what the customer recorded. */
async function since(customer: Customer, ms: number): Promise<Pcm> {
  const { samples, sampleRateHz } = await customer.recording();
  return { samples: samples.subarray(Math.max(0, samples.length - (ms * sampleRateHz) / 1000)), sampleRateHz };
}

async function measure(stage: Stage, pulse: Pulse): Promise<Comparison[]> {
  // One tone for both microphones: what the customer misses is one gap.
  const laptop = await plugPair(pulse, LAPTOP, OPERATOR_TONE_HZ);
  let headset = await plugPair(pulse, HEADSET, OPERATOR_TONE_HZ);
  const desktop = await stage.startDesktop({ hasMicrophone: false, env: { ...stage.display.env, ...pulse.env } });
  const operator = await Person.at(desktop);
  await operator.beginsShift('linxiaoman');
  for (const labels of [LAPTOP, HEADSET])
    for (const role of ['microphone', 'speaker'] as const)
      await hostSend(desktop, 'chooseDevice', { role, deviceId: await idOf(desktop, `${role}s`, labels[role]) });
  await operator.chooses('goReady');
  const customer = await callFromOutside(stage.pbx, {
    ...{ number: '12345', toneHz: CUSTOMER_HZ, callerName: 'Gu', callerNumber: '13900000033', maxMs: 170_000 },
  });
  await operator.page.getByRole('button', { name: operator.words.call.answer }).click();
  await customer.untilHeard(OPERATOR_TONE_HZ, 200);
  const out: number[] = [];
  const back: number[] = [];
  const missed: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await headset.speaker.ear.untilHeard(CUSTOMER_HZ);
    const pulledAt = performance.now();
    const [heardAt] = await Promise.all([laptop.speaker.ear.untilHeard(CUSTOMER_HZ), headset.unplug()]);
    out.push(heardAt - pulledAt);
    await uses(desktop, LAPTOP);
    const pluggedAt = performance.now();
    headset = await plugPair(pulse, HEADSET, OPERATOR_TONE_HZ);
    back.push((await headset.speaker.ear.untilHeard(CUSTOMER_HZ)) - pluggedAt);
    await uses(desktop, HEADSET);
    await passes(STEADY_MS);
    missed.push(longestGapMs(await since(customer, STEADY_MS + 6_000), OPERATOR_TONE_HZ));
  }
  await operator.hangsUpAll();
  const figure = (name: string, values: readonly number[], note: string): Comparison =>
    compare({
      ...{ name, unit: 'ms', ours: median(values), peer: LIMIT_MS, peerName: `the limit of ${LIMIT_MS} ms` },
      limit: { kind: 'atMost', ratio: 1 },
      notes: [`median of ${ROUNDS} (${values.map((value) => Math.round(value)).join(', ')}); ${note}`],
    });
  return [
    figure('headset pulled out: heard on the other', out, 'until 200 ms of tone came out of the other speaker'),
    figure('headset plugged in: heard on it', back, 'from the first of its two devices being plugged'),
    figure('headset pulled out: customer without voice', missed, 'longest gap in what the customer recorded'),
  ];
}
