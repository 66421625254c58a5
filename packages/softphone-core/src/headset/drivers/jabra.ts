import type { HeadsetDriverKind } from '../driver.ts';
import { standardKind } from './standard.ts';

/**
 * Jabra (GN Audio, USB vendor 0x0B0E) speaks the standard: its hook switch is absolute and answers the off-hook lamp, mute is
 * a button, and mute is shown on the mute lamp or, in older ones, on the microphone lamp. All of that is generic; the file
 * gives them a name of their own in the device list and is where a difference would go.
 *
 * Seen in public: https://github.com/WICG/webhid/issues/61 and 72 (Engage 50, Evolve2 40),
 * https://github.com/inspired-futures/jabra-speak-webhid (Speak 510). Untested on hardware here.
 */
export const jabra: HeadsetDriverKind = standardKind('jabra', 0x0b0e);
