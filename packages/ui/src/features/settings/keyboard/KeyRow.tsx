import { RotateCcw } from 'lucide-react';
import { useId, type KeyboardEvent, type ReactNode } from 'react';
import { KeyCaps } from '../../../app/shortcuts/KeyCaps.tsx';
import { namedKeys } from '../../../app/shortcuts/keyNames.ts';
import { useBindings } from '../../../app/shortcuts/useBindings.ts';
import { useWords } from '../../../app/words/useWords.tsx';
import { Button } from '../../../components/button/Button.tsx';
import { isChanged } from '../../../host/shortcuts/bindings.ts';
import type { ActionId } from '../../../host/shortcuts/actions.ts';
import type { EditorEvent, KeyEditor } from './keyEditor.ts';
import css from './Keyboard.module.css';

interface KeyRowProps {
  readonly action: ActionId;
  readonly name: string;
  /** Of this row; `still` while another one is changed. */
  readonly editor: KeyEditor;
  readonly nameOf: (action: ActionId) => string;
  readonly onEvent: (event: EditorEvent) => void;
  /** The system refused its keys. */
  readonly isRefused: boolean;
}

/** One action with its keys; pressing them lets new ones be pressed. */
export const KeyRow = ({ action, name, editor, nameOf, onEvent, isRefused }: KeyRowProps): ReactNode => {
  const { w } = useWords();
  const { bindings, platform } = useBindings();
  // What is done is the description, not the name: “Answer” is the name of the button that answers.
  const id = useId();
  const isPressing = editor.kind === 'pressing';
  const said = bindings[action].map((text) => namedKeys(text, w.shortcuts, platform)).join(w.shortcuts.or);
  const caught = (event: KeyboardEvent): void => {
    if (!isPressing || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) onEvent({ kind: 'pressed', raw: rawOf(event) });
  };
  return (
    <li className={css.row}>
      <div className={css.line}>
        <span className={css.name} id={id}>
          {name}
        </span>
        <button
          type="button"
          className={css.keys}
          data-catches-keys={isPressing || undefined}
          aria-label={isPressing ? w.shortcuts.pressNowHow : w.shortcuts.change(said || w.shortcuts.none)}
          aria-describedby={id}
          onClick={() => !isPressing && onEvent({ kind: 'begun', action })}
          onKeyDown={caught}
          onBlur={() => isPressing && onEvent({ kind: 'left' })}
        >
          {isPressing ? w.shortcuts.pressNow : <KeyCaps action={action} />}
        </button>
        <span className={css.back}>
          {isChanged(bindings, action, platform) && (
            <Button
              look="quiet"
              icon={RotateCcw}
              aria-label={w.shortcuts.toStart}
              aria-describedby={id}
              onPress={() => onEvent({ kind: 'toStart', action })}
            />
          )}
        </span>
      </div>
      {isRefused && <p className={css.refused}>{w.shortcuts.globalRefused}</p>}
      <Said editor={editor} nameOf={nameOf} onEvent={onEvent} />
    </li>
  );
};

const rawOf = ({ key, code, ctrlKey, altKey, shiftKey, metaKey }: KeyboardEvent) => ({
  ...{ key, code },
  ...{ ctrl: ctrlKey, alt: altKey, shift: shiftKey, meta: metaKey },
});

type SaidProps = Pick<KeyRowProps, 'editor' | 'nameOf' | 'onEvent'>;

/** [KEY-15] [KEY-16] Why not, or whose it is now. */
const Said = ({ editor, nameOf, onEvent }: SaidProps): ReactNode => {
  const { w, f } = useWords();
  const { bindings, platform } = useBindings();
  if (editor.kind === 'pressing' && editor.refused !== null) {
    const { combination, why } = editor.refused;
    return (
      <p className={css.said} role="alert">
        {w.shortcuts.refusals[why](namedKeys(combination, w.shortcuts, platform))}
      </p>
    );
  }
  if (editor.kind !== 'asking') return null;
  const { action, combination, holders } = editor;
  const owners = holders.map((holder) => `“${nameOf(holder)}”`).join(w.shortcuts.or);
  return (
    <div className={css.said} role="alert">
      <p>
        {f.sentences(
          combination === null
            ? w.shortcuts.startTaken(owners)
            : w.shortcuts.taken(namedKeys(combination, w.shortcuts, platform), nameOf(holders[0] ?? action)),
          w.shortcuts.takenOverMeaning,
        )}
      </p>
      <div className={css.choices}>
        {combination !== null && bindings[action].length > 0 && (
          <Button look="act" onPress={() => onEvent({ kind: 'decided', holder: 'swaps' })}>
            {w.shortcuts.swap}
          </Button>
        )}
        <Button onPress={() => onEvent({ kind: 'decided', holder: 'loses' })}>{w.shortcuts.takeOver}</Button>
        <Button look="quiet" onPress={() => onEvent({ kind: 'left' })}>
          {w.shortcuts.leave}
        </Button>
      </div>
    </div>
  );
};
