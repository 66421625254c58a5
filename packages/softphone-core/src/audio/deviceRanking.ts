/** Which device is used: a ranked list of what people chose, against what is plugged in. Pure. SPEC.md, RANK. */
import type { AudioDevice, RankedDevice } from './deviceState.ts';

/** [RANK-6] */
const REMEMBERED_AT_MOST = 12;

/** The pseudo devices of Windows (and `default` everywhere), by the ids that Chromium gives them. */
export const PSEUDO_IDS: readonly string[] = ['default', 'communications'];

/** Chromium ends labels of USB devices with `(vendor:product)`. */
const USB_ID = /\s*\(([0-9a-f]{4}:[0-9a-f]{4})\)\s*$/i;

/** [RANK-2] `Headset (2- Jabra Evolve 20)  (0b0e:0300)` and `headset (jabra evolve 20) (0B0E:0300)` are the same. */
export function patternOf(label: string): { name: string; usbId: string | null } {
  const usbId = USB_ID.exec(label)?.[1]?.toLowerCase() ?? null;
  const name = label
    .replace(USB_ID, '')
    .normalize('NFKC')
    // Windows counts the ports that a headset was ever plugged into.
    .replaceAll(/(^|\()\d+-\s+/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase();
  return { name, usbId };
}

/** As people read it: without the numbers of USB. */
export const shownLabel = (label: string): string => label.replace(USB_ID, '').trim();

export const rememberedAs = ({ id, label }: AudioDevice): RankedDevice => ({
  kind: 'device',
  label: label.slice(0, 200),
  usbId: patternOf(label).usbId,
  lastId: id.slice(0, 200),
});

/** [RANK-3] How surely `device` is the one remembered: 0 not at all, 3 for sure. */
export function likeness(remembered: RankedDevice, device: AudioDevice): 0 | 1 | 2 | 3 {
  if (remembered.kind === 'system') return 0;
  if (remembered.lastId === device.id) return 3;
  if (remembered.label === '' || device.label === '') return 0;
  const [was, is] = [patternOf(remembered.label), patternOf(device.label)];
  if (was.usbId !== null && is.usbId !== null && was.usbId !== is.usbId) return 0;
  if (was.name === is.name) return 2;
  return was.usbId !== null && was.usbId === is.usbId ? 1 : 0;
}

const isSame = (a: RankedDevice, b: RankedDevice): boolean =>
  a.kind === 'system' || b.kind === 'system'
    ? a.kind === b.kind
    : a.lastId === b.lastId ||
      (a.label !== '' && likeness({ ...a, lastId: '' }, { id: b.lastId, label: b.label }) === 2);

/** [RANK-4] The chosen one (null: the system's) goes to the top; what was above it moves down. */
export function chosenFirst(list: readonly RankedDevice[], device: AudioDevice | null): RankedDevice[] {
  const first: RankedDevice = device === null ? { kind: 'system' } : rememberedAs(device);
  return [first, ...list.filter((each) => !isSame(each, first))].slice(0, REMEMBERED_AT_MOST);
}

export function movedUp(list: readonly RankedDevice[], index: number): readonly RankedDevice[] {
  const [above, it] = [list[index - 1], list[index]];
  return above === undefined || it === undefined
    ? list
    : [...list.slice(0, index - 1), it, above, ...list.slice(index + 1)];
}

/** [RANK-5] With the names and ids under which those that are here are known now; the same list when nothing is new. */
export function refreshed(list: readonly RankedDevice[], devices: readonly AudioDevice[]): readonly RankedDevice[] {
  const next = list.map((each) => {
    const device = bestMatch(each, devices);
    if (device === null || each.kind === 'system' || device.label === '') return each;
    return each.lastId === device.id && each.label === device.label ? each : rememberedAs(device);
  });
  return next.every((each, index) => each === list[index]) ? list : next;
}

export function bestMatch(remembered: RankedDevice, devices: readonly AudioDevice[]): AudioDevice | null {
  let best: { device: AudioDevice; score: number } | null = null;
  for (const device of devices) {
    const score = likeness(remembered, device);
    if (score > (best?.score ?? 0)) best = { device, score };
  }
  return best?.device ?? null;
}

export interface Choice {
  readonly list: readonly RankedDevice[];
  /** Those that are plugged in, without pseudo devices. */
  readonly devices: readonly AudioDevice[];
  /** Ids that cannot be used now. */
  readonly avoid: ReadonlySet<string>;
  /** What the system's own choice goes by; null: its default. */
  readonly systemId: string | null;
}

/** How the system's own choice is named among the ids to avoid. */
export const SYSTEM = '';

/**
 * [RANK-7] The id to use: of the best-ranked device that is here; the system's choice where none is or where it is ranked
 * above them. Where the system's cannot be used either, any that can.
 */
export function pickDevice({ list, devices, avoid, systemId }: Choice): string | null {
  const usable = devices.filter(({ id }) => !avoid.has(id));
  for (const each of list) {
    if (each.kind === 'system') {
      if (!avoid.has(SYSTEM)) return systemId;
      continue;
    }
    const device = bestMatch(each, usable);
    if (device !== null) return device.id;
  }
  return avoid.has(SYSTEM) ? (usable[0]?.id ?? systemId) : systemId;
}
