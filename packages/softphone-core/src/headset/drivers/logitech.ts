import type { HeadsetDriverKind } from '../driver.ts';
import { standardKind } from './standard.ts';

/**
 * Logitech H650e, mono and stereo, and their kin (USB vendor 0x046D): each change of the hook is a press, whichever way it
 * goes, and of two that come one after the other only the first (046D-0A46.cps and 046D-0A47.cps among the device files of
 * CounterPath's X-Lite: AnswerHangup on both states, "ignoreCount"). Other Logitech headsets are generic. Untested on hardware here.
 */
const EACH_CHANGE_IS_A_PRESS: ReadonlySet<number> = new Set([0x0a46, 0x0a47]);

const standard = standardKind('logitech', 0x046d, { hook: 'eachChange' });

export const logitech: HeadsetDriverKind = {
  ...standard,
  matches: (device) => EACH_CHANGE_IS_A_PRESS.has(device.productId) && standard.matches(device),
};
