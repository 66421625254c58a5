/** A call while the lines of a home come and go. Figures are printed; what is asserted is what a broken recovery cannot meet. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LabPhone } from '../phone/phoneWindows.ts';
import { type Home, openHome, talk } from './home.ts';

let home: Home<'wifi' | 'lte'>;
let phone: LabPhone;
const figures: Record<string, number> = {};

beforeAll(async () => {
  home = await openHome(['wifi', 'lte']);
  phone = await home.phone('1001');
});
afterAll(async () => {
  console.log(JSON.stringify(figures, null, 2));
  await home?.close();
});

describe('a home with two lines', () => {
  it('N7 a call over the line of a home is heard at both ends, without a gap', async () => {
    const call = await talk(home.pbx, phone);
    await call.listen();
    await call.untilBothHear();
    const gaps = await call.gaps();
    figures['undisturbed: operator hears nothing for ms'] = gaps.operatorMs;
    figures['undisturbed: customer hears nothing for ms'] = gaps.customerMs;
    expect(gaps.operatorMs).toBeLessThan(500);
    expect(gaps.customerMs).toBeLessThan(500);
    await phone.command('hangUp', call.callId);
    await call.customer.ended;
  });
});
