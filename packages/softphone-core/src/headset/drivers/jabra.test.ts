import { describe, expect, it } from 'vitest';
import { talking } from '../../testing/headsetDesk.ts';
import { collectionsOf, headsetOf } from '../../testing/index.ts';
import { bytes, call, used } from '../../testing/realHeadset.ts';

describe('jabra', () => {
  /**
   * Speak 510 (0B0E:0422): report 3 in and out by https://github.com/inspired-futures/jabra-speak-webhid, docs/jabra-speak-510.js.
   * In: hook bit 0, mute bit 3, two bytes. Out: off-hook bit 0, mute bit 2, ring bit 3, one byte. Its descriptor is not
   * public; this one puts the usages there.
   */
  const SPEAK_510 = bytes(
    '05 0b 09 05 a1 01 85 03 15 00 25 01 75 01 95 01 09 20 81 22 95 02 81 01 09 2f 95 01 81 06 75 0c 95 01 81 01 ' +
      '05 08 75 01 95 05 09 17 09 1e 09 09 09 18 09 20 91 22 75 03 95 01 91 01 c0',
  );

  it('H5 jabra: a Speak 510 is lit and pressed with the bytes its owner recorded', async () => {
    const device = headsetOf(collectionsOf(SPEAK_510), { vendorId: 0x0b0e, productId: 0x0422 });
    const { commands, is, lamps, driver } = await used(device);
    expect(driver()).toBe('jabra');
    await is(call({ kind: 'ringingHere' }));
    expect(lamps()).toEqual({ 3: [0x08] });
    device.press(3, 0x01, 0x00);
    await is(call(talking));
    expect(lamps()).toEqual({ 3: [0x01] });
    device.press(3, 0x09, 0x00);
    device.press(3, 0x01, 0x00);
    await is(call(talking, true));
    expect(lamps()).toEqual({ 3: [0x05] });
    device.press(3, 0x00, 0x00);
    expect(commands).toEqual(['answer a', 'setMuted a true', 'hangUp a']);
  });

  it('H5 jabra: an Engage 50 that gets no answer from us takes its hook back after 2 s: nothing happens', async () => {
    // Report 2, [1, 0] and 2 s later [0, 0]: https://github.com/WICG/webhid/issues/61, comment of nondebug.
    const descriptor = bytes('05 0b 09 05 a1 01 85 02 15 00 25 01 75 01 95 01 09 20 81 22 75 0f 81 01 c0');
    const device = headsetOf(collectionsOf(descriptor), { vendorId: 0x0b0e });
    const { commands, is } = await used(device);
    device.press(2, 1, 0);
    await is();
    device.press(2, 0, 0);
    expect(commands).toEqual([]);
  });
});
