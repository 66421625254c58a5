import type { TrayMark } from '../shared/ipc.ts';

/** Blue, green, red, opacity, as a bitmap has them. Shape says the same as colour: disc, ring, square. */
const looks: Readonly<Record<Exclude<TrayMark, 'off'>, { bgr: readonly [number, number, number]; shape: string }>> = {
  ready: { bgr: [74, 160, 54], shape: 'disc' },
  notReady: { bgr: [0, 140, 214], shape: 'ring' },
  busy: { bgr: [34, 42, 196], shape: 'square' },
};
const WHITE = [255, 255, 255] as const;

/** A copy of a square bitmap (4 bytes a pixel) with the mark of a state in its lower right corner. */
export function drawMark(icon: { bitmap: Uint8Array; size: number; mark: TrayMark }): Buffer {
  const { bitmap, size, mark } = icon;
  const drawn = Buffer.from(bitmap);
  if (mark === 'off') return drawn;
  const { bgr, shape } = looks[mark];
  const radius = size * 0.27;
  const centre = size - radius - 1;
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) {
      const [dx, dy] = [x + 0.5 - centre, y + 0.5 - centre];
      const distance = shape === 'square' ? Math.max(Math.abs(dx), Math.abs(dy)) : Math.hypot(dx, dy);
      if (distance > radius) continue;
      // A white edge keeps it apart from the icon below; the ring is white inside too.
      const isInk = distance < radius - 1 && !(shape === 'ring' && distance < radius - 3);
      drawn.set([...(isInk ? bgr : WHITE), 255], (y * size + x) * 4);
    }
  return drawn;
}
