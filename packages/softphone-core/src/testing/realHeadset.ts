/**
 * For real headsets by their report descriptors. Each test says where its bytes come from; what no vendor or owner has published is
 * not made up, and is "untested on hardware" in the driver's file and in the README's table.
 */
import type { CallSnapshot, CallState } from '../snapshot.ts';
import type { FakeHidDevice } from './fakeHid.ts';
import { HeadsetDesk, talking } from './headsetDesk.ts';

/** Of hexadecimal digits, as descriptors are published. */
export const bytes = (text: string): number[] => text.split(/\s+/).map((byte) => Number.parseInt(byte, 16));
export const held: CallState = { ...talking, hold: 'here' };
export const call = (state: CallState, isMuted = false) => ({ id: 'a', state, isMuted }) as CallSnapshot;

/** A headset in use at a desk. */
export async function used(device: FakeHidDevice) {
  const desk = await HeadsetDesk.open(device);
  return {
    commands: desk.commands,
    driver: () => desk.headset.devices.getState()[0]?.driver,
    /** A call as it is now, and as long after as a hand needs. */
    is: async (...now: readonly CallSnapshot[]) => {
      desk.calls.set(now);
      await desk.later();
    },
    soon: () => desk.clock.advance(50),
    /** The last bytes of each output report. */
    lamps: () => Object.fromEntries(device.sent.map(({ reportId, data }) => [reportId, [...data]])),
  };
}

/**
 * Plantronics Blackwire 3220 (047F:C056), collection 0x0B:0x05, by mcuee in https://github.com/libusb/hidapi/pull/306 (bytes) and
 * 262 (annotated), without the padding that the Windows reconstruction moved to the end: report 8 has mute, hook, flash.
 */
export const BLACKWIRE_3220 = bytes(
  '05 0b 09 05 a1 01 85 08 09 2f 15 00 25 01 75 01 95 01 81 06 09 20 09 21 15 00 25 01 75 01 95 02 81 22 ' +
    '85 09 05 08 09 09 15 00 25 01 75 01 95 01 91 22 85 17 09 17 15 00 25 01 75 01 95 01 91 22 ' +
    '85 18 09 18 15 00 25 01 75 01 95 01 91 22 85 1e 09 1e 15 00 25 01 75 01 95 01 91 22 ' +
    '85 20 09 20 15 00 25 01 75 01 95 01 91 22 85 2a 09 2a 15 00 25 01 75 01 95 01 91 22 c0',
);
