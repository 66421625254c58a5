import { type CheckId, checkId, type CheckReason, type CheckVerdict } from '@hearthline/protocol';
import type { CheckState, LineFigures, ReadinessSnapshot } from './readinessState.ts';

/** What a check came to. */
export interface Finding {
  readonly verdict: CheckVerdict;
  readonly reason: CheckReason;
  readonly figures?: LineFigures;
}

export type Running = Omit<Extract<CheckState, { kind: 'running' }>, 'kind'>;

export type ReadinessEvent =
  | { readonly kind: 'started'; readonly ids: readonly CheckId[] }
  | { readonly kind: 'began'; readonly id: CheckId }
  | { readonly kind: 'progressed'; readonly id: CheckId; readonly now: Running }
  | { readonly kind: 'found'; readonly id: CheckId; readonly finding: Finding; readonly at: number }
  /** All that were asked for are done. */
  | { readonly kind: 'finished' }
  | { readonly kind: 'stopped'; readonly by: 'call' | 'person' };

export const AT_FIRST: Running = { progress: 0, level: null, figures: null, mayBeCutShort: false };

export const READINESS_AT_START: ReadinessSnapshot = {
  checks: checkId.options.map((id) => ({ id, state: { kind: 'waiting' } })),
  ...{ isRunning: false, stoppedBy: null, doneAt: null },
};

/** waiting → running → done, each check by itself; a stop sends those that are not done back to waiting. [READY-1] */
export function transitionReadiness(state: ReadinessSnapshot, event: ReadinessEvent): ReadinessSnapshot {
  switch (event.kind) {
    case 'started':
      return {
        checks: state.checks.map((check) =>
          event.ids.includes(check.id) ? { ...check, state: { kind: 'waiting' } } : check,
        ),
        ...{ isRunning: true, stoppedBy: null, doneAt: null },
      };
    case 'began':
      return withState(state, event.id, { kind: 'running', ...AT_FIRST });
    case 'progressed':
      return withState(state, event.id, { kind: 'running', ...event.now });
    case 'found': {
      const { verdict, reason, figures = null } = event.finding;
      return settled(withState(state, event.id, { kind: 'done', verdict, reason, figures }), event.at);
    }
    case 'finished':
      return state.isRunning ? { ...state, isRunning: false } : state;
    case 'stopped':
      if (!state.isRunning) return state;
      return {
        checks: state.checks.map((check) =>
          check.state.kind === 'running' ? { ...check, state: { kind: 'waiting' } } : check,
        ),
        ...{ isRunning: false, stoppedBy: event.by, doneAt: null },
      };
  }
}

function withState(snapshot: ReadinessSnapshot, id: CheckId, state: CheckState): ReadinessSnapshot {
  if (!snapshot.isRunning) return snapshot;
  return { ...snapshot, checks: snapshot.checks.map((check) => (check.id === id ? { id, state } : check)) };
}

function settled(snapshot: ReadinessSnapshot, at: number): ReadinessSnapshot {
  const isDone = snapshot.checks.every(({ state }) => state.kind === 'done');
  return isDone ? { ...snapshot, isRunning: false, doneAt: at } : snapshot;
}

/** The worst of all; null: not all are done. */
export function worstOf({ checks }: ReadinessSnapshot): CheckVerdict | null {
  const verdicts = checks.flatMap(({ state }) => (state.kind === 'done' ? [state.verdict] : []));
  if (verdicts.length < checks.length) return null;
  return (['red', 'amber', 'green'] as const).find((verdict) => verdicts.includes(verdict)) ?? null;
}
