import { VOICE_OFFER_MS, type VoiceListenerState } from '@hearthline/protocol';

/** Whether somebody can listen now. */
export type Availability = 'free' | 'inCall' | 'resting' | 'away';

/**
 * One of the audience.
 *
 * ```
 *   busy ──free──► offered ──due──► joining ──joined──► listening
 *     ▲             │ no  ▲            │ not reached        │ her phone has left, no
 *     │             ▼     │ asked      ▼                    ▼
 *     │            declined ◄──────────┴────────────────────┘
 *     └── not free, or let go for a customer: from offered, joining, listening (away: from offered alone)
 * ```
 * `joining` and `listening` have a leg on the PBX; whoever leaves them by anything but its end must have it ended.
 */
export type Listener =
  | { readonly kind: 'busy'; readonly why: 'inCall' | 'resting' | 'away' | 'customer'; readonly since: number }
  | { readonly kind: 'offered'; readonly since: number; readonly joinsAt: number }
  | { readonly kind: 'joining' | 'listening'; readonly since: number; readonly legId: string }
  | { readonly kind: 'declined'; readonly why: 'notNow' | 'left' | 'unreachable'; readonly since: number };

export type ListenerEvent =
  | { readonly kind: 'seen'; readonly is: Availability; readonly at: number }
  /** She wants to. */
  | { readonly kind: 'asked'; readonly at: number }
  /** The offer's time is over. */
  | { readonly kind: 'called'; readonly legId: string; readonly at: number }
  | { readonly kind: 'joined'; readonly legId: string; readonly at: number }
  /** Her leg has ended. */
  | { readonly kind: 'gone'; readonly legId: string; readonly at: number }
  | { readonly kind: 'declined'; readonly at: number }
  /** [LIVE-7] */
  | { readonly kind: 'letGo'; readonly at: number };

export const legOf = (one: Listener | undefined): string | null =>
  one?.kind === 'joining' || one?.kind === 'listening' ? one.legId : null;

/** The pure machine; the same object: nothing has changed. */
export function transition(one: Listener, event: ListenerEvent): Listener {
  const { at } = event;
  switch (event.kind) {
    case 'seen':
      return seen(one, event);
    case 'asked':
      return one.kind === 'offered' || one.kind === 'declined' ? { kind: 'offered', since: at, joinsAt: at } : one;
    case 'called':
      return one.kind === 'offered' ? { kind: 'joining', since: at, legId: event.legId } : one;
    case 'joined':
      return one.kind === 'joining' && one.legId === event.legId ? { ...one, kind: 'listening', since: at } : one;
    case 'gone':
      if (legOf(one) !== event.legId) return one;
      return { kind: 'declined', why: one.kind === 'listening' ? 'left' : 'unreachable', since: at };
    case 'declined':
      if (legOf(one) !== null) return { kind: 'declined', why: 'left', since: at };
      return one.kind === 'offered' ? { kind: 'declined', why: 'notNow', since: at } : one;
    case 'letGo':
      return legOf(one) === null ? one : { kind: 'busy', why: 'customer', since: at };
  }
}

/** [LIVE-4] Who said no is not asked again, whatever comes. Whose app alone is away listens on: the end of her phone is her end. */
function seen(one: Listener, { is, at }: Extract<ListenerEvent, { kind: 'seen' }>): Listener {
  if (one.kind === 'declined' || (is === 'away' && legOf(one) !== null)) return one;
  if (is !== 'free') return one.kind === 'busy' && one.why === is ? one : { kind: 'busy', why: is, since: at };
  return one.kind === 'busy' ? { kind: 'offered', since: at, joinsAt: at + VOICE_OFFER_MS } : one;
}

/** [LIVE-8] As the leader sees it. */
export const shownState = (one: Listener): VoiceListenerState => {
  if (one.kind === 'declined') return one.why;
  if (one.kind !== 'busy') return one.kind;
  return one.why === 'customer' ? 'inCall' : one.why;
};

/**
 * [LIVE-7] Who is let go so that each waiting customer has somebody to be offered to: of those who are ready, who came first.
 * `freeCount`: those who are ready and in nothing, and those to whom a customer is being offered.
 */
export function lettingGo(options: {
  readonly waitingCount: number;
  readonly freeCount: number;
  readonly ready: readonly { readonly personId: string; readonly since: number }[];
}): string[] {
  const missing = Math.max(0, options.waitingCount - options.freeCount);
  return options.ready
    .toSorted((a, b) => a.since - b.since)
    .slice(0, missing)
    .map(({ personId }) => personId);
}
