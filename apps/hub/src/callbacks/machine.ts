import { isFinished, type Callback, type CallbackOutcome, type CallbackOwner } from '@hearthline/protocol';

/** When those not reached are called again. */
export interface RetryRule {
  /** Calls at most. */
  readonly attempts: number;
  /** After the first, second … call, ms; the last one holds for all that follow. */
  readonly spacingMs: readonly number[];
}

export type CallbackEvent = { readonly at: number } & (
  | { readonly kind: 'offered'; readonly offerId: string; readonly to: string; readonly endsAt: number }
  /** Not acted on, or she is away. */
  | { readonly kind: 'offerEnded'; readonly offerId: string }
  | { readonly kind: 'dialled'; readonly offerId: string; readonly by: string }
  /** No call was made after all. `by` null: the hub found none. */
  | { readonly kind: 'notDialled'; readonly by: string | null }
  | {
      readonly kind: 'callEnded';
      readonly by: string;
      readonly outcome: CallbackOutcome;
      readonly confirmBy: number;
    }
  | { readonly kind: 'confirm'; readonly by: string; readonly outcome: CallbackOutcome }
  | { readonly kind: 'confirmElapsed' }
  | { readonly kind: 'later'; readonly by: string; readonly dueAt: number }
  | { readonly kind: 'toTeam'; readonly by: string }
  | { readonly kind: 'giveUp'; readonly by: string }
  | { readonly kind: 'cancel'; readonly by: string }
  | { readonly kind: 'assign'; readonly owner: CallbackOwner }
);

/**
 * The pure machine. Null: impossible now, and nothing changes.
 *
 * ```
 * scheduled ─offered─▶ offered ─dialled─▶ dialled ─callEnded─▶ ended ─confirm | elapsed─▶ done | givenUp
 *   │  ▲ ▲                │ later, toTeam,    │ notDialled        │ not reached, attempts left
 *   │  │ └────────────────┘ offerEnded ◀──────┘                   │
 *   │  └──────────────────────────────────────────────────────────┘
 *   └─cancel─▶ cancelled
 * ```
 * SPEC: callbacks/SPEC.md.
 */
export function transition(before: Callback, event: CallbackEvent, rule: RetryRule): Callback | null {
  const { state } = before;
  switch (event.kind) {
    case 'offered':
      if (state.kind !== 'scheduled') return null;
      return {
        ...before,
        state: { kind: 'offered', offerId: event.offerId, to: event.to, since: event.at, endsAt: event.endsAt },
      };
    case 'offerEnded':
      return state.kind === 'offered' && state.offerId === event.offerId
        ? waiting(before, event.at, [...before.passedBy, state.to])
        : null;
    case 'dialled':
      if (state.kind !== 'offered' || state.offerId !== event.offerId || state.to !== event.by) return null;
      return { ...before, state: { kind: 'dialled', offerId: state.offerId, by: event.by, since: event.at } };
    case 'notDialled':
      if (state.kind !== 'dialled' || (event.by !== null && event.by !== state.by)) return null;
      return waiting(before, event.at, []);
    case 'callEnded':
      if (state.kind !== 'dialled' || state.by !== event.by) return null;
      return {
        ...before,
        state: {
          kind: 'ended',
          by: event.by,
          at: event.at,
          outcome: event.outcome,
          confirmBy: event.confirmBy,
        },
      };
    case 'confirm':
      return state.kind === 'ended' && state.by === event.by ? settled(before, event, rule) : null;
    case 'confirmElapsed':
      return state.kind === 'ended' && event.at >= state.confirmBy
        ? settled(before, { at: event.at, by: state.by, outcome: state.outcome }, rule)
        : null;
    case 'later':
    case 'toTeam':
    case 'giveUp':
    case 'cancel':
    case 'assign':
      return isFinished(before) ? null : changed(before, event);
  }
}

type Change = Extract<CallbackEvent, { kind: 'later' | 'toTeam' | 'giveUp' | 'cancel' | 'assign' }>;

function changed(before: Callback, event: Change): Callback | null {
  const { state } = before;
  const isFree = state.kind === 'scheduled';
  const isMine = 'by' in event && state.kind === 'offered' && state.to === event.by;
  switch (event.kind) {
    case 'later':
      if (state.kind === 'ended' && state.by === event.by)
        return waiting(
          { ...attempted(before, { ...event, outcome: state.outcome }), dueAt: event.dueAt },
          event.at,
          [],
        );
      return isFree || isMine ? waiting({ ...before, dueAt: event.dueAt }, event.at, []) : null;
    case 'toTeam': {
      const owner: CallbackOwner = { kind: 'team', groupId: before.groupId };
      return isFree || isMine ? waiting({ ...before, owner }, event.at, isMine ? [event.by] : []) : null;
    }
    case 'giveUp':
      if (state.kind === 'ended' && state.by === event.by)
        return {
          ...attempted(before, { ...event, outcome: state.outcome }),
          state: { kind: 'givenUp', at: event.at, why: 'operator' },
        };
      return isMine ? { ...before, state: { kind: 'givenUp', at: event.at, why: 'operator' } } : null;
    case 'cancel':
      return isFree ? { ...before, state: { kind: 'cancelled', at: event.at, by: event.by } } : null;
    case 'assign':
      return isFree || state.kind === 'offered' ? waiting({ ...before, owner: event.owner }, event.at, []) : null;
  }
}

const waiting = (before: Callback, since: number, passedBy: readonly string[]): Callback => ({
  ...before,
  passedBy: [...new Set(passedBy)],
  state: { kind: 'scheduled', since },
});

interface Attempt {
  readonly at: number;
  readonly by: string;
  readonly outcome: CallbackOutcome;
}

const attempted = (before: Callback, { at, by: personId, outcome }: Attempt): Callback => ({
  ...before,
  attempts: [...before.attempts, { personId, at, outcome }].slice(-100),
});

/** [CB-10] */
function settled(before: Callback, attempt: Attempt, rule: RetryRule): Callback {
  const after = attempted(before, attempt);
  const { at, outcome } = attempt;
  if (outcome === 'reached' || outcome === 'wrongNumber') return { ...after, state: { kind: 'done', at, outcome } };
  if (after.attempts.length >= rule.attempts) return { ...after, state: { kind: 'givenUp', at, why: 'unreached' } };
  const spacingMs = rule.spacingMs[after.attempts.length - 1] ?? rule.spacingMs.at(-1) ?? 0;
  return waiting({ ...after, dueAt: at + spacingMs }, at, []);
}
