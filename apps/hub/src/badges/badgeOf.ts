import type { Badge, Fact } from '@hearthline/protocol';

/** [BADGE-1] The badge a fact is; null: it is none. */
export function badgeOf(fact: Fact): Badge | null {
  if (fact.kind !== 'badge.earned') return null;
  const { id, personId, badgeId, badgeVersion, at, reason } = fact;
  return { id, personId, badgeId, badgeVersion, at, reason };
}
