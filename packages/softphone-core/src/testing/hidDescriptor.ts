/**
 * Reads a HID report descriptor (HID 1.11 §6.2.2) into what WebHID makes of it, by the steps of "parse a report descriptor"
 * (https://wicg.github.io/webhid/), so that tests can use the bytes of real headsets.
 */
interface Globals {
  usagePage: number;
  logicalMinimum: number;
  logicalMaximum: number;
  reportSize: number;
  reportCount: number;
  reportId: number;
}
type Collection = HIDCollectionInfo & {
  children: HIDCollectionInfo[];
  inputReports: HIDReportInfo[];
  outputReports: HIDReportInfo[];
};

const INPUT = 0x80;
const OUTPUT = 0x90;
const COLLECTION = 0xa0;
const END_COLLECTION = 0xc0;

export function collectionsOf(descriptor: readonly number[]): HIDCollectionInfo[] {
  const top: Collection[] = [];
  const open: Collection[] = [];
  const globals: Globals = {
    ...{ usagePage: 0, logicalMinimum: 0, logicalMaximum: 0, reportSize: 0, reportCount: 0, reportId: 0 },
  };
  let usages: number[] = [];
  let range: { minimum?: number; maximum?: number } = {};
  for (const { tag, value, signed, size } of itemsOf(descriptor)) {
    const usage = size > 2 ? value : globals.usagePage * 0x1_0000 + value;
    if (tag === 0x08) usages.push(usage);
    else if (tag === 0x18) range.minimum = usage;
    else if (tag === 0x28) range.maximum = usage;
    else if (tag === 0x04) globals.usagePage = value;
    else if (tag === 0x14) globals.logicalMinimum = signed;
    else if (tag === 0x24) globals.logicalMaximum = signed;
    else if (tag === 0x74) globals.reportSize = value;
    else if (tag === 0x94) globals.reportCount = value;
    else if (tag === 0x84) globals.reportId = value;
    // A main item: what was said of usages is used up.
    else if ((tag & 0x0c) === 0) {
      if (tag === COLLECTION) begin(top, open, { usagePage: globals.usagePage, usage: (usages[0] ?? 0) & 0xffff });
      else if (tag === END_COLLECTION) open.pop();
      else if (tag === INPUT || tag === OUTPUT) {
        const item = itemWith(value, globals, { usages, range });
        for (const collection of open)
          reportIn(tag === INPUT ? collection.inputReports : collection.outputReports, globals.reportId).push(item);
      }
      usages = [];
      range = {};
    }
  }
  return top;
}

function begin(top: Collection[], open: Collection[], named: { usagePage: number; usage: number }): void {
  const collection: Collection = { ...named, children: [], inputReports: [], outputReports: [] };
  (open.at(-1)?.children ?? top).push(collection);
  open.push(collection);
}

function reportIn(reports: HIDReportInfo[], reportId: number): HIDReportItem[] {
  const known = reports.find((report) => report.reportId === reportId)?.items;
  if (known !== undefined) return known;
  const items: HIDReportItem[] = [];
  reports.push({ reportId, items });
  return items;
}

function itemWith(
  flags: number,
  { reportSize, reportCount, logicalMinimum, logicalMaximum }: Globals,
  local: { usages: number[]; range: { minimum?: number; maximum?: number } },
): HIDReportItem {
  const { minimum, maximum } = local.range;
  const isRange = minimum !== undefined && maximum !== undefined && minimum < maximum;
  return {
    ...{ reportSize, reportCount, logicalMinimum, logicalMaximum, usages: local.usages, isRange },
    ...(isRange ? { usageMinimum: minimum, usageMaximum: maximum } : {}),
    isConstant: (flags & 1) !== 0,
    isArray: (flags & 2) === 0,
    isAbsolute: (flags & 4) === 0,
  };
}

function* itemsOf(bytes: readonly number[]): Generator<{ tag: number; value: number; signed: number; size: number }> {
  for (let at = 0; at < bytes.length;) {
    const prefix = bytes[at] ?? 0;
    const size = [0, 1, 2, 4][prefix & 3] ?? 0;
    const data = bytes.slice(at + 1, at + 1 + size);
    const value = data.reduce((sum, byte, index) => sum + byte * 2 ** (8 * index), 0);
    const signed = size > 0 && value >= 2 ** (8 * size - 1) ? value - 2 ** (8 * size) : value;
    yield { tag: prefix & 0xfc, value, signed, size };
    at += 1 + size;
  }
}
