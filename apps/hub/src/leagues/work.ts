/** Points of some workdays, and the time worked on them. */
export interface Work {
  readonly points: number;
  readonly workedMs: number;
}
export const noWork: Work = { points: 0, workedMs: 0 };
