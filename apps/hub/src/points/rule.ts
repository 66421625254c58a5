import type { Bilingual, Fact } from '@hearthline/protocol';

/**
 * One way to earn points: which facts qualify, whom they reward, and the words for it. A rule that changes gets a new
 * version and earns from then on; what an older version gave stays in the ledger (it is kept by fact and rule).
 */
export interface PointsRule {
  readonly ruleId: string;
  readonly version: number;
  /** What one qualifying fact earns; 0 where each fact says it itself. */
  readonly points: number;
  readonly title: Bilingual;
  readonly explanation: Bilingual;
  /** Null: this fact earns nothing by this rule. `subject` says, for people, what the fact was about; `points`: other than always. */
  earnedBy(fact: Fact): { personId: string; subject: string; points?: number } | null;
}
