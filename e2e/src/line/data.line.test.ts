/** What the phone counts of its own voice, against what the line itself carried. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LabPage } from '../phone/labPage.ts';
import type { LabPhone } from '../phone/phoneWindows.ts';
import { type Home, openHome, talk } from './home.ts';

let home: Home<'lte'>;
let phone: LabPhone;
beforeAll(async () => {
  home = await openHome(['lte']);
  phone = await home.phone('1001');
});
afterAll(() => home?.close());

/** Both at one moment: what the phone has told until now, and what the line has carried. */
async function both(): Promise<{ told: number; carried: number }> {
  const told = await phone.page.evaluate(() => (globalThis as unknown as LabPage).lab.untilCounted());
  const { lte } = await home.lab.stats();
  return { told, carried: lte.homeToCore.bytes + lte.coreToHome.bytes };
}

describe('the data of a call', () => {
  it('N10 what the phone counts is within 5 % of what the line carried, both ways, headers included', async () => {
    const call = await talk(home.pbx, phone);
    const from = await both();
    let to = from;
    // About 20 s: signalling on the same line is then less than one per cent.
    for (let looks = 0; looks < 10; looks += 1) to = await both();
    const told = to.told - from.told;
    const carried = to.carried - from.carried;
    console.log(JSON.stringify({ told, carried, ratio: told / carried }));
    expect(carried).toBeGreaterThan(100_000);
    expect(Math.abs(told / carried - 1)).toBeLessThan(0.05);
    await phone.command('hangUp', call.callId);
    await call.customer.ended;
  });
});
