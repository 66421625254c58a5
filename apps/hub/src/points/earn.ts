import type { Fact, LedgerEntry } from '@hearthline/protocol';
import type { PointsRule } from './rule.ts';

/** The ledger entries a fact earns, one a rule at most. Pure: the same fact always earns the same entries. */
export function earn(options: { fact: Fact; workday: string; rules: readonly PointsRule[] }): LedgerEntry[] {
  const { fact, workday, rules } = options;
  const entries: LedgerEntry[] = [];
  for (const rule of rules) {
    const earned = rule.earnedBy(fact);
    if (!earned) continue;
    entries.push({
      id: `${fact.id}.${rule.ruleId}`,
      personId: earned.personId,
      points: earned.points ?? rule.points,
      ruleId: rule.ruleId,
      ruleVersion: rule.version,
      factId: fact.id,
      factKind: fact.kind,
      at: fact.at,
      workday,
      subject: earned.subject.slice(0, 200),
    });
  }
  return entries;
}
