import type { ActionId } from './actions.ts';
import { holderOf, type Bindings } from './bindings.ts';
import { pressedCombination, writeCombination, type Platform, type RawKey } from './combination.ts';
import { typesInField } from './refusals.ts';

export interface KeyPress extends RawKey {
  readonly isRepeat: boolean;
  /** An input method is composing, or AltGr is held: the key writes. */
  readonly isWriting: boolean;
  /** Where the focus is: in a field, where keys are caught (a menu, a dialogue, new keys), on the call card, or elsewhere. */
  readonly focus: 'field' | 'caught' | 'callCard' | 'elsewhere';
}

export interface CallSituation {
  readonly isRinging: boolean;
  readonly isTalking: boolean;
  /** Beside the main call there is one that is held here. */
  readonly isSwappable: boolean;
  /** Something can be ended: a call rings, is made or talked. */
  readonly isAlive: boolean;
}

const needs: Readonly<Partial<Record<ActionId, keyof CallSituation>>> = {
  answer: 'isRinging',
  end: 'isAlive',
  focusCall: 'isAlive',
  swap: 'isSwappable',
  ...{ mute: 'isTalking', hold: 'isTalking', keypad: 'isTalking', transfer: 'isTalking', addParty: 'isTalking' },
  ...{ park: 'isTalking', callBack: 'isTalking', pauseRecording: 'isTalking' },
};

interface Keys {
  readonly bindings: Bindings;
  readonly platform: Platform;
}

/** What a key press does now; null when it is not ours. Those for other programs come from the system, never from here. */
export function pressedAction(press: KeyPress, call: CallSituation, { bindings, platform }: Keys): ActionId | null {
  if (press.isRepeat || press.isWriting || press.focus === 'caught') return null;
  const combination = pressedCombination(press);
  if (combination === null) return null;
  if (press.focus === 'field' && typesInField(combination, platform)) return null;
  const text = writeCombination(combination);
  if (press.focus === 'callCard' && (text === 'Space' || text === 'Enter')) return null;
  const action = holderOf(bindings, text);
  if (action === null || action.startsWith('global')) return null;
  const need = needs[action];
  return need === undefined || call[need] ? action : null;
}
