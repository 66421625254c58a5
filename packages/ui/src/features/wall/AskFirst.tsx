import type { ReactNode } from 'react';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Window } from '../../components/window/Window.tsx';
import css from './WallsCard.module.css';

/** What takes something from a screen that somebody may be looking at. */
export type Question = 'newAddress' | 'revoke' | 'remove';

interface AskFirstProps {
  readonly question: Question;
  readonly name: string;
  readonly onClose: () => void;
  readonly onYes: () => void;
}

/** Asks before the screen goes dark: leaving it has the focus. */
export const AskFirst = ({ question, name, onClose, onYes }: AskFirstProps): ReactNode => {
  const { w } = useWords();
  const { wall } = w;
  return (
    <Window title={wall[`${question}Title`]} isOpen onClose={onClose}>
      <div className={css.stack}>
        <p className={css.name}>{name}</p>
        <p className={css.muted}>{wall[`${question}Meaning`]}</p>
        <div className={css.keys}>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- a question takes the focus, and the safe answer has it (ARIA APG) */}
          <Button look="act" autoFocus onPress={onClose}>
            {wall.keep}
          </Button>
          <Button look="danger" onPress={onYes}>
            {wall[question]}
          </Button>
        </div>
      </div>
    </Window>
  );
};
