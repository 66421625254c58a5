import { chosenReason, type ChosenReason, type Rest } from '@hearthline/protocol';
import type { Stretch } from './stretch.ts';

/** From one moment to another. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const noneUsed: Rest['usedMs'] = { break: 0, meal: 0, meeting: 0, training: 0, help: 0 };

export const chosen = (reason: string | null): ChosenReason | null =>
  chosenReason.options.find((one) => one === reason) ?? null;

/** [REST-3] [REST-4] What of a span counts: the part within the day, without excused outages (which may overlap). */
export function countedMs(span: Span, dayBeganAt: number, excused: readonly Span[]): number {
  let at = Math.max(span.from, dayBeganAt);
  let counted = 0;
  for (const { from, to } of excused.toSorted((a, b) => a.from - b.from)) {
    if (to <= at || from >= span.to) continue;
    counted += Math.max(0, from - at);
    at = Math.max(at, to);
  }
  return counted + Math.max(0, span.to - at);
}

/** [REST-3] Of stretches that are over, by reason, ms. */
export function usedMs(stretches: Iterable<Stretch>, dayBeganAt: number, excused: readonly Span[]): Rest['usedMs'] {
  const used = { ...noneUsed };
  for (const { reason, beganAt, endedAt } of stretches) {
    const mine = chosen(reason);
    if (mine !== null) used[mine] += countedMs({ from: beganAt, to: endedAt }, dayBeganAt, excused);
  }
  return used;
}
