import type { MyPoints } from '@hearthline/protocol';
import type { ReactNode } from 'react';
import { useValue } from '../../app/host.tsx';
import { usePlace, useRouter } from '../../app/router.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Pills } from '../../components/choice/Choice.tsx';
import { Known } from '../../components/faces/Faces.tsx';
import { AppealDesk } from '../appeals/AppealDesk.tsx';
import { MyAppeals } from '../appeals/MyAppeals.tsx';
import { LevelCard } from '../badges/LevelCard.tsx';
import { MyBadges } from '../badges/MyBadges.tsx';
import { ContestDesk } from '../contests/ContestDesk.tsx';
import { ContestsCard } from '../contests/ContestsCard.tsx';
import { EvaluationPage } from '../evaluation/EvaluationPage.tsx';
import { KudosPage } from '../kudos/KudosPage.tsx';
import { LeagueCard } from '../leagues/LeagueCard.tsx';
import { ObjectiveDesk } from '../objectives/ObjectiveDesk.tsx';
import { ObjectivesCard } from '../objectives/ObjectivesCard.tsx';
import { ResultsCard } from '../results/ResultsCard.tsx';
import { RewardDesk } from '../rewards/RewardDesk.tsx';
import { RewardPage } from '../rewards/RewardPage.tsx';
import { Around } from './Around.tsx';
import { FullTable } from './FullTable.tsx';
import { Groups } from './Groups.tsx';
import { Ledger } from './Ledger.tsx';
import { Rules } from './Rules.tsx';
import { WeekBars } from './WeekBars.tsx';
import css from './PointsScreen.module.css';

const pageIds = ['mine', 'rewards', 'evaluation', 'kudos', 'aims', 'appeals'] as const;
type PageId = (typeof pageIds)[number];

/** The page of the address, and whom it is about: `#/points/kudos person-x`. */
const readPage = (find: string): { readonly page: PageId; readonly about: string | null } => {
  const [name = '', about = null] = find.split(' ');
  return { page: pageIds.find((id) => id === name) ?? 'mine', about };
};

/** Own progress first, neighbours second, the whole table on request; beside it what people say to each other. */
export const PointsScreen = (): ReactNode => {
  const { w } = useWords();
  const session = useValue('session');
  const { find } = usePlace();
  const router = useRouter();
  const { page, about } = readPage(find);
  if (session.kind !== 'signedIn') return null;
  const { person } = session;
  const hasOwn = person.role === 'operator';
  const names: { readonly [P in PageId]: string } = {
    mine: w.points.pageMine,
    rewards: w.rewards.tab,
    evaluation: w.evaluation.tab,
    kudos: w.kudos.tab,
    aims: w.points.pageAims,
    appeals: w.appeals.tab,
  };
  // Hers are beside her ledger; a leader has those of many to answer.
  const hidden: readonly PageId[] =
    person.role === 'leader'
      ? []
      : person.role === 'operator'
        ? ['aims', 'appeals']
        : ['appeals', 'evaluation', 'rewards'];
  const shown = pageIds.filter((id) => !hidden.includes(id));
  return (
    <div className={css.page}>
      <div className={css.head}>
        <h1>{hasOwn ? w.points.mine : w.points.title}</h1>
        {page === 'mine' && <FullTable />}
      </div>
      <Pills
        label={w.points.pageLabel}
        isLabelHidden
        value={page}
        options={shown.map((id) => ({ id, name: names[id] }))}
        onChange={(id) => router.go('points', id)}
      />
      {page === 'mine' && <Mine hasOwn={hasOwn} />}
      {page === 'rewards' && shown.includes(page) && (hasOwn ? <RewardPage /> : <RewardDesk me={person} />)}
      {page === 'evaluation' && shown.includes(page) && <EvaluationPage me={person} aboutId={about} />}
      {page === 'aims' && shown.includes(page) && (
        <>
          {person.role === 'leader' && <ObjectiveDesk me={person} />}
          <ContestDesk me={person} />
        </>
      )}
      {page === 'appeals' && <AppealDesk me={person} />}
      {page === 'kudos' && <KudosPage me={person} toId={about} />}
    </div>
  );
};

const Mine = ({ hasOwn }: { readonly hasOwn: boolean }): ReactNode => {
  const { w } = useWords();
  const points = useValue('points');
  const ranking = useValue('ranking');
  return (
    <>
      {hasOwn ? (
        <>
          <div className={css.two}>
            <Card>
              <Known value={points}>{(known) => <Progress points={known} />}</Known>
            </Card>
            <Card title={w.points.neighbours}>
              <Around />
            </Card>
          </div>
          <LeagueCard />
          <ObjectivesCard />
          <ContestsCard />
          <div className={css.two}>
            <LevelCard />
            <ResultsCard />
          </div>
          <MyBadges />
          <Card title={w.points.ledger}>
            <Known value={points}>{(known) => <Ledger recent={known.recent} />}</Known>
          </Card>
          <MyAppeals />
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
    </>
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
