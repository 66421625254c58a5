import type { WallPicture } from '@hearthline/protocol';

type Row<P extends 'people' | 'groups' | 'badges' | 'praise' | 'activities'> = NonNullable<WallPicture[P]>[number];

/** A column of a wall: one part with as many rows as can be read from afar. */
export type Slide =
  | { readonly kind: 'people'; readonly rows: readonly Row<'people'>[] }
  | { readonly kind: 'groups'; readonly rows: readonly Row<'groups'>[] }
  | { readonly kind: 'badges'; readonly rows: readonly Row<'badges'>[] }
  | { readonly kind: 'praise'; readonly rows: readonly Row<'praise'>[]; readonly thanksCount: number | null }
  | { readonly kind: 'activities'; readonly rows: readonly Row<'activities'>[] };

/** Rows of one column; words of praise have one to themselves. */
const ROWS = 4;

/**
 * [WALL-15] Everything of a picture in columns: the first of each part, then what is left of each; a part that was chosen and is
 * empty has one that says so.
 */
export function slidesOf({ people, groups, badges, praise, activities, thanksCount }: WallPicture): Slide[] {
  const parts: Slide[][] = [
    pieces(people, ROWS).map((rows) => ({ kind: 'people', rows })),
    pieces(groups, ROWS).map((rows) => ({ kind: 'groups', rows })),
    pieces(praise, 1).map((rows) => ({ kind: 'praise', rows, thanksCount })),
    pieces(badges, ROWS).map((rows) => ({ kind: 'badges', rows })),
    pieces(activities, ROWS).map((rows) => ({ kind: 'activities', rows })),
  ];
  const longest = Math.max(...parts.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) => parts.flatMap((part) => part[index] ?? [])).flat();
}

const pieces = <T>(all: readonly T[] | null, size: number): (readonly T[])[] => {
  if (all === null) return [];
  const count = Math.max(1, Math.ceil(all.length / size));
  return Array.from({ length: count }, (_, index) => all.slice(index * size, (index + 1) * size));
};

/** [WALL-13] [WALL-15] Those side by side in a turn; with more than there is room for, all come equally often. */
export function columnsAt(slides: readonly Slide[], columns: number, turn: number): readonly Slide[] {
  if (slides.length <= columns) return slides;
  const shown = Array.from({ length: columns }, (_, index) => slides[(turn * columns + index) % slides.length]);
  return shown.filter((one) => one !== undefined);
}
