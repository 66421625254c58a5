/**
 * Real headsets by their report descriptors. Each says where its bytes come from; what no vendor or owner has published is
 * not made up here, and is "untested on hardware" in the driver's file and in the README's table.
 */
import { describe, expect, it } from 'vitest';
import { Value } from '../../lib/value.ts';
import type { CallSnapshot, CallState } from '../../snapshot.ts';
import { collectionsOf, FakeClock, FakeHid, type FakeHidDevice, headsetOf, silentLog } from '../../testing/index.ts';
import { Headset } from '../headset.ts';
import { drivers } from './index.ts';

const bytes = (text: string): number[] => text.split(/\s+/).map((byte) => Number.parseInt(byte, 16));
const talking: CallState = { kind: 'talking', since: 0, hold: 'none', heldSince: null, isHoldPending: false };
const held: CallState = { ...talking, hold: 'here' };
const call = (state: CallState, isMuted = false) => ({ id: 'a', state, isMuted }) as CallSnapshot;

async function used(device: FakeHidDevice) {
  const [hid, clock] = [new FakeHid(), new FakeClock()];
  const calls = new Value<readonly CallSnapshot[]>([]);
  const commands: string[] = [];
  const record = (name: string) => async (id: string, isMuted?: boolean) =>
    void commands.push([name, id, ...(isMuted === undefined ? [] : [isMuted])].join(' '));
  device.isGranted = true;
  hid.plugIn(device);
  const headset = new Headset({
    ...{ hid: () => hid.asPort(), clock, log: silentLog, drivers, calls },
    commands: {
      ...{ answer: record('answer'), reject: record('reject'), hangUp: record('hangUp') },
      ...{ hold: record('hold'), retrieve: record('retrieve'), setMuted: record('setMuted') },
    },
  });
  await clock.advance(0);
  return {
    commands,
    driver: () => headset.devices.getState()[0]?.driver,
    /** A call as it is now, and as long after as a hand needs. */
    is: async (...now: readonly CallSnapshot[]) => {
      calls.set(now);
      await clock.advance(2_000);
    },
    soon: () => clock.advance(50),
    /** The last bytes of each output report. */
    lamps: () => Object.fromEntries(device.sent.map(({ reportId, data }) => [reportId, [...data]])),
  };
}

/**
 * Plantronics Blackwire 3220 (047F:C056), collection 0x0B:0x05, by mcuee in https://github.com/libusb/hidapi/pull/306 (bytes) and
 * 262 (annotated), without the padding that the Windows reconstruction moved to the end: report 8 has mute, hook, flash.
 */
const BLACKWIRE_3220 = bytes(
  '05 0b 09 05 a1 01 85 08 09 2f 15 00 25 01 75 01 95 01 81 06 09 20 09 21 15 00 25 01 75 01 95 02 81 22 ' +
    '85 09 05 08 09 09 15 00 25 01 75 01 95 01 91 22 85 17 09 17 15 00 25 01 75 01 95 01 91 22 ' +
    '85 18 09 18 15 00 25 01 75 01 95 01 91 22 85 1e 09 1e 15 00 25 01 75 01 95 01 91 22 ' +
    '85 20 09 20 15 00 25 01 75 01 95 01 91 22 85 2a 09 2a 15 00 25 01 75 01 95 01 91 22 c0',
);

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
