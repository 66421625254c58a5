/** A warning is raised when so many of the last looks were bad, and cleared when so many in a row were not. */
export interface TallyRule {
  readonly raiseAt: number;
  readonly among: number;
  readonly clearAfter: number;
}

export interface Tally {
  readonly recent: readonly boolean[];
  readonly calm: number;
  readonly isRaised: boolean;
}

export const EMPTY_TALLY: Tally = { recent: [], calm: 0, isRaised: false };

/** One more look: clear ⇄ raised. Once cleared, what was bad before counts no more. */
export function tallied(before: Tally, { raiseAt, among, clearAfter }: TallyRule, isBad: boolean): Tally {
  const recent = [...before.recent, isBad].slice(-among);
  const calm = isBad ? 0 : before.calm + 1;
  const isMany = recent.filter(Boolean).length >= raiseAt;
  return { recent: calm >= clearAfter ? [] : recent, calm, isRaised: calm < clearAfter && (before.isRaised || isMany) };
}
