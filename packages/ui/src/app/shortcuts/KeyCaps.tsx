import { Fragment, type ReactNode } from 'react';
import type { ActionId } from '../../host/shortcuts/actions.ts';
import { useWords } from '../words/useWords.tsx';
import { namedKeys } from './keyNames.ts';
import css from './KeyCaps.module.css';
import { useBindings } from './useBindings.ts';

/** The keys of an action as they are now; a dash where it has none. */
export const KeyCaps = ({ action }: { readonly action: ActionId }): ReactNode => {
  const { w } = useWords();
  const { bindings, platform } = useBindings();
  const keys = bindings[action];
  if (keys.length === 0) return <span className={css.none}>{w.shortcuts.none}</span>;
  return (
    <span className={css.keys}>
      {keys.map((text, index) => (
        <Fragment key={text}>
          {index > 0 && w.shortcuts.or}
          <kbd className={css.kbd}>{namedKeys(text, w.shortcuts, platform)}</kbd>
        </Fragment>
      ))}
    </span>
  );
};
