/** Reads the parsed report descriptor of WebHID (https://wicg.github.io/webhid/#device-enumeration): which bit is what. */
export interface Field {
  readonly usage: number;
  readonly bitOffset: number;
  readonly bitLength: number;
  readonly isAbsolute: boolean;
  /** An array field holds which of its usages is on: this is the value that means this one. Null: a field of its own. */
  readonly arrayValue: number | null;
}

export interface Report {
  readonly id: number;
  readonly byteLength: number;
  readonly fields: readonly Field[];
}

/** All reports of a device, also of collections inside collections. */
export function reportsOf(
  collections: readonly HIDCollectionInfo[],
  kind: 'inputReports' | 'outputReports',
): readonly Report[] {
  return collections.flatMap((collection) => [
    ...(collection[kind] ?? []).map(reportOf),
    ...reportsOf(collection.children ?? [], kind),
  ]);
}

function reportOf(info: HIDReportInfo): Report {
  const fields: Field[] = [];
  let bitOffset = 0;
  for (const item of info.items ?? []) {
    fields.push(...fieldsOf(item, bitOffset));
    bitOffset += (item.reportSize ?? 0) * (item.reportCount ?? 0);
  }
  return { id: info.reportId ?? 0, byteLength: Math.ceil(bitOffset / 8), fields };
}

function fieldsOf(item: HIDReportItem, startBit: number): Field[] {
  if (item.isConstant === true) return [];
  const bitLength = item.reportSize ?? 0;
  const usages = usagesOf(item);
  const isAbsolute = item.isAbsolute ?? true;
  const slots = Array.from({ length: item.reportCount ?? 0 }, (_, slot) => startBit + slot * bitLength);
  if (item.isArray === true) {
    const first = item.logicalMinimum ?? 0;
    return slots.flatMap((bitOffset) =>
      usages.map((usage, index) => ({ usage, bitOffset, bitLength, isAbsolute, arrayValue: first + index })),
    );
  }
  return slots.flatMap((bitOffset, slot) => {
    // HID 1.11 §6.2.2.8: the last usage goes on for the slots that are left.
    const usage = usages[slot] ?? usages.at(-1);
    return usage === undefined ? [] : [{ usage, bitOffset, bitLength, isAbsolute, arrayValue: null }];
  });
}

function usagesOf(item: HIDReportItem): readonly number[] {
  if (item.isRange !== true) return item.usages ?? [];
  const { usageMinimum = 0, usageMaximum = -1 } = item;
  // A range of whole pages is nobody's button.
  const length = Math.min(256, usageMaximum - usageMinimum + 1);
  return Array.from({ length: Math.max(0, length) }, (_, index) => usageMinimum + index);
}

/** For an array field: 1 if this usage is on. HID is little-endian. */
export function valueOf(data: DataView, field: Field): number {
  let value = 0;
  for (let bit = 0; bit < Math.min(32, field.bitLength); bit += 1) {
    const at = field.bitOffset + bit;
    if (((data.getUint8(at >> 3) >> (at & 7)) & 1) === 1) value += 2 ** bit;
  }
  if (field.arrayValue === null) return value;
  return value === field.arrayValue ? 1 : 0;
}

/** Writes `value` into `data`; an array field is left at what it has when the value is 0. */
export function withValue(data: Uint8Array, field: Field, value: number): void {
  const written = field.arrayValue === null ? value : value === 0 ? null : field.arrayValue;
  if (written === null) return;
  for (let bit = 0; bit < Math.min(32, field.bitLength); bit += 1) {
    const at = field.bitOffset + bit;
    const mask = 1 << (at & 7);
    const byte = data[at >> 3] ?? 0;
    data[at >> 3] = Math.floor(written / 2 ** bit) % 2 === 1 ? byte | mask : byte & ~mask;
  }
}
