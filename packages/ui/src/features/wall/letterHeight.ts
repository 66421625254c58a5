/** ISO 9241-303: the height of a capital letter that is read with ease, minutes of arc. */
const ARC_MINUTES = 20;
/** A capital letter of the letter size; the fonts of the screens have 0.66 to 0.73. */
const CAPITAL_SHARE = 0.7;

interface Wall {
  readonly widthMm: number;
  readonly widthPx: number;
  /** From where it is read. */
  readonly distanceMm: number;
}

/** [WALL-14] The smallest letter size that can be read on a wall from afar, px. Pure. */
export function leastLetterPx({ widthMm, widthPx, distanceMm }: Wall): number {
  const capitalMm = distanceMm * Math.tan(((ARC_MINUTES / 60) * Math.PI) / 180);
  return (capitalMm / CAPITAL_SHARE) * (widthPx / widthMm);
}
