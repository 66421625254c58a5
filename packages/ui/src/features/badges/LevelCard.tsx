import type { MyLevel } from '@hearthline/protocol';
import type { ReactNode } from 'react';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Known } from '../../components/faces/Faces.tsx';
import { Progress } from '../../components/progress/Progress.tsx';
import css from './Badges.module.css';

/** How far all my points have brought me, and what comes next. */
export const LevelCard = (): ReactNode => {
  const { w } = useWords();
  const level = useValue('level');
  return (
    <Card title={w.badges.levelTitle}>
      <Known value={level}>{(known) => <Level level={known} />}</Known>
    </Card>
  );
};

const Level = ({ level: { level, title, word, points, from, next } }: { readonly level: MyLevel }): ReactNode => {
  const { w, f, language } = useWords();
  return (
    <div className={css.level}>
      <p className={css.name}>{w.badges.level(level, title[language])}</p>
      <p>{word[language]}</p>
      {next !== null && <Progress label={w.badges.levelTitle} max={next.from - from} value={points - from} />}
      <p className={css.muted}>
        {w.badges.allTime(f.number(points))}
        {' · '}
        {next === null ? w.badges.top : w.badges.toNext(f.number(next.from - points), next.title[language])}
      </p>
      <p className={css.muted}>{w.badges.levelOnlyMine}</p>
    </div>
  );
};
