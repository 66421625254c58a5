import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectionsOf } from '../testing/index.ts';
import { reportsOf, valueOf, withValue, type Field } from './hidReport.ts';

const all = (): boolean => true;
const fieldOf = (fields: readonly Field[] | undefined, usage: number): Field => {
  const found = fields?.find((field) => field.usage === usage);
  if (found === undefined) throw new Error(`no field of ${usage.toString(16)}`);
  return found;
};

describe('reports', () => {
  it('[HID-1] reads ranges, arrays and fields across bytes', () => {
    const [report] = reportsOf(
      [
        {
          inputReports: [
            {
              reportId: 3,
              items: [
                { reportSize: 4, reportCount: 1, isConstant: true },
                { reportSize: 6, reportCount: 1, usages: [0x0b0001], isArray: false },
                { reportSize: 1, reportCount: 3, isRange: true, usageMinimum: 0x080001, usageMaximum: 0x080003 },
                { reportSize: 3, reportCount: 1, isArray: true, logicalMinimum: 1, usages: [0x0b0020, 0x0b002f] },
              ],
            },
          ],
        },
      ],
      'inputReports',
      all,
    );
    expect(report).toMatchObject({ id: 3, byteLength: 2 });
    const data = new Uint8Array(2);
    withValue(data, fieldOf(report?.fields, 0x0b0001), 0b101101);
    withValue(data, fieldOf(report?.fields, 0x080002), 1);
    withValue(data, fieldOf(report?.fields, 0x0b002f), 1);
    expect([...data]).toEqual([0b1101_0000, 0b0100_1010]);
    const view = new DataView(data.buffer);
    const values = [0x0b0001, 0x080001, 0x080002, 0x0b0020, 0x0b002f].map((usage) =>
      valueOf(view, fieldOf(report?.fields, usage)),
    );
    expect(values).toEqual([0b101101, 0, 1, 0, 1]);
  });

  it('[HID-1] a field in an inner collection is where the outer one has it', () => {
    // Key pad of four bits in a collection of its own, and mute after it.
    const descriptor = [
      ...[0x05, 0x0b, 0x09, 0x05, 0xa1, 0x01, 0x85, 0x02, 0x15, 0x00, 0x25, 0x01, 0x09, 0x06, 0xa1, 0x02],
      ...[0x19, 0xb0, 0x29, 0xbb, 0x25, 0x0c, 0x75, 0x04, 0x95, 0x01, 0x81, 0x40, 0xc0],
      ...[0x09, 0x2f, 0x25, 0x01, 0x75, 0x01, 0x95, 0x01, 0x81, 0x06, 0x75, 0x03, 0x81, 0x01, 0xc0],
    ];
    const reports = reportsOf(collectionsOf(descriptor), 'inputReports', (usage) => usage === 0x0b002f);
    expect(reports).toMatchObject([{ id: 2, byteLength: 1, fields: [{ usage: 0x0b002f, bitOffset: 4 }] }]);
  });

  it('[HID-1] without report ids there is one report, 0', () => {
    const descriptor = [0x05, 0x0b, 0x09, 0x05, 0xa1, 0x01, 0x09, 0x20, 0x75, 0x08, 0x95, 0x01, 0x81, 0x22, 0xc0];
    expect(reportsOf(collectionsOf(descriptor), 'inputReports', all)).toMatchObject([{ id: 0, byteLength: 1 }]);
  });

  it.each([
    { reportSize: -1, reportCount: 1 },
    { reportSize: 1.5, reportCount: 2 },
    { reportSize: 1, reportCount: 2 ** 31 },
    { reportSize: 4_096, reportCount: 9 },
    { reportSize: Number.NaN, reportCount: 1 },
    {},
  ])('[HID-4] a report with an item of %o is not read', (sizes) => {
    const item = { usages: [0x0b0020], ...sizes } as HIDReportItem;
    const hook = { usages: [0x0b0020], reportSize: 1, reportCount: 1 };
    expect(reportsOf([{ inputReports: [{ reportId: 1, items: [item, hook] }] }], 'inputReports', all)).toEqual([]);
  });

  it('[HID-4] any descriptor is read without an error and into few fields', () => {
    const number = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, 1, 8, 2 ** 31, 2 ** 53, undefined));
    const item = fc.record({
      ...{
        reportSize: number,
        reportCount: number,
        logicalMinimum: number,
        usageMinimum: number,
        usageMaximum: number,
      },
      ...{ isArray: fc.boolean(), isRange: fc.boolean(), isConstant: fc.boolean(), isAbsolute: fc.boolean() },
      usages: fc.oneof(
        fc.constant(undefined),
        fc.array(fc.constantFrom(0x0b0020, 0x0b002f, 0x090001), { maxLength: 5 }),
      ),
    });
    const items = fc.oneof(fc.array(item, { maxLength: 6 }), fc.constantFrom(undefined, 'items', [null, 7]));
    const report = fc.record({ reportId: fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constant(undefined)), items });
    const reports = fc.oneof(fc.array(report, { maxLength: 4 }), fc.constantFrom(undefined, null, 5));
    fc.assert(
      fc.property(fc.array(fc.record({ inputReports: reports }), { maxLength: 3 }), fc.uint8Array(), (given, bytes) => {
        const read = reportsOf(given as unknown as HIDCollectionInfo[], 'inputReports', all);
        for (const { byteLength, fields } of read) {
          expect(byteLength).toBeLessThanOrEqual(4_096);
          if (bytes.length < byteLength) continue;
          for (const field of fields.slice(0, 50)) valueOf(new DataView(bytes.buffer, bytes.byteOffset), field);
        }
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});
