import type { ReactNode } from 'react';
import { useAct, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Toggle } from '../../components/choice/Choice.tsx';
import css from './Settings.module.css';

/** Whether highlight walls name me; kept by the hub. Nothing for people whom no wall ever names. */
export const WallCard = (): ReactNode => {
  const { w } = useWords();
  const choice = useValue('wallChoice');
  const act = useAct();
  if (choice === null) return null;
  return (
    <Card title={w.wall.deskTitle}>
      <div className={css.stack}>
        <Toggle isSelected={choice.isShown} onChange={(isShown) => act('chooseWall', { isShown })}>
          {w.wall.choiceTitle}
        </Toggle>
        <p className={css.muted}>{w.wall.choiceMeaning}</p>
      </div>
    </Card>
  );
};
