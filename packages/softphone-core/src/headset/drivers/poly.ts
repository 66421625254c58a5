import type { HeadsetDriverKind } from '../driver.ts';
import { isOffHook, standardKind } from './standard.ts';

/**
 * Poly, once Plantronics (USB vendor 0x047F). A held call is shown by hold alone with the off-hook lamp out; the hook that
 * the headset then puts on is no hang-up, nor is one in the same press as a flash (setHold and processBtnPress of Poly's own
 * sample, PolyHPWebHIDSDK.ts in https://github.com/purecloudlabs/softphone-vendor-headsets).
 *
 * Headsets of before the UC standard have their keys on the vendor page 0xFFA0: talk 0xB7, microphone mute 0xB5, flash 0xB3,
 * and want to be told of a call on 0x8F (047F-C00F.cps, the C320 among the device files of CounterPath's X-Lite; names as
 * in the list "FFA0 Plantronics Headset Page"). Newer ones tell the same press on both pages, so there it does not count
 * (https://github.com/WICG/webhid/issues/61). Untested on hardware here.
 */
const standard = standardKind('poly', 0x047f, {
  isOnHookWhileHeld: true,
  buttons: new Map([
    [0xffa0_00b7, 'hook'],
    [0xffa0_00b5, 'mute'],
    [0xffa0_00b3, 'flash'],
  ]),
  lamps: new Map([[0xffa0_008f, isOffHook]]),
});

export const poly: HeadsetDriverKind = {
  ...standard,
  filters: [...standard.filters, { vendorId: 0x047f, usagePage: 0xffa0 }],
};
