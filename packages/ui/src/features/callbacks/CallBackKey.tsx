import { CalendarClock } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useValue } from '../../app/host.tsx';
import { useKeyHints } from '../../app/shortcuts/useBindings.ts';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Window } from '../../components/window/Window.tsx';
import { dialable } from '../phone/dialable.ts';
import { CallBackForm, type Caller } from './CallBackForm.tsx';
import css from './Callbacks.module.css';

interface CallBackKeyProps extends Caller {
  /** A mark without a word, where there is no room. */
  readonly isShort?: boolean;
}

/** Opens “call back later” for a caller; nothing where the number was withheld. */
export const CallBackKey = ({ isShort = false, number: written, name, callId }: CallBackKeyProps): ReactNode => {
  const { w } = useWords();
  const hint = useKeyHints();
  const isLive = useValue('hubLink').kind === 'live';
  const [isOpen, setIsOpen] = useState(false);
  const [isSaved, setIsSaved] = useState(false);
  const number = dialable(written);
  if (number === null) return null;
  const who = name === '' ? number : name;
  return (
    <>
      <Button
        icon={CalendarClock}
        look={isShort ? 'quiet' : 'plain'}
        data-callback-key
        {...(isShort ? {} : { ref: hint('callBack') })}
        {...(isShort ? { 'aria-label': w.callbacks.keyOf(who) } : {})}
        onPress={() => setIsOpen(true)}
      >
        {isShort ? undefined : w.callbacks.key}
      </Button>
      {isSaved && !isShort && (
        <output className={css.saved}>{isLive ? w.callbacks.form.saved : w.callbacks.form.waits}</output>
      )}
      <Window title={w.callbacks.form.title} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <CallBackForm
          caller={{ number, name, callId }}
          onSaved={() => {
            setIsOpen(false);
            setIsSaved(true);
          }}
        />
      </Window>
    </>
  );
};
