import { expect, it } from 'vitest';
import { closedWav } from './closedWav.ts';

it('[MAIL-9] a file that was never closed gets its sizes; a closed one and what is none stay as they are', () => {
  const open = Buffer.alloc(44 + 16_000, 7);
  open.write('data', 36, 'latin1');
  open.writeUInt32LE(0, 40);
  const closed = closedWav(open);
  expect([closed.readUInt32LE(4), closed.readUInt32LE(40), closed.length]).toEqual([16_036, 16_000, 16_044]);
  expect(open.readUInt32LE(40)).toBe(0);
  expect(closedWav(closed)).toEqual(closed);
  const other = Buffer.from('no sound');
  expect(closedWav(other)).toBe(other);
});
