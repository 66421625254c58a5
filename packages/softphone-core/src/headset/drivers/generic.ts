import type { HeadsetDriverKind } from '../driver.ts';
import { standardKind } from './standard.ts';

/** Any USB headset with HID telephony, by its own description and nothing else. */
export const generic: HeadsetDriverKind = standardKind('generic', null);
