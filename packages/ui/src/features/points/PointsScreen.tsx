import type { MyPoints } from '@hearthline/protocol';
import type { ReactNode } from 'react';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Known } from '../../components/faces/Faces.tsx';
import { FullTable } from './FullTable.tsx';
import { Groups } from './Groups.tsx';
import { Ledger } from './Ledger.tsx';
import { Neighbours } from './Neighbours.tsx';
import { Rules } from './Rules.tsx';
import { WeekBars } from './WeekBars.tsx';
import css from './PointsScreen.module.css';

/** Own progress first, neighbours second, the whole table on request. */
export const PointsScreen = (): ReactNode => {
  const { w } = useWords();
  const session = useValue('session');
  const points = useValue('points');
  const ranking = useValue('ranking');
  const hasOwn = session.kind === 'signedIn' && session.person.role === 'operator';
  return (
    <div className={css.page}>
      <div className={css.head}>
        <h1>{hasOwn ? w.points.mine : w.points.title}</h1>
        <FullTable />
      </div>
      {hasOwn ? (
        <>
          <div className={css.two}>
            <Card>
              <Known value={points}>{(known) => <Progress points={known} />}</Known>
            </Card>
            <Card title={w.points.neighbours}>
              <Known value={ranking}>{(known) => <Neighbours ranking={known} />}</Known>
            </Card>
          </div>
          <Card title={w.points.ledger}>
            <Known value={points}>{(known) => <Ledger recent={known.recent} />}</Known>
          </Card>
        </>
      ) : (
        <p className={css.muted}>{w.points.notForYou}</p>
      )}
      <div className={css.two}>
        <Card title={w.points.groups}>
          <Known value={ranking}>{(known) => <Groups groups={known.groups} />}</Known>
        </Card>
        <Rules />
      </div>
    </div>
  );
};

const Progress = ({ points }: { readonly points: MyPoints }): ReactNode => {
  const { w, f } = useWords();
  return (
    <>
      <dl className={css.figures}>
        <div>
          <dd className={css.figure}>{f.signed(points.today)}</dd>
          <dt>{w.points.today}</dt>
        </div>
        <div>
          <dd className={css.figure}>{f.number(points.month)}</dd>
          <dt>{w.points.month}</dt>
        </div>
      </dl>
      <WeekBars week={points.week} height={112} />
    </>
  );
};
