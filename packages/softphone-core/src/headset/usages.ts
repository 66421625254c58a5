/**
 * HID Usage Tables 1.5 (https://usb.org/sites/default/files/hut1_5.pdf): the Telephony Device page 0x0B, the LED page 0x08
 * and the Button page 0x09, as far as a headset has them. A usage is page << 16 | id.
 */
export const TELEPHONY_PAGE = 0x0b;
export const BUTTON_PAGE = 0x09;

/** Inputs of the telephony page. Hook switch, hold and mute are On/Off controls; flash, redial and drop are pressed. */
export const HOOK_SWITCH = 0x0b0020;
export const FLASH = 0x0b0021;
export const HOLD = 0x0b0023;
export const DROP = 0x0b0026;
export const PHONE_MUTE = 0x0b002f;
/** Output: the headset's own ringer. */
export const RINGER = 0x0b009e;

/**
 * Programmable buttons refuse a call. A field may be called the button itself, or by a usage of the Button page: 1 is "Delete" in
 * Microsoft's table of what its clients support (as on https://www.usbzh.com/article/detail-798.html), 7 is "Reject call"
 * at Gigaset (https://teamwork.gigaset.com/gigawiki/pages/viewpage.action?pageId=1136427703).
 */
export const PROGRAMMABLE_BUTTON = 0x0b0007;
export const BUTTON_DELETE = 0x090001;
export const BUTTON_REJECT = 0x090007;

export const LED_MUTE = 0x080009;
export const LED_OFF_HOOK = 0x080017;
export const LED_RING = 0x080018;
export const LED_HOLD = 0x080020;
/** Lit means muted: so at Gigaset (page above), Jabra and in Chromium (https://github.com/WICG/webhid/issues/72). */
export const LED_MICROPHONE = 0x080021;
export const LED_ON_LINE = 0x08002a;
