import type { HeadsetDriverKind } from '../driver.ts';
import { standardKind } from './standard.ts';

/**
 * Yealink (USB vendor 0x6993). A held call is shown by hold alone with the off-hook lamp out, and a hook that is put on then
 * is no hang-up (setHold and processBtnPress of yealink.ts in https://github.com/purecloudlabs/softphone-vendor-headsets).
 * Its report ids differ by model (pull request 150 there: UH38), so they are read from its own description as always.
 * Untested on hardware here.
 */
export const yealink: HeadsetDriverKind = standardKind('yealink', 0x6993, { isOnHookWhileHeld: true });
