import type { BroadcastLeg, TakenFrom } from '../snapshot.ts';

/** How a call in asks to be answered without a press: given back by the PBX, taken over by me, a live broadcast, or any other with a wait. */
export type AnswerAsked =
  | { readonly kind: 'givenBack' }
  | { readonly kind: 'taken'; readonly from: TakenFrom }
  | { readonly kind: 'broadcast'; readonly leg: BroadcastLeg }
  | { readonly kind: 'asked'; readonly afterMs: number };

export interface AnswerSituation {
  readonly asked: AnswerAsked | null;
  readonly isFromQueue: boolean;
  /** The centre's policy and the person's setting together. */
  readonly isOn: boolean;
  /** Another call lives: a press decides which one is talked with. */
  readonly isBusy: boolean;
}

/** [AUTO-1] [AUTO-2] [AUTO-3] After how long the call is answered by itself, ms; null: a person answers it. */
export function answersItselfAfter({ asked, isFromQueue, isOn, isBusy }: AnswerSituation): number | null {
  if (asked?.kind === 'givenBack' || asked?.kind === 'taken') return 0;
  // [CAST-1] One that comes into another call is refused before this is asked.
  if (asked?.kind === 'broadcast') return 0;
  if (!isOn || isBusy) return null;
  if (asked !== null) return asked.afterMs;
  return isFromQueue ? 0 : null;
}
