import type { ReactNode } from 'react';
import { useAct, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Toggle } from '../../components/choice/Choice.tsx';
import css from './Settings.module.css';

/** Whether others see a row of mine; kept by the hub. Nothing for people without points of their own. */
export const RankingCard = (): ReactNode => {
  const { w } = useWords();
  const choice = useValue('rankingChoice');
  const act = useAct();
  if (choice === null) return null;
  return (
    <Card title={w.points.title}>
      <div className={css.stack}>
        <Toggle isSelected={choice.isHidden} onChange={(isHidden) => act('chooseRanking', { isHidden })}>
          {w.points.hideTitle}
        </Toggle>
        <p className={css.muted}>{w.points.hideMeaning}</p>
      </div>
    </Card>
  );
};
