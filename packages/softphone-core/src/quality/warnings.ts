import type { QualityWarning } from '@hearthline/protocol';
import { EMPTY_TALLY, tallied, type Tally, type TallyRule } from '../lib/tally.ts';
import type { Quality } from '../snapshot.ts';

/** One warning as data: raised when so many of the last seconds were over a bound, cleared when so many in a row were not. */
export interface WarningRule extends TallyRule {
  /** What is looked at; higher is worse. Null: not known this second, which is neither. */
  readonly figure: (quality: Judged) => number | null;
  readonly over: number;
}

/** What of a second the rules look at. */
export type Judged = Pick<Quality, 'roundTripMs' | 'jitterMs' | 'lossRatio' | 'mos'>;

/** [WARN-1] The bounds are those that Twilio's voice insights publish. In the order of their weight. */
export const WARNING_RULES: Readonly<Record<QualityWarning, WarningRule>> = {
  loss: { figure: ({ lossRatio }) => lossRatio, over: 0.03, raiseAt: 3, among: 7, clearAfter: 7 },
  jitter: { figure: ({ jitterMs }) => jitterMs, over: 30, raiseAt: 3, among: 5, clearAfter: 5 },
  roundTrip: { figure: ({ roundTripMs }) => roundTripMs, over: 400, raiseAt: 3, among: 5, clearAfter: 5 },
  // Turned round, so that higher is worse here too.
  lowMos: { figure: ({ mos }) => -mos, over: -3, raiseAt: 3, among: 5, clearAfter: 5 },
};

export type WarningState = Readonly<Record<QualityWarning, Tally>>;

export const NO_WARNINGS: WarningState = {
  ...{ loss: EMPTY_TALLY, jitter: EMPTY_TALLY, roundTrip: EMPTY_TALLY, lowMos: EMPTY_TALLY },
};

/** [WARN-2] Each rule goes its own way: clear ⇄ raised. */
export function afterSecond(state: WarningState, second: Judged): WarningState {
  const next = (name: QualityWarning): Tally => tally(state[name], WARNING_RULES[name], second);
  return { loss: next('loss'), jitter: next('jitter'), roundTrip: next('roundTrip'), lowMos: next('lowMos') };
}

/** [WARN-3] What is raised, the weightiest first. */
export const raisedOf = (state: WarningState): QualityWarning[] =>
  (Object.keys(WARNING_RULES) as QualityWarning[]).filter((name) => state[name].isRaised);

function tally(before: Tally, rule: WarningRule, second: Judged): Tally {
  const value = rule.figure(second);
  return value === null ? before : tallied(before, rule, value > rule.over);
}
