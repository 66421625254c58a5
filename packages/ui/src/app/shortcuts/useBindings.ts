import { useMemo } from 'react';
import { actionIds, type ActionId } from '../../host/shortcuts/actions.ts';
import { bindingsOf, type Bindings } from '../../host/shortcuts/bindings.ts';
import { ariaKeysOf, readCombination, type Platform } from '../../host/shortcuts/combination.ts';
import { useValue } from '../host.tsx';
import { useWords } from '../words/useWords.tsx';
import { namedKeys, platformHere } from './keyNames.ts';

/** The keys as they are now. */
export const useBindings = (): { readonly bindings: Bindings; readonly platform: Platform } => {
  const { changes } = useValue('settings').shortcuts;
  return useMemo(() => {
    const platform = platformHere();
    return { bindings: bindingsOf(changes, platform), platform };
  }, [changes]);
};

type Hint = (element: Element | null) => void;

/**
 * [KEY-30] Tells a button's keys, to the eye that rests on it and to screen readers: `<Button ref={hint('mute')}>`. By ref,
 * because React Aria lets neither attribute through.
 */
export const useKeyHints = (): ((action: ActionId) => Hint) => {
  const { bindings, platform } = useBindings();
  const { w } = useWords();
  return useMemo(() => {
    const hints = new Map<ActionId, Hint>();
    for (const action of actionIds)
      hints.set(action, (element) => {
        const aria = bindings[action].flatMap((text) => {
          const combination = readCombination(text);
          return combination === null ? [] : [ariaKeysOf(combination)];
        });
        tell(element, 'aria-keyshortcuts', aria.join(' '));
        tell(
          element,
          'title',
          bindings[action].map((text) => namedKeys(text, w.shortcuts, platform)).join(w.shortcuts.or),
        );
      });
    const none: Hint = () => undefined;
    return (action) => hints.get(action) ?? none;
  }, [bindings, platform, w]);
};

const tell = (element: Element | null, name: string, text: string): void => {
  if (text === '') element?.removeAttribute(name);
  else element?.setAttribute(name, text);
};
