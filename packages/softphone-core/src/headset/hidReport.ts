/** Reads the parsed report descriptor of WebHID (https://wicg.github.io/webhid/#device-enumeration): which bit is what. */
export interface Field {
  readonly usage: number;
  readonly bitOffset: number;
  readonly bitLength: number;
  /** False: the field tells changes (HID 1.11 §6.2.2.5, bit 2). An array field tells what is pressed, so it counts as that. */
  readonly isAbsolute: boolean;
  /** The field may be −1 (HUT 1.5 §3.4.1.2: an On/Off control with one button for each). */
  readonly isSigned: boolean;
  /** An array field holds which of its usages is on: this is the value that means this one. Null: a field of its own. */
  readonly arrayValue: number | null;
}

export interface Report {
  readonly id: number;
  readonly byteLength: number;
  readonly fields: readonly Field[];
}

type ReportKind = 'inputReports' | 'outputReports';

/** [HID-4] No headset has a report of more than this; a descriptor that says so is broken, and only made to keep us busy. */
const MAX_REPORT_BITS = 8 * 4_096;
const MAX_COLLECTIONS = 64;
const MAX_REPORTS = 256;
const MAX_ITEMS = 512;
const MAX_USAGES = 1_024;
const MAX_ARRAY_SLOTS = 64;
/** HID 1.11 §8.4: an item field spans at most 4 bytes. */
const MAX_FIELD_BITS = 32;

/**
 * [HID-1] The reports of a device with their fields of the usages asked for. Each top-level collection holds every item of
 * the collections inside it, so those are not read again; a report whose items are spread over several is put together.
 */
export function reportsOf(
  collections: readonly HIDCollectionInfo[],
  kind: ReportKind,
  isWanted: (usage: number) => boolean,
): readonly Report[] {
  const itemsById = new Map<number, HIDReportItem[]>();
  for (const collection of listOf(collections).slice(0, MAX_COLLECTIONS)) {
    for (const info of listOf(collection[kind]).slice(0, MAX_REPORTS)) {
      const id = info.reportId ?? 0;
      itemsById.set(id, [...(itemsById.get(id) ?? []), ...listOf(info.items).slice(0, MAX_ITEMS)]);
    }
  }
  return [...itemsById].flatMap(([id, items]) => reportOf(id, items, isWanted) ?? []);
}

/** What a broken device may call a list. */
const listOf = <T>(list: readonly T[] | undefined): readonly T[] =>
  Array.isArray(list) ? list.filter((each) => typeof each === 'object' && each !== null) : [];

/** Null: where its fields begin cannot be known. */
function reportOf(id: number, items: readonly HIDReportItem[], isWanted: (usage: number) => boolean): Report | null {
  const fields: Field[] = [];
  let bitOffset = 0;
  for (const item of items.slice(0, MAX_ITEMS)) {
    const size = countOf(item.reportSize);
    const count = countOf(item.reportCount);
    if (size === null || count === null || bitOffset + size * count > MAX_REPORT_BITS) return null;
    if (item.isConstant !== true && size > 0 && size <= MAX_FIELD_BITS)
      fields.push(...fieldsOf({ item, size, count, startBit: bitOffset, isWanted }));
    bitOffset += size * count;
  }
  return { id, byteLength: Math.ceil(bitOffset / 8), fields };
}

const countOf = (value: number | undefined): number | null =>
  value === undefined || !Number.isInteger(value) || value < 0 || value > MAX_REPORT_BITS ? null : value;

interface ItemAt {
  readonly item: HIDReportItem;
  readonly size: number;
  readonly count: number;
  readonly startBit: number;
  readonly isWanted: (usage: number) => boolean;
}

function fieldsOf({ item, size, count, startBit, isWanted }: ItemAt): Field[] {
  const usages = usagesOf(item);
  const first = item.logicalMinimum ?? 0;
  const at = (slot: number) => ({ bitOffset: startBit + slot * size, bitLength: size });
  if (item.isArray === true) {
    const wanted = usages.flatMap((usage, index) => (isWanted(usage) ? [{ usage, arrayValue: first + index }] : []));
    return Array.from({ length: Math.min(count, MAX_ARRAY_SLOTS) }, (_, slot) =>
      wanted.map((each) => ({ ...each, ...at(slot), isAbsolute: false, isSigned: false })),
    ).flat();
  }
  const isAbsolute = item.isAbsolute ?? true;
  return Array.from({ length: count }, (_, slot) => {
    // HID 1.11 §6.2.2.8: the last usage goes on for the slots that are left.
    const usage = usages[slot] ?? usages.at(-1);
    if (usage === undefined || !isWanted(usage)) return [];
    return [{ usage, ...at(slot), isAbsolute, isSigned: first < 0, arrayValue: null }];
  }).flat();
}

function usagesOf(item: HIDReportItem): readonly number[] {
  if (item.isRange !== true) return Array.isArray(item.usages) ? item.usages.slice(0, MAX_USAGES) : [];
  const { usageMinimum = 0, usageMaximum = -1 } = item;
  const length = Math.min(MAX_USAGES, usageMaximum - usageMinimum + 1);
  return Number.isInteger(length) && length > 0 ? Array.from({ length }, (_, index) => usageMinimum + index) : [];
}

/** For an array field: 1 if this usage is on. HID is little-endian. `data` MUST be as long as the report. */
export function valueOf(data: DataView, field: Field): number {
  let value = 0;
  for (let bit = 0; bit < field.bitLength; bit += 1) {
    const at = field.bitOffset + bit;
    if (((data.getUint8(at >> 3) >> (at & 7)) & 1) === 1) value += 2 ** bit;
  }
  if (field.arrayValue !== null) return value === field.arrayValue ? 1 : 0;
  return field.isSigned && value >= 2 ** (field.bitLength - 1) ? value - 2 ** field.bitLength : value;
}

/** Writes `value` into `data`; an array field is left at what it has when the value is 0. */
export function withValue(data: Uint8Array, field: Field, value: number): void {
  const written = field.arrayValue === null ? value : value === 0 ? null : field.arrayValue;
  if (written === null) return;
  for (let bit = 0; bit < field.bitLength; bit += 1) {
    const at = field.bitOffset + bit;
    const mask = 1 << (at & 7);
    const byte = data[at >> 3] ?? 0;
    data[at >> 3] = Math.floor(written / 2 ** bit) % 2 === 1 ? byte | mask : byte & ~mask;
  }
}
