import type { WallPicture } from '@hearthline/protocol';

/**
 * What a wall's page shows.
 *
 *            ┌─unchanged, answered─┐
 *            ▼                     │
 *   asking ─answered─▶ shown ──────┘     shown ─failed for 12 h─▶ unreached ─answered─▶ shown
 *     │                  │
 *     └─failed─▶ unreached               any ─refused─▶ closed ─answered─▶ shown
 *
 * `noKey`: its address has no key; nothing is asked. `closed`: the key opens nothing (any more), and nothing is shown of what it opened.
 */
export type WallState =
  | { readonly kind: 'noKey' | 'asking' | 'unreached' | 'closed' }
  | {
      readonly kind: 'shown';
      readonly picture: WallPicture;
      /** The hub's clock when it said so last, epoch ms. */
      readonly asOf: number;
      /** This machine's clock then: how long ago is counted by it alone. */
      readonly heardAt: number;
      /** Whether the hub said so just now; otherwise the page says since when. */
      readonly isLive: boolean;
    };

/** `at`: the hub's clock. `now`: this machine's. */
export type WallEvent =
  | { readonly kind: 'answered'; readonly picture: WallPicture; readonly at: number; readonly now: number }
  | { readonly kind: 'unchanged'; readonly at: number; readonly now: number }
  | { readonly kind: 'failed'; readonly now: number }
  | { readonly kind: 'refused' };

/** [WALL-12] An old picture names nobody for longer than this. */
const OLDEST_MS = 12 * 3_600_000;

export function transition(state: WallState, event: WallEvent): WallState {
  if (state.kind === 'noKey') return state;
  switch (event.kind) {
    case 'answered':
      return { kind: 'shown', picture: event.picture, asOf: event.at, heardAt: event.now, isLive: true };
    case 'unchanged':
      return state.kind === 'shown' ? { ...state, asOf: event.at, heardAt: event.now, isLive: true } : state;
    case 'refused':
      return { kind: 'closed' };
    case 'failed': {
      if (state.kind === 'asking') return { kind: 'unreached' };
      if (state.kind !== 'shown') return state;
      if (event.now - state.heardAt > OLDEST_MS) return { kind: 'unreached' };
      return state.isLive ? { ...state, isLive: false } : state;
    }
  }
}
