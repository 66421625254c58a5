import type { Host } from '../contract.ts';
import { coming } from './coming.ts';

export interface UrgentOptions {
  readonly values: Pick<Host['values'], 'announcements' | 'calls' | 'agentState' | 'dispositionDrafts'>;
  /** By the hub's clock. */
  readonly hubNow: () => number;
  /** An urgent one comes before this person now. */
  readonly onUrgent: () => void;
}

/** [COME-4] Tells of each version of an urgent announcement once, when it comes; after a call where there is one. */
export function watchUrgent({ values, hubNow, onUrgent }: UrgentOptions): void {
  const told = new Set<string>();
  const look = (): void => {
    const urgent = coming({
      announcements: values.announcements.getState() ?? [],
      calls: values.calls.getState(),
      confirmed: values.agentState.getState()?.confirmed ?? null,
      drafts: values.dispositionDrafts.getState(),
      now: hubNow(),
    }).filter(({ isUrgent }) => isUrgent);
    const fresh = urgent.map(({ id, version }) => `${id} ${version}`).filter((key) => !told.has(key));
    for (const key of fresh) told.add(key);
    if (fresh.length > 0) onUrgent();
  };
  for (const value of [values.announcements, values.calls, values.agentState, values.dispositionDrafts])
    value.subscribe(look);
  look();
}
