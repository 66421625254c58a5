import { expect, it } from 'vitest';
import { drawMark } from './trayMark.ts';

const size = 22;
const blank = new Uint8Array(size * size * 4);
const drawn = (mark: Parameters<typeof drawMark>[0]['mark']) => drawMark({ bitmap: blank, size, mark });
const inked = (buffer: Buffer): string =>
  [...Array(size * size).keys()].map((pixel) => (buffer[pixel * 4 + 3] === 255 ? '#' : '.')).join('');

it('I8 shows each state by colour and by shape, and leaves the icon alone when there is none', () => {
  expect(drawn('off').equals(Buffer.from(blank))).toBe(true);
  const looks = (['ready', 'notReady', 'busy'] as const).map(drawn);
  expect(new Set(looks.map((look) => look.toString('hex'))).size).toBe(3);
  // Without colour: the square differs in outline, the ring by its white middle.
  expect(inked(looks[0] as Buffer)).not.toBe(inked(looks[2] as Buffer));
  const middle = (16 * size + 15) * 4;
  expect(looks[1]?.subarray(middle, middle + 3)).toEqual(Buffer.from([255, 255, 255]));
  expect(looks[0]?.subarray(middle, middle + 3)).not.toEqual(Buffer.from([255, 255, 255]));
});
