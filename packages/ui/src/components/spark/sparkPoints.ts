interface Frame {
  readonly width: number;
  readonly height: number;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

/** Space above and below for the thickness of the line. */
const MARGIN = 2;

/** The points of a polyline through `values`, left to right, kept inside the frame. */
export const sparkPoints = (values: readonly number[], frame: Frame): string => {
  const low = frame.min ?? 0;
  const high = Math.max(frame.max ?? Math.max(...values), low + Number.EPSILON);
  const step = frame.width / Math.max(1, values.length - 1);
  const room = frame.height - 2 * MARGIN;
  return values
    .map((value, index) => {
      const share = Math.min(1, Math.max(0, (value - low) / (high - low)));
      return `${(index * step).toFixed(1)},${(MARGIN + (1 - share) * room).toFixed(1)}`;
    })
    .join(' ');
};
