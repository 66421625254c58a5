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

/** [WALL-15] Everything of a picture in columns, in their order; a part that was chosen and is empty has one that says so. */
export function slidesOf({ people, groups, badges, praise, activities, thanksCount }: WallPicture): Slide[] {
  return [
    ...(people === null ? [] : pieces(people, ROWS).map((rows): Slide => ({ kind: 'people', rows }))),
    ...(groups === null ? [] : pieces(groups, ROWS).map((rows): Slide => ({ kind: 'groups', rows }))),
    ...(praise === null ? [] : pieces(praise, 1).map((rows): Slide => ({ kind: 'praise', rows, thanksCount }))),
    ...(badges === null ? [] : pieces(badges, ROWS).map((rows): Slide => ({ kind: 'badges', rows }))),
    ...(activities === null ? [] : pieces(activities, ROWS).map((rows): Slide => ({ kind: 'activities', rows }))),
  ];
}

const pieces = <T>(all: readonly T[], size: number): (readonly T[])[] =>
  all.length === 0
    ? [[]]
    : Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));

/** [WALL-13] [WALL-15] Those side by side in a turn; with more than there is room for, all come equally often. */
export function columnsAt(slides: readonly Slide[], columns: number, turn: number): readonly Slide[] {
  if (slides.length <= columns) return slides;
  const shown = Array.from({ length: columns }, (_, index) => slides[(turn * columns + index) % slides.length]);
  return shown.filter((one) => one !== undefined);
}
