import type { ActionId } from '../../../host/shortcuts/actions.ts';
import { holderOf, holdersOfStart, type Bindings, type KeyChange } from '../../../host/shortcuts/bindings.ts';
import {
  pressedCombination,
  writeCombination,
  type Platform,
  type RawKey,
} from '../../../host/shortcuts/combination.ts';
import { refusalOf, type Refusal } from '../../../host/shortcuts/refusals.ts';

/**
 * How new keys come to an action.
 *
 * still → pressing → still (set, cleared or left) · pressing → asking (somebody else has them) → still
 */
export type KeyEditor =
  | { readonly kind: 'still' }
  /** The next combination is caught. `refused`: the last one cannot be had. */
  | {
      readonly kind: 'pressing';
      readonly action: ActionId;
      readonly refused: { readonly combination: string; readonly why: Refusal } | null;
    }
  /** [KEY-15] `combination` null: the keys it had from the start are wanted back. */
  | {
      readonly kind: 'asking';
      readonly action: ActionId;
      readonly combination: string | null;
      readonly holders: readonly ActionId[];
    };

export type EditorEvent =
  | { readonly kind: 'begun'; readonly action: ActionId }
  | { readonly kind: 'pressed'; readonly raw: RawKey }
  | { readonly kind: 'toStart'; readonly action: ActionId }
  | { readonly kind: 'decided'; readonly holder: 'loses' | 'swaps' }
  | { readonly kind: 'left' };

export interface Edited {
  readonly state: KeyEditor;
  /** What is to be kept; null: nothing changes. */
  readonly change: KeyChange | null;
}

interface Keys {
  readonly bindings: Bindings;
  readonly platform: Platform;
}

export const STILL: KeyEditor = { kind: 'still' };
const stays = (state: KeyEditor): Edited => ({ state, change: null });
const done = (change: KeyChange | null): Edited => ({ state: STILL, change });

export function transition(state: KeyEditor, event: EditorEvent, keys: Keys): Edited {
  switch (event.kind) {
    case 'begun':
      return stays({ kind: 'pressing', action: event.action, refused: null });
    case 'pressed':
      return state.kind === 'pressing' ? pressed(state.action, event.raw, keys) : stays(state);
    case 'toStart': {
      const { action } = event;
      const holders = holdersOfStart(keys.bindings, action, keys.platform);
      if (holders.length > 0) return stays({ kind: 'asking', action, combination: null, holders });
      return done({ kind: 'toStart', action });
    }
    case 'decided': {
      if (state.kind !== 'asking') return stays(state);
      const { action, combination } = state;
      if (combination === null) return done({ kind: 'toStart', action });
      return done({ kind: 'set', action, combination, holder: event.holder });
    }
    case 'left':
      return done(null);
  }
}

/** [KEY-16] [KEY-18] */
function pressed(action: ActionId, raw: RawKey, { bindings, platform }: Keys): Edited {
  const combination = pressedCombination(raw);
  if (combination === null) return stays({ kind: 'pressing', action, refused: null });
  const text = writeCombination(combination);
  if (text === 'Escape') return done(null);
  if (text === 'Backspace' || text === 'Delete') return done({ kind: 'clear', action });
  const why = refusalOf(combination, action, platform);
  if (why !== null) return stays({ kind: 'pressing', action, refused: { combination: text, why } });
  const holder = holderOf(bindings, text);
  if (holder !== null && holder !== action)
    return stays({ kind: 'asking', action, combination: text, holders: [holder] });
  return done({ kind: 'set', action, combination: text, holder: 'loses' });
}
