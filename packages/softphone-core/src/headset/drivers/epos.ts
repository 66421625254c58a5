import type { HeadsetDriverKind } from '../driver.ts';
import { standardKind } from './standard.ts';

/**
 * Wired Sennheiser headsets with a button on the cable, today EPOS (USB vendor 0x1395): SC 230 and SC 260, SC 30 and SC 60. Their
 * hook is a button that acts when it is let go, although they call it a switch (1395-0028.cps and 1395-0034.cps among the
 * device files of CounterPath's X-Lite: "talk" at state 0, for answer and hang-up alike). Other EPOS headsets are generic.
 * Untested on hardware here.
 */
const BUTTON_ON_THE_CABLE: ReadonlySet<number> = new Set([0x0028, 0x0029, 0x0034, 0x0035]);

const standard = standardKind('epos', 0x1395, { hook: 'atRelease' });

export const epos: HeadsetDriverKind = {
  ...standard,
  matches: (device) => BUTTON_ON_THE_CABLE.has(device.productId) && standard.matches(device),
};
