import { describe, expect, it } from 'vitest';
import { talking } from '../../testing/headsetDesk.ts';
import { collectionsOf, headsetOf } from '../../testing/index.ts';
import { bytes, call, used } from '../../testing/realHeadset.ts';

describe('logitech', () => {
  /** H650e (046D:0A47): 046D-0A47.cps of X-Lite says how its hook is to be read; the layout is ours, its descriptor is not public. */
  const H650E = bytes(
    '05 0b 09 05 a1 01 85 08 15 00 25 01 75 01 95 02 09 20 09 2f 81 22 75 06 95 01 81 01 ' +
      '85 09 05 08 75 01 95 03 09 17 09 09 09 18 91 22 75 05 95 01 91 01 c0',
  );

  it('H5 logitech: each change of an H650e’s hook is one press, and of two in a row the first', async () => {
    const device = headsetOf(collectionsOf(H650E), { vendorId: 0x046d, productId: 0x0a47 });
    const { commands, is, soon, driver } = await used(device);
    expect(driver()).toBe('logitech');
    await is(call({ kind: 'ringingHere' }));
    device.press(8, 1);
    await soon();
    device.press(8, 0);
    await is(call(talking));
    device.press(8, 1);
    expect(commands).toEqual(['answer a', 'hangUp a']);
  });

  it('H4 generic: a G435’s telephony array is read as buttons', async () => {
    // Solaar issue 2227 (https://github.com/pwr-Solaar/Solaar/issues/2227): report 5, two selectors of 16 bits, usages 0 to 0xBF.
    const descriptor = bytes('05 0b 09 01 a1 01 85 05 15 00 26 bf 00 19 00 29 bf 75 10 95 02 81 00 c0');
    const device = headsetOf(collectionsOf(descriptor), { vendorId: 0x046d, productId: 0x0acb });
    const { commands, is, driver } = await used(device);
    expect(driver()).toBe('generic');
    await is(call({ kind: 'ringingHere' }));
    device.press(5, 0x20, 0, 0, 0);
    device.press(5, 0, 0, 0, 0);
    await is(call(talking));
    device.press(5, 0, 0, 0x2f, 0);
    device.press(5, 0, 0, 0, 0);
    expect(commands).toEqual(['answer a', 'setMuted a true']);
  });
});
