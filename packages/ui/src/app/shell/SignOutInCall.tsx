import type { ReactNode } from 'react';
import { Button } from '../../components/button/Button.tsx';
import { Window } from '../../components/window/Window.tsx';
import { useAct } from '../host.tsx';
import { useWords } from '../words/useWords.tsx';
import css from './SignOutInCall.module.css';

interface SignOutInCallProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Signing out would hang up on somebody: staying is the first choice, and has the focus. */
export const SignOutInCall = ({ isOpen, onClose }: SignOutInCallProps): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  const leave = (): void => {
    onClose();
    act('signOut', { endsCalls: true });
  };
  return (
    <Window title={w.desktop.signOut.title} isOpen={isOpen} onClose={onClose}>
      <p className={css.body}>{w.desktop.signOut.body}</p>
      <div className={css.buttons}>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- a question takes the focus, and the safe answer has it (ARIA APG) */}
        <Button look="act" autoFocus onPress={onClose}>
          {w.desktop.signOut.stay}
        </Button>
        <Button look="danger" onPress={leave}>
          {w.desktop.signOut.leave}
        </Button>
      </div>
    </Window>
  );
};
