import { chosenReason, type ChosenReason, type Rest, type RestAllowances } from '@hearthline/protocol';

/** What is left of an allowance, ms; below zero: so much over. Null: it has no limit. `now` by the hub's clock. */
export const restLeftMs = (
  rest: Pick<Rest, 'usedMs' | 'running'> | undefined,
  { reason, allowances }: { readonly reason: ChosenReason; readonly allowances: RestAllowances },
  now: number,
): number | null => {
  const minutes = allowances[reason];
  if (minutes === null) return null;
  const running = rest?.running;
  const runningMs = running?.reason === reason ? Math.max(0, now - running.since) : 0;
  return minutes * 60_000 - (rest?.usedMs[reason] ?? 0) - runningMs;
};

/** Whole minutes over what the centre gives, of all reasons together; 0: none. */
export const restOverMinutes = (rest: Rest | undefined, allowances: RestAllowances, now: number): number => {
  const over = chosenReason.options.map((reason) => Math.max(0, -(restLeftMs(rest, { reason, allowances }, now) ?? 0)));
  return Math.floor(over.reduce((sum, ms) => sum + ms, 0) / 60_000);
};
