import type { Badge } from '@hearthline/protocol';

/** One badge of mine however often it was earned: the newest of it, and how often. */
export interface Gathered {
  readonly newest: Badge;
  readonly times: number;
}

/** By badge, in the order of the newest of each. `earned`: newest first. */
export function gather(earned: readonly Badge[]): Gathered[] {
  const byId = new Map<string, Gathered>();
  for (const one of earned) {
    const known = byId.get(one.badgeId);
    byId.set(one.badgeId, { newest: known?.newest ?? one, times: (known?.times ?? 0) + 1 });
  }
  return [...byId.values()];
}
