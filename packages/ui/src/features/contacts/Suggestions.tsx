import type { ReactNode } from 'react';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { writtenNumber } from './numbers.ts';
import { findEntries } from './search.ts';
import { useEntries } from './useEntries.ts';
import css from './Contacts.module.css';

const SHOWN = 4;

/** Under the number that is being typed: who it could be. A press takes the number; nothing is dialled by itself. */
export const Suggestions = (props: {
  readonly typed: string;
  readonly onChoose: (number: string) => void;
}): ReactNode => {
  const { w, f } = useWords();
  const entries = useEntries();
  const { typed } = props;
  if (typed.trim().length < 2 || entries === null) return null;
  const found = findEntries(entries, typed, f.compare).filter(({ numbers }) => !numbers.includes(typed));
  if (found.length === 0) return null;
  return (
    <ul className={css.suggestions} aria-label={w.contacts.suggestions}>
      {found.slice(0, SHOWN).map((entry) => (
        <li key={entry.key}>
          <Button look="quiet" onPress={() => props.onChoose(entry.numbers[0] ?? '')}>
            <b>{entry.name}</b> {writtenNumber(entry.numbers[0] ?? '')}
          </Button>
        </li>
      ))}
    </ul>
  );
};
