import { describe, expect, it } from 'vitest';
import { talking } from '../../testing/headsetDesk.ts';
import { collectionsOf, headsetOf } from '../../testing/index.ts';
import { bytes, call, used } from '../../testing/realHeadset.ts';

describe('epos', () => {
  /** SC 230 (1395:0028): 1395-0028.cps of X-Lite says which usages and states; the layout is ours, its descriptor is not public. */
  const SC_230 = bytes(
    '05 0b 09 05 a1 01 85 02 15 00 25 01 75 01 95 02 09 20 09 2f 81 22 75 06 95 01 81 01 ' +
      '05 08 75 01 95 04 09 17 09 2a 09 09 09 18 91 22 75 04 95 01 91 01 c0',
  );

  it('H5 epos: the button on an SC 230’s cable acts when it is let go; on-line is lit in a call', async () => {
    const device = headsetOf(collectionsOf(SC_230), { vendorId: 0x1395, productId: 0x0028 });
    const { commands, is, lamps, driver } = await used(device);
    expect(driver()).toBe('epos');
    await is(call({ kind: 'ringingHere' }));
    device.press(2, 1);
    expect(commands).toEqual([]);
    device.press(2, 0);
    await is(call(talking));
    expect(lamps()).toEqual({ 2: [0b0011] });
    device.press(2, 1);
    device.press(2, 0);
    expect(commands).toEqual(['answer a', 'hangUp a']);
  });

  it('another headset of theirs is generic', async () => {
    const device = headsetOf(collectionsOf(SC_230), { vendorId: 0x1395, productId: 0x0100 });
    expect((await used(device)).driver()).toBe('generic');
  });
});
