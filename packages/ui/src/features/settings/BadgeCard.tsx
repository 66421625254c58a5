import type { ReactNode } from 'react';
import { useAct, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Toggle } from '../../components/choice/Choice.tsx';
import css from './Settings.module.css';

/** Whether others see which badges I have; kept by the hub. Nothing for people who collect none. */
export const BadgeCard = (): ReactNode => {
  const { w } = useWords();
  const badges = useValue('badges');
  const act = useAct();
  if (badges === null) return null;
  return (
    <Card title={w.badges.title}>
      <div className={css.stack}>
        <Toggle isSelected={badges.isShared} onChange={(isShared) => act('shareBadges', { isShared })}>
          {w.badges.shareTitle}
        </Toggle>
        <p className={css.muted}>{w.badges.shareMeaning}</p>
      </div>
    </Card>
  );
};
