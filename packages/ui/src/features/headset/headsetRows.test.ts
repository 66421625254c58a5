import type { HeadsetDevice } from '@hearthline/softphone-core/snapshot';
import { expect, it } from 'vitest';
import { headsetRows } from './headsetRows.ts';

const device = (id: string, productId: number, isInUse = false): HeadsetDevice => ({
  ...{ id, vendorId: 1, productId, productName: `Model ${productId}`, driver: 'generic', state: 'ready' },
  ...{ isInUse, isContested: false },
});
const memory = (key: string, productId: number) => ({ key, name: `Model ${productId}`, vendorId: 1, productId });
const shown = (...given: Parameters<typeof headsetRows>): string[] =>
  headsetRows(...given).map((row) => `${row.name} ${row.device?.id ?? 'away'} ${row.remembered?.key ?? '-'}`);

it('H4 the card: the one in use first, one row for a headset of several devices, then what is only remembered', () => {
  expect(
    shown([device('a', 1), device('b', 2, true), device('c', 1)], [memory('m1', 1), memory('m3', 3), memory('m2', 2)]),
  ).toEqual(['Model 2 b m2', 'Model 1 a m1', 'Model 3 away m3']);
});

it('H4 the card: of two memories of one model the second is not plugged in', () => {
  expect(shown([device('a', 1, true)], [memory('m1', 1), memory('m2', 1)])).toEqual([
    'Model 1 a m1',
    'Model 1 away m2',
  ]);
});
