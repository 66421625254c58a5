import type { Evaluation } from '@hearthline/protocol';

/** [EVAL-4] With fewer a word would be a place. */
const FEWEST = 6;

/** A word for a place in the upper half. Pure. `place` null: none is shown; `among`: how many take part. */
export function standingOf(place: number | null, among: number): Evaluation['standing'] {
  if (place === null || among < FEWEST) return null;
  return place <= Math.ceil(among / 3) ? 'upperThird' : 'upperHalf';
}
