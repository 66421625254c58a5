import { describe, expect, it } from 'vitest';
import { talking } from '../../testing/headsetDesk.ts';
import { collectionsOf, headsetOf } from '../../testing/index.ts';
import { BLACKWIRE_3220, bytes, call, held, used } from '../../testing/realHeadset.ts';

describe('poly', () => {
  const start = () => used(headsetOf(collectionsOf(BLACKWIRE_3220), { vendorId: 0x047f, productId: 0xc056 }));

  it('H5 poly: a Blackwire 3220 answers, mutes by a button, is lit report by report, and hangs up', async () => {
    const device = headsetOf(collectionsOf(BLACKWIRE_3220), { vendorId: 0x047f, productId: 0xc056 });
    const { commands, is, lamps, driver } = await used(device);
    expect(driver()).toBe('poly');
    await is(call({ kind: 'ringingHere' }));
    expect(lamps()).toEqual({ 9: [0], 0x17: [0], 0x18: [1], 0x20: [0], 0x2a: [0] });
    device.press(8, 2);
    await is(call(talking));
    device.press(8, 3);
    device.press(8, 2);
    await is(call(talking, true));
    expect(lamps()).toEqual({ 9: [1], 0x17: [1], 0x18: [0], 0x20: [0], 0x2a: [1] });
    device.press(8, 0);
    expect(commands).toEqual(['answer a', 'setMuted a true', 'hangUp a']);
  });

  it('H5 poly: flash holds; the hook that goes on with it, and while held, ends nothing', async () => {
    const device = headsetOf(collectionsOf(BLACKWIRE_3220), { vendorId: 0x047f, productId: 0xc056 });
    const { commands, is, lamps } = await used(device);
    await is(call(talking));
    device.press(8, 2);
    device.press(8, 4);
    device.press(8, 0);
    await is(call(held));
    expect(lamps()).toMatchObject({ 0x17: [0], 0x20: [1] });
    device.press(8, 2);
    expect(commands).toEqual(['hold a', 'retrieve a']);
  });

  it('is not asked twice for what newer ones tell on the vendor’s page too', async () => {
    // The same press on page 0xFFA0, report 4 (usage list "FFA0 Plantronics Headset Page").
    const vendorPage = bytes(
      '06 a0 ff 09 03 a1 01 85 04 15 00 25 01 09 b5 09 b7 75 01 95 02 81 06 75 06 95 01 81 01 c0',
    );
    const device = headsetOf(collectionsOf([...BLACKWIRE_3220, ...vendorPage]), { vendorId: 0x047f });
    const { commands, is } = await used(device);
    await is(call(talking));
    device.press(8, 1);
    device.press(4, 1);
    expect(commands).toEqual(['setMuted a true']);
  });

  it('an older one is pressed and told on the vendor’s page alone', async () => {
    // Usages of 047F-C00F.cps (C320), laid out here: that file names no bits.
    const device = headsetOf(
      collectionsOf(
        bytes(
          '06 a0 ff 09 03 a1 01 85 04 15 00 25 01 09 b5 09 b7 75 01 95 02 81 06 75 06 95 01 81 01 ' +
            '85 05 09 8f 75 01 95 01 91 22 75 07 91 01 c0',
        ),
      ),
      { vendorId: 0x047f, productId: 0xc00f },
    );
    const { commands, is, lamps } = await used(device);
    await is(call({ kind: 'ringingHere' }));
    device.press(4, 2);
    device.press(4, 0);
    await is(call(talking));
    expect(lamps()).toEqual({ 5: [1] });
    expect(commands).toEqual(['answer a']);
    expect((await start()).driver()).toBe('poly');
  });
});
