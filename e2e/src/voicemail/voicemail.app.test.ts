import { Ami, callFromOutside, decodeWav, goertzelPower, toDb, type Customer } from '@hearthline/pbx';
import { hubPaths } from '@hearthline/protocol';
import { signInAt } from '@hearthline/ui/host';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  DEMO_PASSWORD,
  HubPerson,
  hostUntil,
  hostValue,
  openStage,
  Person,
  type Desktop,
  type Stage,
} from '../stage/index.ts';

const CUSTOMER_HZ = 700;
const PROMPT_HZ = 350;
let stage: Stage;
let desktop: Desktop;
let operator: Person;

beforeAll(async () => {
  stage = await openStage({ pbx: { promptToneHz: PROMPT_HZ } });
  desktop = await stage.startDesktop();
  operator = await Person.at(desktop);
  await operator.beginsShift('linxiaoman');
  const ami = await Ami.open(stage.pbx.ami);
  await ami.action({ Action: 'Setvar', Variable: 'HL_DIRECT_RING_S', Value: '3' });
  ami.close();
});
afterAll(() => stage?.close());

const calls = (number: string, callerNumber: string): Promise<Customer> =>
  callFromOutside(stage.pbx, { number, toneHz: CUSTOMER_HZ, callerName: 'Hua', callerNumber, maxMs: 90_000 });

/** After prompt and beep the customer speaks for this long, and hangs up. */
async function leavesMessage(customer: Customer, ms: number): Promise<void> {
  await customer.untilHeard(PROMPT_HZ);
  await customer.untilSilent();
  const lengthMs = async () => {
    const { samples, sampleRateHz } = await customer.recording();
    return (samples.length / sampleRateHz) * 1_000;
  };
  const from = await lengthMs();
  await expect.poll(lengthMs, { timeout: 20_000 }).toBeGreaterThan(from + ms);
  await customer.hangup();
}

const light = (count: number) => operator.page.getByLabel(operator.words.messages.unheardCount(count));
const line = (who: string) => {
  const { page, words } = operator;
  const list = page.getByRole('list', { name: words.messages.title });
  return list.getByRole('listitem').filter({ hasText: who });
};

/** Resolves when the message that plays on the screens sounds like this tone. */
async function screensPlay(frequencyHz: number): Promise<void> {
  await operator.page.waitForFunction(
    (wanted) => {
      const page = window as unknown as { listening?: { audio: HTMLAudioElement; analyser: AnalyserNode } };
      const audio = document.querySelector('audio');
      if (audio === null) return false;
      if (page.listening?.audio !== audio) {
        const context = new AudioContext();
        const analyser = context.createAnalyser();
        analyser.fftSize = 16_384;
        context.createMediaElementSource(audio).connect(analyser);
        page.listening = { audio, analyser };
      }
      const { analyser } = page.listening;
      const bins = new Float32Array(analyser.frequencyBinCount);
      analyser.getFloatFrequencyData(bins);
      const peak = bins.indexOf(Math.max(...bins));
      const heardHz = (peak * analyser.context.sampleRate) / analyser.fftSize;
      return (bins[peak] ?? -200) > -50 && Math.abs(heardHz - wanted) < 8;
    },
    frequencyHz,
    { polling: 100, timeout: 20_000 },
  );
}

const sessionOf = async (account: string): Promise<string> => {
  const ports = { fetch, diagnose: () => Promise.resolve('line.unreachable' as const) };
  return (await signInAt(stage.hub().url, { account, password: DEMO_PASSWORD }, ports)).token;
};
const fetchSound = async (messageId: string, token: string): Promise<Response> =>
  fetch(`${stage.hub().url}${hubPaths.messages}/${messageId}`, { headers: { authorization: `Bearer ${token}` } });

describe('voicemail', () => {
  it('C15 voicemail: a customer she does not answer leaves a message; the light comes on; she hears the customer; the light goes', async () => {
    const { page, words } = operator;
    const customer = await calls('1001', '13900000061');
    await page.getByRole('button', { name: words.call.answer }).waitFor();
    expect(await light(1).count()).toBe(0);
    await leavesMessage(customer, 6_000);
    await light(1).waitFor();
    await operator.opens('messages');
    await line('13900000061').getByText(words.messages.unheard, { exact: true }).waitFor();
    await page.getByRole('button', { name: words.messages.play('13900000061') }).click();
    await screensPlay(CUSTOMER_HZ);
    await light(1).waitFor({ state: 'detached' });
    await line('13900000061').getByText(words.messages.heard, { exact: true }).waitFor();
    // By the keyboard to its end and back to its beginning.
    const position = page.getByRole('slider', { name: words.messages.seek });
    await position.press('End');
    await page.getByRole('button', { name: words.messages.resume }).waitFor();
    const atS = () => page.evaluate(() => document.querySelector('audio')?.currentTime ?? -1);
    expect(await atS()).toBeGreaterThan(5);
    await position.press('Home');
    expect(await atS()).toBe(0);
    await page.getByRole('button', { name: words.messages.resume }).press('Enter');
    await screensPlay(CUSTOMER_HZ);
    // It is a missed call, too; and one press calls back.
    const history = await hostValue(desktop, 'history');
    expect(history?.recent[0]).toMatchObject({ number: '13900000061', end: 'noAnswer', answeredAt: null });
    await line('13900000061')
      .getByRole('button', { name: words.history.redial('13900000061') })
      .click();
    await hostUntil(desktop, {
      name: 'calls',
      accepts: (all) => all.some(({ direction, peerNumber }) => direction === 'out' && peerNumber === '13900000061'),
      argument: null,
    });
    await operator.hasNoCall();
  });

  it('C15 whose: the sound is hers alone; deleted it is gone and can be had back; too short is none', async () => {
    const { page, words } = operator;
    const [mine] = (await hostValue(desktop, 'voicemail'))?.messages ?? [];
    const messageId = mine?.id ?? '';
    const [own, other] = [await sessionOf('linxiaoman'), await sessionOf('zhouxiaohe')];
    const sound = decodeWav(Buffer.from(await (await fetchSound(messageId, own)).arrayBuffer()));
    expect(toDb(goertzelPower(sound, CUSTOMER_HZ))).toBeGreaterThan(-30);
    expect((await fetchSound(messageId, other)).status).toBe(404);
    expect((await fetchSound(messageId, 'nobody')).status).toBe(401);

    await operator.opens('messages');
    await page.getByRole('button', { name: words.messages.remove('13900000061') }).click();
    await line('13900000061').waitFor({ state: 'detached' });
    await hostUntil(desktop, { name: 'voicemail', accepts: (all) => all?.messages.length === 0, argument: null });
    expect((await fetchSound(messageId, own)).status).toBe(404);
    await page.getByRole('button', { name: words.messages.undo }).click();
    await line('13900000061').waitFor();
    await hostUntil(desktop, { name: 'voicemail', accepts: (all) => all?.messages.length === 1, argument: null });
    expect((await fetchSound(messageId, own)).status).toBe(200);

    // A colleague who is not there at all is told of hers when she comes; of a call hung up at the beep there is none.
    const early = await calls('1002', '13900000063');
    await early.untilHeard(PROMPT_HZ);
    await early.untilSilent(200);
    await early.hangup();
    await leavesMessage(await calls('1002', '13900000062'), 3_000);
    const colleague = await HubPerson.signIn(stage.hub().url, 'zhouxiaohe');
    const { voicemail } = await colleague.until((topics) => (topics.voicemail?.messages.length ?? 0) > 0);
    expect(voicemail).toMatchObject({ unheardCount: 1, messages: [{ number: '13900000062' }] });
    colleague.leaves();
  });

  it('C15 a hub that dies while a message is spoken finds it when it is back', async () => {
    const { page, words } = operator;
    const customer = await calls('1001', '13900000064');
    await page.getByRole('button', { name: words.call.reject }).click();
    await customer.untilHeard(PROMPT_HZ);
    await stage.hub().kill();
    await operator.opens('messages');
    await operator.sees(words.messages.offline);
    await leavesMessage(customer, 3_000);
    await stage.restartHub('kill');
    // Screens that were long without the hub knock seldom, each at a random moment.
    await hostUntil(desktop, { name: 'hubLink', accepts: ({ kind }) => kind === 'live', argument: null });
    await light(1).waitFor();
    await line('13900000064').waitFor();
    await page.getByRole('button', { name: words.messages.play('13900000064') }).click();
    await screensPlay(CUSTOMER_HZ);
    await light(1).waitFor({ state: 'detached' });
  });
});
