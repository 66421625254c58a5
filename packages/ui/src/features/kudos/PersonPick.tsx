import type { Person } from '@hearthline/protocol';
import { useState, type ReactNode } from 'react';
import { findPeople } from '../../app/shell/findPeople.ts';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Face } from '../../components/face/Face.tsx';
import { Field } from '../../components/field/Field.tsx';
import css from './Kudos.module.css';

interface PersonPickProps {
  readonly label: string;
  readonly among: readonly Person[];
  readonly value: string | null;
  readonly onChange: (personId: string | null) => void;
}

/** One of many people: a name is typed, the few that fit are keys. */
export const PersonPick = ({ label, among, value, onChange }: PersonPickProps): ReactNode => {
  const { w, f } = useWords();
  const [text, setText] = useState('');
  const chosen = among.find(({ id }) => id === value);
  if (chosen !== undefined)
    return (
      <div className={css.chosen}>
        <Face name={chosen.name} size="s" />
        <b>{chosen.name}</b>
        <Button look="quiet" onPress={() => onChange(null)}>
          {w.kudos.somebodyElse}
        </Button>
      </div>
    );
  const found = findPeople(among, text, f.compare);
  return (
    <>
      <Field label={label} type="search" value={text} onChange={setText} />
      {text.trim() !== '' && found.length === 0 && <p className={css.muted}>{w.team.nobody}</p>}
      {found.length > 0 && (
        <ul className={css.found} aria-label={label}>
          {found.map(({ id, name }) => (
            <li key={id}>
              <Button onPress={() => onChange(id)}>{name}</Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
};
