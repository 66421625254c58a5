/**
 * What a customer understands of an operator whose line loses packets, against a page with SIP.js as it comes: both at one
 * home, on the same line at the same time, both reading the same text to customers outside (baresip, G.711). Intelligibility
 * by STOI (intelligibility.ts). Needs root, as all of netlab.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeWav, encodeWav, waitForCall, type Customer } from '@hearthline/pbx';
import type { Conditions } from '../../../e2e/netlab/netlab.ts';
import { openHome, type Home } from '../../../e2e/src/line/home.ts';
import { hire } from '../../../e2e/src/phone/operators.ts';
import { openDisplay } from '../../../scripts/prepare/display.ts';
import { ensureElectron } from '../../../scripts/prepare/electron.ts';
import type { Progress } from '../../../scripts/prepare/progress.ts';
import { compare, type Comparison } from '../measure.ts';
import { serveBarePages } from '../phone/barePages.ts';
import { openBareWindow } from '../phone/bareWindow.ts';
import { RATE_HZ, type Sound, understood } from './intelligibility.ts';

const LISTEN_MS = 30_000;
/** Until encoders and buffers know of the line as it is now. */
const SETTLE_MS = 10_000;
const BURST_MS = 100;
const LOSSES = [0.05, 0.1, 0.2];
const texts = ['en/interrupted', 'zh/interrupted', 'en/leave-message', 'zh/leave-message'];

interface Side {
  readonly customer: Customer;
  close(): Promise<void>;
}

export async function measureFarEnd(progress: Progress): Promise<Comparison[]> {
  const dir = await mkdtemp(join(tmpdir(), 'hearthline-far-end-'));
  const microphoneWav = join(dir, 'speech.wav');
  const speech = await writeSpeech(microphoneWav);
  const home = await openHome(['dsl'], { microphoneWav });
  const sides: Side[] = [];
  try {
    sides.push(await ours(home), await theirs(home, { dir, microphoneWav, progress }));
    const comparisons: Comparison[] = [];
    const take = async (name: string, conditions: Conditions): Promise<void> => {
      await home.lab.lines.dsl.set(conditions);
      const [mine = 0, peer = 0] = await heardBy(sides, speech);
      comparisons.push(
        compare({
          ...{
            name,
            unit: 'STOI',
            ours: mine,
            peer,
            peerName: 'SIP.js as it comes, on the same line at the same time',
          },
          limit: { kind: 'atLeast', ratio: conditions.lossRatio === 0 ? 0.95 : 1 },
        }),
      );
    };
    await take('the customer understands: no loss', { lossRatio: 0 });
    for (const lossRatio of LOSSES)
      for (const burstMs of [0, BURST_MS])
        await take(
          `the customer understands: ${lossRatio * 100} % lost, ${burstMs === 0 ? 'each by itself' : `in stretches of ${BURST_MS} ms`}`,
          { lossRatio, burstMs },
        );
    return comparisons;
  } finally {
    await home.lab.lines.dsl.set({ lossRatio: 0 });
    for (const side of sides) await side.close();
    await home.close();
    await rm(dir, { recursive: true, force: true });
  }
}

/** The prompts of the PBX one after the other, as microphones hear them. */
async function writeSpeech(file: string): Promise<Sound> {
  const prompts = new URL('../../../pbx/prompts/', import.meta.url);
  const parts = await Promise.all(
    texts.map(async (text) => decodeWav(await readFile(new URL(`${text}.wav`, prompts)))),
  );
  const samples = Int16Array.from(parts.flatMap((part) => [...part.samples]));
  await writeFile(file, encodeWav({ samples, sampleRateHz: RATE_HZ }));
  return Float64Array.from(samples, (sample) => sample / 32_768);
}

const customerOf = (home: Home<'dsl'>, callerNumber: string): Promise<Customer> =>
  waitForCall(home.pbx, { toneHz: 700, callerName: 'Customer', callerNumber, maxMs: 900_000, levelDb: -30 });

async function ours(home: Home<'dsl'>): Promise<Side> {
  const customer = await customerOf(home, '13800000001');
  const phone = await home.phone('1001');
  await phone.dial('13800000001');
  await phone.untilAudioBothWays();
  return { customer, close: async () => void (await customer.hangup()) };
}

async function theirs(
  home: Home<'dsl'>,
  { dir, microphoneWav, progress }: { dir: string; microphoneWav: string; progress: Progress },
): Promise<Side> {
  const customer = await customerOf(home, '13800000002');
  const runtime = await ensureElectron(progress);
  const display = await openDisplay({ isAlwaysVirtual: true });
  const pages = await serveBarePages(home.lab.coreAddress);
  const account = { ...(await hire(home.pbx, '1002')), serverUrl: home.pbx.wssUrl };
  const pageUrl = pages.url('sip.js', account);
  const window = await openBareWindow({
    electron: { ...runtime, executable: await home.lab.launcher(dir, runtime.executable) },
    ...{ env: display.env, profileDir: join(dir, 'bare'), pageUrl, microphoneWav },
    // A page from another address than loopback gets no microphone otherwise.
    args: [`--unsafely-treat-insecure-origin-as-secure=${new URL(pageUrl).origin}`],
  });
  await window.page.evaluate('window.phone.registered');
  await window.page.evaluate(`phone.dial('13800000002')`);
  await customer.answered;
  return {
    customer,
    close: async () => {
      await customer.hangup();
      await window.close();
      await pages.close();
      await display.close();
    },
  };
}

/** What both customers understand in the same stretch of time. */
async function heardBy(sides: readonly Side[], speech: Sound): Promise<number[]> {
  await passed(SETTLE_MS);
  const begun = await Promise.all(sides.map(async ({ customer }) => (await customer.recording()).samples.length));
  await passed(LISTEN_MS);
  const recordings = await Promise.all(sides.map(({ customer }) => customer.recording()));
  return recordings.map(({ samples }, index) =>
    understood(
      speech,
      Float64Array.from(samples.subarray(begun[index] ?? 0), (sample) => sample / 32_768),
    ),
  );
}

/** What is measured here is a stretch of time: there is no event to wait for. */
const passed = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
