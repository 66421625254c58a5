/**
 * Why the mini phone is there, or not. SPEC.md.
 *
 * closed ⇄ byItself (a call, and no main window) · closed → asked → closed · byItself → dismissed → closed
 */
export type MiniState = 'closed' | 'byItself' | 'asked' | 'dismissed';

export type MiniEvent =
  | { readonly kind: 'asked' }
  | { readonly kind: 'closed' }
  /** Whether a call lives, the main window is away and the setting wants it. */
  | { readonly kind: 'need'; readonly isNeeded: boolean };

export const isShown = (state: MiniState): boolean => state === 'asked' || state === 'byItself';

export function transition(state: MiniState, event: MiniEvent): MiniState {
  switch (event.kind) {
    case 'asked':
      return 'asked';
    case 'closed':
      return state === 'byItself' ? 'dismissed' : 'closed';
    case 'need':
      if (state === 'asked') return state;
      if (!event.isNeeded) return 'closed';
      return state === 'closed' ? 'byItself' : state;
  }
}
