import { useEffect } from 'react';
import { arrangeCalls, callToSwap, isAlive, ringingCall, talkingCall } from '../../features/call/arrangeCalls.ts';
import type { Host } from '../../host/index.ts';
import { useAct, useHost } from '../host.tsx';
import type { Router, ScreenId } from '../router.tsx';
import { useRouter } from '../router.tsx';
import { shortcutFor, type KeyPress, type ShortcutAction } from './shortcuts.ts';

const focusOf = (target: EventTarget | null): KeyPress['focus'] => {
  if (!(target instanceof Element)) return 'elsewhere';
  if (target.closest('input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable=true]'))
    return 'field';
  if (target.closest('[role=dialog], [role=menu], [role=listbox]')) return 'overlay';
  return target.closest('[data-callcard]') ? 'callCard' : 'elsewhere';
};

const readPress = (event: KeyboardEvent): KeyPress => ({
  key: event.key,
  ctrl: event.ctrlKey,
  alt: event.altKey,
  meta: event.metaKey,
  shift: event.shiftKey,
  isRepeat: event.repeat,
  isComposing: event.isComposing,
  focus: focusOf(event.target),
});

interface Doing {
  readonly host: Host;
  readonly act: ReturnType<typeof useAct>;
  readonly router: Router;
  readonly screens: readonly ScreenId[];
}

const perform = (action: ShortcutAction, { host, act, router, screens }: Doing): void => {
  const calls = host.values.calls.getState();
  const ringing = ringingCall(calls);
  const talking = talkingCall(calls);
  switch (action.kind) {
    case 'answer':
      if (ringing) act('answer', { callId: ringing.id });
      return;
    case 'end': {
      const { main } = arrangeCalls(calls);
      if (main) act(main.state.kind === 'ringingHere' ? 'reject' : 'hangUp', { callId: main.id });
      return;
    }
    case 'mute':
      if (talking) act('setMuted', { callId: talking.id, isMuted: !talking.isMuted });
      return;
    case 'hold':
      if (talking?.state.kind === 'talking' && !talking.state.isHoldPending) {
        const isHeld = talking.state.hold === 'here' || talking.state.hold === 'both';
        act(isHeld ? 'retrieve' : 'hold', { callId: talking.id });
      }
      return;
    case 'swap': {
      const other = callToSwap(calls);
      if (other) act('retrieve', { callId: other.id });
      return;
    }
    case 'transfer':
      document.querySelector<HTMLButtonElement>('[data-transfer-key]:not([disabled])')?.click();
      return;
    case 'callBack':
      document.querySelector<HTMLButtonElement>('[data-callcard] [data-callback-key]:not([disabled])')?.click();
      return;
    case 'mini':
      if (host.values.app.getState().kind === 'desktop') act('openMiniPhone', {});
      return;
    case 'find':
      document.querySelector<HTMLInputElement>('[data-finder] input')?.focus();
      return;
    case 'screen': {
      const screen = screens[action.index];
      if (screen) router.go(screen);
    }
  }
};

/** Listens before everything else, so that a ringing call is answered wherever the focus was left. */
export const useShortcuts = (screens: readonly ScreenId[]): void => {
  const host = useHost();
  const act = useAct();
  const router = useRouter();
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const calls = host.values.calls.getState();
      const situation = {
        isRinging: ringingCall(calls) !== null,
        isTalking: talkingCall(calls) !== null,
        isSwappable: callToSwap(calls) !== null,
        isAlive: calls.some(isAlive),
      };
      const action = shortcutFor(readPress(event), situation);
      if (action === null) return;
      event.preventDefault();
      event.stopPropagation();
      perform(action, { host, act, router, screens });
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, [host, act, router, screens]);
};
