import type { Quality, VoiceMode } from '../snapshot.ts';

/** What the person wants. `automatic`: as the line needs it. */
export type SavingWish = 'automatic' | 'always' | 'never';

/** [SAVE-1] [SAVE-2] [SAVE-3] */
export const SAVING_RULE = {
  roundTripMs: 500,
  jitterMs: 60,
  /** Loss says that a line is full only beside so much delay; alone it is bad luck, and a saving voice stands that worse. */
  full: { lossRatio: 0.05, roundTripMs: 250, jitterMs: 30 },
  /** Of the last `among` seconds so many must be strained. */
  raiseAt: 5,
  among: 7,
  /** So many seconds in a row must not be. */
  clearAfter: 60,
  apartMs: 60_000,
} as const;

export interface SavingState {
  readonly wish: SavingWish;
  readonly mode: VoiceMode;
  /** The line's own verdict, whatever is wished. */
  readonly isThin: boolean;
  /** Data is dear: the line's budget is nearly used up. */
  readonly isDear: boolean;
  /** Strained or not, newest last, at most `among`. */
  readonly recent: readonly boolean[];
  readonly calmSamples: number;
  /** When the mode last changed in a call; null: since then no call was under way. */
  readonly changedAt: number | null;
}

export type SavingEvent =
  | { readonly kind: 'wished'; readonly wish: SavingWish; readonly isInCall: boolean; readonly at: number }
  | { readonly kind: 'dear'; readonly isDear: boolean; readonly isInCall: boolean; readonly at: number }
  /** A second of a call that is talked and not held. */
  | { readonly kind: 'sampled'; readonly quality: Strain; readonly at: number }
  /** No call is under way any more. */
  | { readonly kind: 'callsOver' };

type Strain = Pick<Quality, 'lossRatio' | 'jitterMs' | 'roundTripMs'>;

export const SAVING_AT_START: SavingState = {
  ...{ wish: 'automatic', mode: 'normal', isThin: false, isDear: false },
  ...{ recent: [], calmSamples: 0, changedAt: null },
};

/** [SAVE-1] */
export function isStrained({ lossRatio, jitterMs, roundTripMs }: Strain): boolean {
  const isLate = (limit: { readonly jitterMs: number; readonly roundTripMs: number }): boolean =>
    jitterMs > limit.jitterMs || (roundTripMs ?? 0) > limit.roundTripMs;
  return isLate(SAVING_RULE) || (lossRatio > SAVING_RULE.full.lossRatio && isLate(SAVING_RULE.full));
}

/** [LINE-27] What else goes over the line has a hard time too. */
export const isHard = (quality: Strain): boolean =>
  quality.lossRatio > SAVING_RULE.full.lossRatio || isStrained(quality);

/**
 * normal ⇄ saving. Callers hear the change as a slightly duller voice; it costs one re-INVITE in each call that is talked.
 */
export function transitionSaving(state: SavingState, event: SavingEvent): SavingState {
  switch (event.kind) {
    case 'wished':
      return settle({ ...state, wish: event.wish }, event.isInCall ? event.at : null);
    case 'dear':
      return settle({ ...state, isDear: event.isDear }, event.isInCall ? event.at : null);
    case 'sampled':
      return settle(judge(state, isStrained(event.quality)), event.at);
    case 'callsOver':
      return settle({ ...state, recent: [], changedAt: null }, null);
  }
}

function judge(state: SavingState, strained: boolean): SavingState {
  const recent = [...state.recent, strained].slice(-SAVING_RULE.among);
  const calmSamples = strained ? 0 : state.calmSamples + 1;
  const isRaised = recent.filter(Boolean).length >= SAVING_RULE.raiseAt;
  const isThin = isRaised || (state.isThin && calmSamples < SAVING_RULE.clearAfter);
  return { ...state, recent, calmSamples, isThin };
}

/** `inCallAt`: null when nobody is in a call, so that a change costs nothing. */
function settle(state: SavingState, inCallAt: number | null): SavingState {
  const isSaving = state.wish === 'always' || (state.wish === 'automatic' && (state.isThin || state.isDear));
  const mode = isSaving ? 'saving' : 'normal';
  if (mode === state.mode) return state;
  if (inCallAt === null) return { ...state, mode };
  if (state.changedAt !== null && inCallAt - state.changedAt < SAVING_RULE.apartMs) return state;
  return { ...state, mode, changedAt: inCallAt };
}
