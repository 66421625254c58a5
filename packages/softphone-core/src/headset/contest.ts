/** Whether another program seems to use a headset too: a count of what does not fit, pure. */
export interface Contest {
  /** When something did not fit, oldest first; only what still counts. */
  readonly misfitsAtMs: readonly number[];
  readonly isNoticed: boolean;
}
export const NO_CONTEST: Contest = { misfitsAtMs: [], isNoticed: false };

/** [HEAD-15] So often within a minute it is no accident; a minute without, and it is over. */
const MISFITS = 3;
export const CONTEST_MS = 60_000;

export type ContestEvent = { readonly kind: 'misfit' | 'looked'; readonly atMs: number };

export function contestAfter(contest: Contest, { kind, atMs }: ContestEvent): Contest {
  const still = contest.misfitsAtMs.filter((misfitAtMs) => atMs - misfitAtMs < CONTEST_MS);
  const misfitsAtMs = kind === 'misfit' ? [...still, atMs].slice(-MISFITS) : still;
  if (misfitsAtMs.length === contest.misfitsAtMs.length && kind === 'looked') return contest;
  return { misfitsAtMs, isNoticed: misfitsAtMs.length >= MISFITS || (contest.isNoticed && misfitsAtMs.length > 0) };
}
