import { rankingPeriod, type RankingPeriod } from '@hearthline/protocol';
import { CloudOff } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Pick } from '../../components/choice/Choice.tsx';
import { Empty, Known, NotYet } from '../../components/faces/Faces.tsx';
import { Neighbours } from './Neighbours.tsx';
import { useTable } from './useTable.ts';
import css from './Ranking.module.css';

/** My place and those around it: today as it moves, other periods as they are when looked at. */
export const Around = (): ReactNode => {
  const { w } = useWords();
  const ranking = useValue('ranking');
  const [period, setPeriod] = useState<RankingPeriod>('day');
  return (
    <>
      <div className={css.modes}>
        <Pick
          label={w.points.periodLabel}
          isLabelHidden
          value={period}
          options={rankingPeriod.options.map((id) => ({ id, name: w.points.periods[id] }))}
          onChange={setPeriod}
        />
      </div>
      {period === 'day' ? (
        <Known value={ranking}>{(known) => <Neighbours ranking={known} />}</Known>
      ) : (
        <OfPeriod period={period} />
      )}
    </>
  );
};

const OfPeriod = ({ period }: { readonly period: RankingPeriod }): ReactNode => {
  const { w } = useWords();
  const table = useTable('operator', period);
  if (table.kind === 'reading') return <NotYet />;
  if (table.kind === 'refused') return <Empty icon={CloudOff} title={w.points.offlineTable} />;
  return <Neighbours ranking={table.answer} />;
};
