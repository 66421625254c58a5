import type { HeadsetDriver, HeadsetDriverKind, HeadsetPress, HeadsetSignal } from '../driver.ts';
import { type Field, type Report, reportsOf, valueOf, withValue } from '../hidReport.ts';

/**
 * HID Usage Tables 1.5 (https://usb.org/sites/default/files/hut1_5.pdf): §14 Telephony Device page 0x0B, §11 LED page
 * 0x08. A usage is page << 16 | id.
 */
const TELEPHONY_PAGE = 0x0b;
const HOOK_SWITCH = 0x0b0020;
const DROP = 0x0b0026;
const PHONE_MUTE = 0x0b002f;
const RINGER = 0x0b009e;
const LED_MUTE = 0x080009;
const LED_OFF_HOOK = 0x080017;
const LED_RING = 0x080018;
const LED_HOLD = 0x080020;

const SHOWN: readonly { readonly usage: number; readonly isOn: (signal: HeadsetSignal) => boolean }[] = [
  { usage: LED_RING, isOn: (signal) => signal.isRinging },
  { usage: RINGER, isOn: (signal) => signal.isRinging },
  { usage: LED_OFF_HOOK, isOn: (signal) => signal.isOffHook },
  { usage: LED_MUTE, isOn: (signal) => signal.isMuted },
  { usage: LED_HOLD, isOn: (signal) => signal.isHeld },
];

/** Any USB headset with HID telephony, by its own description and nothing else. */
export const generic: HeadsetDriverKind = {
  name: 'generic',
  filters: [{ usagePage: TELEPHONY_PAGE }],
  matches: (device) =>
    reportsOf(device.collections, 'inputReports').some((report) =>
      report.fields.some((field) => field.usage === HOOK_SWITCH || field.usage === PHONE_MUTE),
    ),
  start: (device) => new GenericHeadset(device),
};

class GenericHeadset implements HeadsetDriver {
  readonly #device: HIDDevice;
  readonly #inputs: readonly Report[];
  readonly #outputs: readonly Report[];
  /** Last value of each input field: a press is a change. */
  readonly #last = new Map<number, number>();
  #onPress: (press: HeadsetPress) => void = () => {};
  readonly #onReport = (event: HIDInputReportEvent): void => this.#take(event.reportId, event.data);

  constructor(device: HIDDevice) {
    this.#device = device;
    this.#inputs = reportsOf(device.collections, 'inputReports');
    this.#outputs = reportsOf(device.collections, 'outputReports');
    device.addEventListener('inputreport', this.#onReport);
  }

  onPress(listener: (press: HeadsetPress) => void): void {
    this.#onPress = listener;
  }

  async show(signal: HeadsetSignal): Promise<void> {
    for (const report of this.#outputs) {
      const lamps = report.fields.flatMap((field) => {
        const shown = SHOWN.find(({ usage }) => usage === field.usage);
        return shown === undefined ? [] : [{ field, isOn: shown.isOn(signal) }];
      });
      if (lamps.length === 0) continue;
      const data = new Uint8Array(report.byteLength);
      for (const { field, isOn } of lamps) withValue(data, field, isOn ? 1 : 0);
      await this.#device.sendReport(report.id, data);
    }
  }

  async close(): Promise<void> {
    this.#device.removeEventListener('inputreport', this.#onReport);
    await this.#device.close();
  }

  /** [HEAD-9] [HEAD-10] */
  #take(reportId: number, data: DataView): void {
    const report = this.#inputs.find(({ id }) => id === reportId);
    if (report === undefined || data.byteLength < report.byteLength) return;
    for (const field of report.fields) {
      const value = valueOf(data, field);
      const before = this.#last.get(field.usage) ?? 0;
      this.#last.set(field.usage, value);
      const press = value === before ? null : pressOf(field, value);
      if (press !== null) this.#onPress(press);
    }
  }
}

function pressOf(field: Field, value: number): HeadsetPress | null {
  if (field.usage === HOOK_SWITCH) {
    if (field.isAbsolute) return { kind: 'hook', isOffHook: value === 1 };
    return value === 1 ? { kind: 'hookToggled' } : null;
  }
  // Mute is a one-shot control (HUT §14.4): pressed is 1, let go is 0, whatever its descriptor calls it.
  if (field.usage === PHONE_MUTE) return value === 1 ? { kind: 'muteToggled' } : null;
  if (field.usage === DROP) return value === 1 ? { kind: 'rejected' } : null;
  return null;
}
