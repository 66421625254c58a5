import type { ReactNode } from 'react';
import { useWords } from '../../app/words/useWords.tsx';
import { Compose } from './Compose.tsx';
import { SentList } from './SentList.tsx';
import css from './Broadcast.module.css';

/** Speak to everybody at once, and see whom it reached. */
export const BroadcastScreen = (): ReactNode => {
  const { w } = useWords();
  return (
    <div className={css.page}>
      <h1>{w.broadcast.title}</h1>
      <div className={css.two}>
        <Compose />
        <SentList />
      </div>
    </div>
  );
};
