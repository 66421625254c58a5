import { mkdir, writeFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { Ami, callFromOutside, encodeWav, makeTone } from '@hearthline/pbx';
import type { CheckId } from '@hearthline/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factsOf, hostUntil, hostValue, openStage, Person, type Desktop, type Stage } from '../stage/index.ts';

const CUSTOMER_HZ = 700;
/** Of the words she "says": loud and silent by turns, as speech is. */
const VOICE_HZ = 480;
let stage: Stage;
let desktop: Desktop;
let operator: Person;

beforeAll(async () => {
  stage = await openStage({ hub: { more: { readiness: { gate: 'required', mayCutShort: true } } } });
  const microphoneWav = join(stage.dir, 'voice.wav');
  await writeFile(microphoneWav, spoken());
  desktop = await stage.startDesktop({ microphoneWav });
  operator = await Person.at(desktop);
  await operator.beginsShift('linxiaoman');
});
afterAll(() => stage?.close());

function spoken(): Buffer {
  const tone = makeTone({ frequencyHz: VOICE_HZ, durationMs: 10_000, sampleRateHz: 48_000, levelDb: -12 });
  const turn = 48_000 * 0.3;
  for (let at = 0; at < tone.samples.length; at += 1) if (Math.floor(at / turn) % 2 === 1) tone.samples[at] = 0;
  return encodeWav(tone);
}

const isDone = (id: CheckId) =>
  hostUntil(desktop, {
    name: 'readiness',
    accepts: ({ checks }, wanted) => checks.find((check) => check.id === wanted)?.state.kind === 'done',
    argument: id,
    limitMs: 40_000,
  });
const isMeasuring = () =>
  hostUntil(desktop, {
    name: 'readiness',
    accepts: ({ checks }) =>
      checks.some(({ id, state }) => id === 'line' && state.kind === 'running' && state.figures !== null),
    argument: null,
  });

describe('before the shift', () => {
  it('N4 looks at all six with the real microphone and the real PBX; only then, where the centre wants it, she is ready', async () => {
    const { page, words } = operator;
    const ami = await Ami.open(stage.pbx.ami);
    await page.getByRole('button', { name: words.state.menuLabel }).click();
    await page.getByRole('menuitem', { name: words.state.goReady }).click();
    await operator.isTold('readiness.required');
    expect((await hostValue(desktop, 'agentState'))?.confirmed.kind).toBe('notReady');

    await operator.presses(words.readiness.start);
    await page.getByRole('heading', { name: words.readiness.title }).waitFor();
    await operator.presses(words.readiness.start);
    await ami.event({ Event: 'Newchannel', Exten: '*65' });
    expect(await hostValue(desktop, 'calls')).toEqual([]);
    await isDone('echo');
    await operator.sees(words.readiness.nowLine);
    await operator.presses(words.readiness.enough);
    const { checks } = await isDone('line');
    const found = Object.fromEntries(
      checks.map(({ id, state }) => [id, state.kind === 'done' ? state.reason : state.kind]),
    );
    expect(found).toEqual({
      ...{ power: expect.stringMatching(/^power\./), headset: 'headset.notChosen', room: 'room.quiet' },
      ...{ microphone: 'microphone.clear', echo: 'echo.none', line: 'line.good' },
    });
    await operator.sees(words.readiness.doneAmber);
    await operator.sees(words.readiness.reasons['headset.notChosen'].remedy ?? '');

    await operator.presses(words.readiness.goReady);
    await hostUntil(desktop, {
      name: 'agentState',
      accepts: (state) => state?.confirmed.kind === 'ready',
      argument: null,
    });
    // Told before she asked to be ready, so the hub has it by now: verdicts, and nothing of a call.
    const [fact] = factsOf(stage, 'readiness.checked');
    expect(fact?.findings.map(({ check, reason }) => [check, reason])).toEqual(Object.entries(found));
    expect(factsOf(stage, 'call.made')).toEqual([]);
    expect(await ami.list({ Action: 'DBGetTree', Family: 'hearthline-open' })).toEqual([]);
    ami.close();
  });

  it('N4 a call that comes while the line is measured ends the look at once, and is talked as any other', async () => {
    const { page, words } = operator;
    await operator.chooses('goBreak');
    await operator.opens('phone');
    await operator.presses(words.readiness.openFromPhone);
    await operator.presses(words.readiness.again);
    await isMeasuring();
    const customer = await callFromOutside(stage.pbx, {
      ...{ number: '1001', toneHz: CUSTOMER_HZ, callerName: 'Hua', callerNumber: '13900000071', maxMs: 60_000 },
    });
    await hostUntil(desktop, { name: 'readiness', accepts: ({ stoppedBy }) => stoppedBy === 'call', argument: null });
    await page.getByRole('button', { name: words.call.answer }).click();
    await customer.untilHeard(VOICE_HZ);
    await operator.sees(words.readiness.stoppedByCall);
    const calls = await operator.talks();
    expect(calls).toHaveLength(1);
    await operator.hangsUpAll();
    await customer.ended;
  });
});

describe('what the line costs', () => {
  it('N10 a budget nearly used up is told with what to do, the card says how much, and the call goes on with less', async () => {
    const name = lineOfThisPc();
    const profileDir = join(stage.dir, 'pc-metered');
    await mkdir(profileDir, { recursive: true });
    const used = { days: { [today()]: { [name]: 850_000 } } };
    await writeFile(join(profileDir, 'dataUse.json'), JSON.stringify(used));
    const metered = await stage.startDesktop({ pc: 'metered' });
    const person = await Person.at(metered);
    await person.beginsShift('zhouxiaohe');
    const { page, words } = person;
    await person.opens('settings');
    await page.getByText(words.dataUse.metered(name), { exact: true }).click();
    await page.getByLabel(words.dataUse.monthMb(name), { exact: true }).fill('1');
    await person.isTold('data.near');
    await person.dials('6001');
    await hostUntil(metered, {
      name: 'calls',
      accepts: (calls) => calls.some(({ quality }) => quality?.voiceMode === 'saving'),
      argument: null,
    });
    await hostUntil(metered, {
      name: 'dataUse',
      accepts: ({ lines }) => (lines[0]?.monthBytes ?? 0) > 850_000 && (lines[0]?.hourBytes ?? 0) > 0,
      argument: null,
    });
    await person.hangsUpAll();
    await person.opens('phone');
    await person.sees(words.dataUse.month);
    await person.sees(name);
    await metered.close();
  });
});

/** The network card that this machine's calls leave by. */
function lineOfThisPc(): string {
  const cards = Object.entries(networkInterfaces());
  const card = cards.find(([, addresses]) => addresses?.some(({ internal }) => !internal));
  if (card === undefined) throw new Error('a call needs a network card');
  return card[0];
}

function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
