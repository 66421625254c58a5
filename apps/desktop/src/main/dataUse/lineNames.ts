import { networkInterfaces } from 'node:os';

/** Of a local address, which network card it belongs to. One that is not told, or gone, counts for the card that is used first. */
export function lineNameOf(
  address: string | null,
  interfaces: ReturnType<typeof networkInterfaces> = networkInterfaces(),
): string | null {
  const cards = Object.entries(interfaces).flatMap(([name, addresses]) =>
    (addresses ?? []).map((one) => ({ name, address: one.address, isInternal: one.internal })),
  );
  // A proxy of this PC, or a server on it: costs nothing.
  if (cards.some((card) => card.isInternal && card.address === address)) return null;
  const plain = address?.replace(/^::ffff:/, '');
  return (cards.find((card) => card.address === plain) ?? cards.find(({ isInternal }) => !isInternal))?.name ?? null;
}
