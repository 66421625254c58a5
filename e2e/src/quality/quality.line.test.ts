/** A call over a line that loses packets, and is well again: what the phone says of it and does about it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Home, openHome, talk } from '../line/home.ts';
import { type CallCost, costBetween } from '../phone/callCost.ts';
import type { LabPage } from '../phone/labPage.ts';
import type { LabPhone } from '../phone/phoneWindows.ts';

let home: Home<'wifi'>;
let phone: LabPhone;
const figures: Record<string, number> = {};

beforeAll(async () => {
  home = await openHome(['wifi']);
  phone = await home.phone('1001');
});
afterAll(async () => {
  console.log(JSON.stringify(figures, null, 2));
  await home?.close();
});

const kbpsOf = ({ mbPerHour }: CallCost['in']): number => (mbPerHour * 8000) / 3600;

/** Resolves when the call says so of its line, with how long that took. */
async function untilWarned(isWarned: boolean): Promise<number> {
  const from = performance.now();
  await phone.page.evaluate(
    (wanted) =>
      (globalThis as unknown as LabPage).lab.untilCall(
        ({ state, warnings }) => state.kind === 'talking' && warnings.includes('loss') === wanted,
      ),
    isWarned,
  );
  return performance.now() - from;
}

describe('a line that loses every fifth packet', () => {
  it('N3 is named on the call, the call lives with its full voice, and the warning goes when the line is well', async () => {
    const { wifi } = home.lab.lines;
    const call = await talk(home.pbx, phone);
    // A busy machine may be warned of for itself; that is not the loss of the line.
    expect((await phone.untilVoiceMode('normal')).warnings).not.toContain('loss');
    await wifi.set({ lossRatio: 0.2 });
    figures['20 % loss is named after ms'] = await untilWarned(true);
    await wifi.set({ lossRatio: 0 });
    figures['its end is known after ms'] = await untilWarned(false);
    await call.untilBothHear();
    expect(await phone.call(call.callId)).toMatchObject({
      ...{ state: { kind: 'talking' }, quality: { voiceMode: 'normal' } },
    });
    await phone.command('hangUp', call.callId);
    await call.customer.ended;
  });
});

describe('a thin line', () => {
  it('N9 of 48 kbit/s carries a normal voice both ways: no saving, no warning, nothing lost', async () => {
    const { wifi } = home.lab.lines;
    await wifi.set({ rateKbps: 48, delayMs: 20 });
    const call = await talk(home.pbx, phone);
    // A quarter of a minute: longer than any warning takes to be raised.
    const { out, in: into } = await costBetween(phone, { packets: 750 });
    figures['a normal voice, out kbit/s'] = kbpsOf(out);
    figures['a normal voice, in kbit/s'] = kbpsOf(into);
    expect(await phone.call(call.callId)).toMatchObject({
      ...{ state: { kind: 'talking' }, warnings: [], quality: { voiceMode: 'normal' } },
    });
    await call.untilBothHear();
    await wifi.set({ rateKbps: 0, delayMs: 0 });
    await phone.command('hangUp', call.callId);
    await call.customer.ended;
  });
});

describe('a line that loses, and is late', () => {
  it('N9 the voice becomes thin by itself, and both hear each other over it', async () => {
    const { wifi } = home.lab.lines;
    const call = await talk(home.pbx, phone);
    await phone.untilVoiceMode('normal');
    await wifi.set({ lossRatio: 0.1, delayMs: 150 });
    await phone.untilVoiceMode('saving');
    await call.untilBothHear();
    expect(await phone.call(call.callId)).toMatchObject({ state: { kind: 'talking' } });
    await wifi.set({ lossRatio: 0, delayMs: 0 });
    await phone.command('hangUp', call.callId);
    await call.customer.ended;
  });
});
