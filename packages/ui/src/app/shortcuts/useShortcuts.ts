import { useEffect } from 'react';
import { callToSwap, isAlive, ringingCall, talkingCall } from '../../features/call/arrangeCalls.ts';
import { callCommandOf, keyedCalls, type CallKey } from '../../features/call/callKeys.ts';
import type { Host } from '../../host/index.ts';
import type { ActionId } from '../../host/shortcuts/actions.ts';
import { pressedAction, type CallSituation, type KeyPress } from '../../host/shortcuts/pressed.ts';
import { useAct, useHost } from '../host.tsx';
import type { Router, ScreenId } from '../router.tsx';
import { useRouter } from '../router.tsx';
import { focusWhenThere } from './focusWhenThere.ts';
import { screenOf } from './keyList.tsx';
import { useBindings } from './useBindings.ts';

/** [KEY-8] A menu, a dialogue, or a place where new keys are pressed. */
const CATCHING = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox], [data-catches-keys]';
const FIELD = 'input:not([type=checkbox],[type=radio],[type=range]), textarea, select, [contenteditable=true]';

const focusOf = (target: EventTarget | null): KeyPress['focus'] => {
  if (!(target instanceof Element)) return 'elsewhere';
  if (target.closest(CATCHING)) return 'caught';
  if (target.closest(FIELD)) return 'field';
  return target.closest('[data-callcard]') ? 'callCard' : 'elsewhere';
};

const readPress = (event: KeyboardEvent): KeyPress => ({
  ...{ key: event.key, code: event.code },
  ...{ ctrl: event.ctrlKey, alt: event.altKey, meta: event.metaKey, shift: event.shiftKey },
  isRepeat: event.repeat,
  isWriting: event.isComposing || event.getModifierState('AltGraph'),
  focus: focusOf(event.target),
});

interface Doing {
  readonly host: Host;
  readonly act: ReturnType<typeof useAct>;
  readonly router: Router;
  readonly screens: readonly ScreenId[];
  readonly onHelp: () => void;
}

const pressCallKey = (key: CallKey, { host, act }: Doing): void => {
  const command = callCommandOf(key, keyedCalls(key, host.values));
  if (command?.name === 'setMuted') act('setMuted', command.input);
  else if (command) act(command.name, command.input);
};

/** Keys that do what a button of the call card does, which also knows when it may not. */
const buttons: Readonly<Partial<Record<ActionId, string>>> = {
  keypad: '[data-keypad-key]',
  transfer: '[data-transfer-key]',
  addParty: '[data-add-party-key]',
  park: '[data-park-key]',
  callBack: '[data-callback-key]',
  pauseRecording: '[data-recording-key]',
};

const changeState = (action: 'ready' | 'takeBreak' | 'takeMeal' | 'finishWrapUp', { host, act }: Doing): void => {
  const mine = host.values.agentState.getState();
  if (mine === null) return;
  if (action === 'ready') act('setReady', {});
  else if (action !== 'finishWrapUp') act('setNotReady', { reason: action === 'takeMeal' ? 'meal' : 'break' });
  else if (mine.confirmed.kind === 'wrapUp') act('finishWrapUp', {});
};

const perform = (action: ActionId, doing: Doing): void => {
  const { host, act, router, screens, onHelp } = doing;
  const button = buttons[action];
  if (button !== undefined)
    document.querySelector<HTMLButtonElement>(`[data-callcard] ${button}:not([disabled])`)?.click();
  switch (action) {
    case 'answer':
    case 'end':
    case 'mute':
    case 'hold':
    case 'swap':
      return pressCallKey(action, doing);
    case 'ready':
    case 'takeBreak':
    case 'takeMeal':
    case 'finishWrapUp':
      return changeState(action, doing);
    case 'askForHelp':
      return document.querySelector<HTMLButtonElement>('[data-help-key]:not([disabled])')?.click();
    case 'mini':
      if (host.values.app.getState().kind === 'desktop') act('openMiniPhone', {});
      return;
    case 'find':
      return document.querySelector<HTMLInputElement>('[data-finder] input')?.focus();
    case 'focusCall':
      return document.querySelector<HTMLButtonElement>('[data-callcard] button:not([disabled])')?.focus();
    case 'help':
      return onHelp();
    case 'dial':
      if (!screens.includes('phone')) return;
      router.go('phone');
      return focusWhenThere('[data-dial] input');
    default: {
      const screen = screenOf(action, screens);
      if (screen !== null) router.go(screen);
    }
  }
};

const situationOf = (host: Host): CallSituation => {
  const calls = host.values.calls.getState();
  const leg = host.values.broadcastLeg.getState();
  return {
    isRinging: ringingCall(calls) !== null,
    isTalking: talkingCall(calls) !== null || leg?.state.kind === 'talking',
    isSwappable: callToSwap(calls) !== null,
    isAlive: calls.some(isAlive) || leg !== null,
  };
};

/** Listens before everything else, so that a ringing call is answered wherever the focus was left. */
export const useShortcuts = (screens: readonly ScreenId[], onHelp: () => void): void => {
  const host = useHost();
  const act = useAct();
  const router = useRouter();
  const keys = useBindings();
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const action = pressedAction(readPress(event), situationOf(host), keys);
      if (action === null) return;
      event.preventDefault();
      event.stopPropagation();
      perform(action, { host, act, router, screens, onHelp });
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, [host, act, router, screens, onHelp, keys]);
};
