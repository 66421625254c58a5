import { useState, type ReactNode } from 'react';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import list from '../../components/entryList/EntryList.module.css';

/** So many rows at once. */
const STEP = 20;

interface CutProps<T> {
  readonly rows: readonly T[];
  readonly children: (row: T) => ReactNode;
}

/** A list of which the first rows are drawn, and more on request: a centre of hundreds stays readable. */
export const Cut = <T,>({ rows, children }: CutProps<T>): ReactNode => {
  const { w } = useWords();
  const [count, setCount] = useState(STEP);
  const rest = rows.length - count;
  return (
    <>
      <ul className={list.list}>{rows.slice(0, count).map((row) => children(row))}</ul>
      {rest > 0 && (
        <Button look="quiet" onPress={() => setCount(count + STEP)}>
          {w.rewards.more(rest)}
        </Button>
      )}
    </>
  );
};
