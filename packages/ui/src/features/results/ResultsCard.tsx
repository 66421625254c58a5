import type { ResultSums } from '@hearthline/protocol';
import { MessageSquareHeart } from 'lucide-react';
import type { ReactNode } from 'react';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Empty, Known } from '../../components/faces/Faces.tsx';
import css from './Results.module.css';

/** What callers said of my calls this month: sums, never a single one. [RESULT-8] */
export const ResultsCard = (): ReactNode => {
  const { w } = useWords();
  const results = useValue('results');
  return (
    <Card title={w.results.title}>
      <Known value={results}>{(known) => <Sums results={known} />}</Known>
    </Card>
  );
};

const Sums = ({ results }: { readonly results: ResultSums }): ReactNode => {
  const { w } = useWords();
  if (results.satisfaction.count + results.firstContact.count === 0)
    return <Empty icon={MessageSquareHeart} title={w.results.empty} hint={w.results.emptyHint} />;
  return (
    <div className={css.sums}>
      <ResultFigures results={results} />
      <p className={css.muted}>{w.results.meaning}</p>
    </div>
  );
};

/** The two of them, each with how many it is of. */
export const ResultFigures = ({ results }: { readonly results: ResultSums }): ReactNode => {
  const { w, f } = useWords();
  const { satisfaction, firstContact } = results;
  const { average } = satisfaction;
  const { count, settledCount } = firstContact;
  return (
    <dl className={css.figures}>
      <div>
        <dd className={css.figure}>{average === null ? w.results.none : w.results.ofFive(f.mos(average))}</dd>
        <dt>
          {w.results.stars}
          {satisfaction.count > 0 && <span>{w.results.starsCount(satisfaction.count)}</span>}
        </dt>
      </div>
      <div>
        <dd className={css.figure}>{count === 0 ? w.results.none : f.percent(settledCount / count)}</dd>
        <dt>
          {w.results.settled}
          {count > 0 && <span>{w.results.settledOf(settledCount, count)}</span>}
        </dt>
      </div>
    </dl>
  );
};
