import { describe, expect, it } from 'vitest';
import { talking } from '../../testing/headsetDesk.ts';
import { collectionsOf, headsetOf } from '../../testing/index.ts';
import { BLACKWIRE_3220, bytes, call, used } from '../../testing/realHeadset.ts';

describe('generic', () => {
  it('H4 generic: a relative hook toggles, Drop refuses, LEDs of their own reports', async () => {
    // By czdspeed, https://techcommunity.microsoft.com/t5/microsoft-teams/-/m-p/4215657: report 2 with redial, hook, mute, all relative.
    const descriptor = bytes(
      '05 0b 09 05 a1 01 15 00 25 01 75 01 85 02 95 03 09 24 09 20 09 2f 81 06 09 26 95 01 81 06 95 04 81 01 c0',
    );
    const device = headsetOf(collectionsOf(descriptor));
    const { commands, is } = await used(device);
    await is(call({ kind: 'ringingHere' }));
    device.press(2, 0x08);
    device.press(2, 0);
    device.press(2, 0x02);
    device.press(2, 0);
    await is(call(talking));
    device.press(2, 0x03);
    device.press(2, 0);
    expect(commands).toEqual(['reject a', 'answer a', 'hangUp a']);
  });

  it('H4 generic: a headset that mutes itself says so, and one press of it may be 1 and 0', async () => {
    // Headset firmware of Airoha: report 5 with hook and mute both "Data, Variable, Absolute, No Preferred State" (0x22).
    const descriptor = bytes(
      '05 0b 09 05 a1 01 15 00 25 01 75 01 85 05 09 20 95 01 81 22 09 2f 95 01 81 22 75 06 81 01 ' +
        '05 08 75 01 95 02 09 17 09 09 91 22 75 06 95 01 91 01 c0',
    );
    const device = headsetOf(collectionsOf(descriptor));
    const { commands, is, soon } = await used(device);
    await is(call(talking));
    device.press(5, 0b11);
    await is(call(talking, true));
    device.press(5, 0b01);
    await is(call(talking));
    device.press(5, 0b11);
    await soon();
    device.press(5, 0b01);
    expect(commands).toEqual(['setMuted a true', 'setMuted a false', 'setMuted a true']);
  });

  it('H4 generic: a hook with a button each for off and on (−1…1)', async () => {
    const descriptor = bytes('05 0b 09 05 a1 01 15 ff 25 01 75 02 95 01 85 01 09 20 81 06 75 06 81 01 c0');
    const device = headsetOf(collectionsOf(descriptor));
    const { commands, is } = await used(device);
    await is(call({ kind: 'ringingHere' }));
    device.press(1, 0b01);
    device.press(1, 0b00);
    await is(call(talking));
    device.press(1, 0b11);
    expect(commands).toEqual(['answer a', 'hangUp a']);
  });

  it('[HID-5] a mouse’s buttons on the same dongle refuse no call', async () => {
    const mouse = bytes('05 01 09 02 a1 01 85 07 05 09 19 01 29 08 15 00 25 01 75 01 95 08 81 02 c0');
    const device = headsetOf(collectionsOf([...mouse, ...BLACKWIRE_3220]));
    const { commands, is } = await used(device);
    await is(call({ kind: 'ringingHere' }));
    device.press(7, 0xff);
    expect(commands).toEqual([]);
  });
});
