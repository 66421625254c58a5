export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The size of the mock-up, in px of the screen at 100 %. */
export const MINI_SIZE = { width: 360, height: 120 } as const;
const MARGIN = 16;

const holds = (area: Box, box: Box): boolean =>
  box.x >= area.x &&
  box.y >= area.y &&
  box.x + box.width <= area.x + area.width &&
  box.y + box.height <= area.y + area.height;

/** Where the mini phone opens: where it was left, if that is wholly on a screen of now, else lower right of `main`. */
export function placeFor(left: { x: number; y: number } | null, areas: { all: readonly Box[]; main: Box }): Box {
  const before = left === null ? null : { ...left, ...MINI_SIZE };
  if (before !== null && areas.all.some((area) => holds(area, before))) return before;
  const { main } = areas;
  const { width, height } = MINI_SIZE;
  return { x: main.x + main.width - width - MARGIN, y: main.y + main.height - height - MARGIN, width, height };
}
