import { DARK, type HeadsetDriver, type HeadsetDriverKind, type HeadsetPress, type HeadsetSignal } from '../driver.ts';
import { type Field, type Report, reportsOf, valueOf, withValue } from '../hidReport.ts';
import * as hut from '../usages.ts';

type Button = 'hook' | 'mute' | 'hold' | 'flash' | 'drop' | 'reject';
type Lamp = (signal: HeadsetSignal) => boolean;

const isRinging: Lamp = (signal) => signal.isRinging;
export const isOffHook: Lamp = (signal) => signal.isOffHook;
const isMuted: Lamp = (signal) => signal.isMuted;
const isHeld: Lamp = (signal) => signal.isHeld;

const BUTTONS: ReadonlyMap<number, Button> = new Map([
  [hut.HOOK_SWITCH, 'hook'],
  [hut.PHONE_MUTE, 'mute'],
  [hut.HOLD, 'hold'],
  [hut.FLASH, 'flash'],
  [hut.DROP, 'drop'],
  [hut.PROGRAMMABLE_BUTTON, 'reject'],
  [hut.BUTTON_DELETE, 'reject'],
  [hut.BUTTON_REJECT, 'reject'],
]);
const LAMPS: ReadonlyMap<number, Lamp> = new Map([
  [hut.LED_RING, isRinging],
  [hut.RINGER, isRinging],
  [hut.LED_OFF_HOOK, isOffHook],
  [hut.LED_ON_LINE, isOffHook],
  [hut.LED_MUTE, isMuted],
  [hut.LED_MICROPHONE, isMuted],
  [hut.LED_HOLD, isHeld],
]);
/** What else one report tells with a hook explains the hook, so it comes first. */
const ORDER: readonly Button[] = ['reject', 'drop', 'flash', 'hold', 'mute', 'hook'];

/** What a vendor's headset needs besides its own description. */
export interface Refinement {
  /** `eachChange`: each change of the hook is a press. `atRelease`: it is a button, and acts when it is let go. */
  readonly hook?: 'eachChange' | 'atRelease';
  /** While a call is held it wants to be on hook; then its hook says nothing of the call. */
  readonly isOnHookWhileHeld?: true;
  /** Buttons and lamps of the vendor's own pages. */
  readonly buttons?: ReadonlyMap<number, Button>;
  readonly lamps?: ReadonlyMap<number, Lamp>;
}

/** A headset by its own description (HID-2, HID-3), with what its vendor needs more. */
export function standardKind(name: string, vendorId: number | null, refinement: Refinement = {}): HeadsetDriverKind {
  return {
    name,
    filters: vendorId === null ? [{ usagePage: hut.TELEPHONY_PAGE }] : [{ vendorId, usagePage: hut.TELEPHONY_PAGE }],
    matches: (device) =>
      (vendorId === null || device.vendorId === vendorId) && hasCallButton(inputsOf(device, refinement)),
    start: (device) => new StandardHeadset(device, refinement),
  };
}

const isCallButton = (button: Button | undefined): boolean => button === 'hook' || button === 'mute';
const lampOf = (usage: number, { lamps }: Refinement): Lamp | undefined => LAMPS.get(usage) ?? lamps?.get(usage);

interface Inputs {
  readonly buttons: ReadonlyMap<number, Button>;
  readonly reports: readonly Report[];
}

/** [HID-6] A vendor's own page counts only where the standard one says nothing: one press must not be told twice. */
function inputsOf(device: HIDDevice, { buttons = new Map<number, Button>() }: Refinement): Inputs {
  const standard = inputsWith(device, BUTTONS);
  return buttons.size === 0 || hasCallButton(standard) ? standard : inputsWith(device, buttons);
}

/** [HID-5] A programmable button is a telephone's only beside a hook or mute; a mouse on the same dongle has buttons too. */
function inputsWith(device: HIDDevice, buttons: ReadonlyMap<number, Button>): Inputs {
  const reports = reportsOf(device.collections, 'inputReports', (usage) => buttons.has(usage)).map((report) =>
    report.fields.some(({ usage }) => isCallButton(buttons.get(usage)))
      ? report
      : { ...report, fields: report.fields.filter(({ usage }) => usage >>> 16 !== hut.BUTTON_PAGE) },
  );
  return { buttons, reports };
}

const hasCallButton = ({ buttons, reports }: Inputs): boolean =>
  reports.some(({ fields }) => fields.some(({ usage }) => isCallButton(buttons.get(usage))));

class StandardHeadset implements HeadsetDriver {
  readonly #device: HIDDevice;
  readonly #refinement: Refinement;
  readonly #inputs: Inputs;
  readonly #outputs: readonly Report[];
  /** Last value of each button: a press is a change. */
  readonly #last = new Map<Button, number>();
  /** What each output report last carried. */
  readonly #sent = new Map<number, string>();
  #lit = DARK;
  #onPress: (press: HeadsetPress) => void = () => {};
  readonly #onReport = (event: HIDInputReportEvent): void => this.#take(event.reportId, event.data);

  constructor(device: HIDDevice, refinement: Refinement) {
    this.#device = device;
    this.#refinement = refinement;
    this.#inputs = inputsOf(device, refinement);
    this.#outputs = reportsOf(device.collections, 'outputReports', (usage) => lampOf(usage, refinement) !== undefined);
    device.addEventListener('inputreport', this.#onReport);
  }

  get lit(): HeadsetSignal {
    return this.#lit;
  }

  onPress(listener: (press: HeadsetPress) => void): void {
    this.#onPress = listener;
  }

  async show(signal: HeadsetSignal, again?: 'again'): Promise<void> {
    const { isOnHookWhileHeld } = this.#refinement;
    const shown = isOnHookWhileHeld === true && signal.isHeld ? { ...signal, isOffHook: false } : signal;
    this.#lit = shown;
    for (const report of this.#outputs) {
      if (report.fields.length === 0) continue;
      const data = new Uint8Array(report.byteLength);
      for (const field of report.fields)
        withValue(data, field, lampOf(field.usage, this.#refinement)?.(shown) === true ? 1 : 0);
      const text = data.join();
      if (again === undefined && this.#sent.get(report.id) === text) continue;
      this.#sent.delete(report.id);
      await this.#device.sendReport(report.id, data);
      this.#sent.set(report.id, text);
    }
  }

  async close(): Promise<void> {
    this.#device.removeEventListener('inputreport', this.#onReport);
    await this.#device.close();
  }

  /** [HEAD-9] [HEAD-10] */
  #take(reportId: number, data: DataView): void {
    const report = this.#inputs.reports.find(({ id }) => id === reportId);
    if (report === undefined || data.byteLength < report.byteLength) return;
    const changes = new Map<Button, Change>();
    for (const [button, fields] of byButton(report.fields, this.#inputs.buttons)) {
      const value = fields.reduce((found, field) => (found === 0 ? valueOf(data, field) : found), 0);
      const before = this.#last.get(button);
      this.#last.set(button, value);
      if (value !== (before ?? 0)) changes.set(button, { value, control: controlOf(fields) });
    }
    for (const button of ORDER) {
      const change = changes.get(button);
      const press = change === undefined ? null : pressOf(button, change, this.#refinement);
      if (press !== null) this.#onPress(press);
    }
  }
}

/** [HID-2] HUT 1.5 §3.4.1.2: a switch says where it stands, a button that it was pressed, a pair has one button for each. */
type Control = 'switch' | 'button' | 'pair';

const controlOf = (fields: readonly Field[]): Control => {
  if (fields.some(({ isSigned }) => isSigned)) return 'pair';
  return fields.every(({ isAbsolute }) => isAbsolute) ? 'switch' : 'button';
};

function byButton(
  fields: readonly Field[],
  buttons: ReadonlyMap<number, Button>,
): ReadonlyMap<Button, readonly Field[]> {
  const found = new Map<Button, Field[]>();
  for (const field of fields) {
    const button = buttons.get(field.usage);
    if (button !== undefined) found.set(button, [...(found.get(button) ?? []), field]);
  }
  return found;
}

interface Change {
  readonly value: number;
  readonly control: Control;
}

/** [HID-3] Where an On/Off control stands now; null: it says nothing. What a broken report has besides 1, 0 and −1 is nothing. */
function standsAt({ value, control }: Change): boolean | null {
  if (value === 1) return true;
  return value === (control === 'pair' ? -1 : 0) ? false : null;
}

function pressOf(button: Button, change: Change, refinement: Refinement): HeadsetPress | null {
  const isOn = change.value === 1;
  switch (button) {
    case 'hook':
      return hookOf(change, refinement);
    case 'mute': {
      if (change.control === 'button') return isOn ? { kind: 'muteToggled' } : null;
      const isMuteOn = standsAt(change);
      return isMuteOn === null ? null : { kind: 'mute', isMuted: isMuteOn };
    }
    case 'hold':
    case 'flash':
      return isOn ? { kind: 'flashed' } : null;
    case 'drop':
      return isOn ? { kind: 'dropped' } : null;
    case 'reject':
      return isOn ? { kind: 'rejected' } : null;
  }
}

function hookOf(change: Change, { hook }: Refinement): HeadsetPress | null {
  const isUp = standsAt(change);
  if (isUp === null) return null;
  if (hook === 'eachChange') return { kind: 'hookToggled' };
  if (hook === 'atRelease') return isUp ? null : { kind: 'hookToggled' };
  if (change.control === 'button') return isUp ? { kind: 'hookToggled' } : null;
  return { kind: 'hook', isOffHook: isUp };
}
