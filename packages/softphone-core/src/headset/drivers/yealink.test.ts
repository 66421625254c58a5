import { describe, expect, it } from 'vitest';
import { talking } from '../../testing/headsetDesk.ts';
import { collectionsOf, headsetOf } from '../../testing/index.ts';
import { bytes, call, held, used } from '../../testing/realHeadset.ts';

describe('yealink', () => {
  /**
   * Bits as in yealink.ts of https://github.com/purecloudlabs/softphone-vendor-headsets: in hook 0, mute 2, hold 3, reject 6; out
   * off-hook 0, mute 1, ring 2, hold 3, report 4. Which usages sit there is not public; these have those meanings.
   */
  const YEALINK = bytes(
    '05 0b 09 05 a1 01 85 04 15 00 25 01 75 01 95 01 09 20 81 22 81 01 95 02 09 2f 09 21 81 06 75 02 95 01 81 01 ' +
      '09 07 05 09 09 01 75 01 81 06 81 01 05 08 95 04 09 17 09 09 09 18 09 20 91 22 75 04 95 01 91 01 c0',
  );

  it('H5 yealink: answers, holds with the off-hook lamp out, takes back, mutes and refuses', async () => {
    const device = headsetOf(collectionsOf(YEALINK), { vendorId: 0x6993, productId: 0xb005 });
    const { commands, is, lamps, driver } = await used(device);
    expect(driver()).toBe('yealink');
    await is(call({ kind: 'ringingHere' }));
    expect(lamps()).toEqual({ 4: [0b0100] });
    device.press(4, 0x40);
    device.press(4, 0);
    device.press(4, 0x01);
    await is(call(talking));
    device.press(4, 0x09);
    device.press(4, 0x00);
    await is(call(held));
    expect(lamps()).toEqual({ 4: [0b1000] });
    device.press(4, 0x08);
    device.press(4, 0x00);
    await is(call(talking));
    device.press(4, 0x04);
    expect(commands).toEqual(['reject a', 'answer a', 'hold a', 'retrieve a', 'setMuted a true']);
  });
});
