import type { ReactNode } from 'react';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Compose } from './Compose.tsx';
import { PlanList } from './PlanList.tsx';
import { SentList } from './SentList.tsx';
import css from './Broadcast.module.css';

/** Speak to everybody at once, and see whom it reached. */
export const BroadcastScreen = (): ReactNode => {
  const { w } = useWords();
  const hasPlans = (useValue('announcementPlans') ?? []).length > 0;
  return (
    <div className={css.page}>
      <h1>{w.broadcast.title}</h1>
      <div className={css.two}>
        <Compose />
        <div className={css.column}>
          {hasPlans && <PlanList />}
          <SentList />
          {!hasPlans && <PlanList />}
        </div>
      </div>
    </div>
  );
};
