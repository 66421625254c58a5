import { rankingPeriod, type RankingBy, type RankingPeriod } from '@hearthline/protocol';
import { CloudOff, Star } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Pills } from '../../components/choice/Choice.tsx';
import { Window } from '../../components/window/Window.tsx';
import { Empty, NotYet } from '../../components/faces/Faces.tsx';
import { RankingTable } from './Neighbours.tsx';
import { useTable } from './useTable.ts';
import css from './Ranking.module.css';

/** The whole table, read only when asked for. */
export const FullTable = (): ReactNode => {
  const { w } = useWords();
  const isLive = useValue('hubLink').kind === 'live';
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)} isDisabled={!isLive}>
        {w.points.seeAll}
      </Button>
      <Window title={w.points.fullTitle} isOpen={isOpen} onClose={() => setOpen(false)}>
        <Tables />
      </Window>
    </>
  );
};

const Tables = (): ReactNode => {
  const { w } = useWords();
  const [by, setBy] = useState<RankingBy>('operator');
  const [period, setPeriod] = useState<RankingPeriod>('day');
  return (
    <>
      <div className={css.modes}>
        <Pills
          label={w.points.periodLabel}
          isLabelHidden
          value={period}
          options={rankingPeriod.options.map((id) => ({ id, name: w.points.periods[id] }))}
          onChange={setPeriod}
        />
        <Pills
          label={w.points.byLabel}
          isLabelHidden
          value={by}
          options={[
            { id: 'operator', name: w.points.byOperator },
            { id: 'team', name: w.points.byTeam },
            { id: 'group', name: w.points.byGroup },
            { id: 'region', name: w.points.byRegion },
          ]}
          onChange={setBy}
        />
      </div>
      <Table by={by} period={period} />
    </>
  );
};

const Table = ({ by, period }: { readonly by: RankingBy; readonly period: RankingPeriod }): ReactNode => {
  const { w, f } = useWords();
  const table = useTable(by, period);
  if (table.kind === 'reading') return <NotYet rows={4} />;
  if (table.kind === 'refused') return <Empty icon={CloudOff} title={w.points.offlineTable} />;
  const { mine, from, to } = table.answer;
  const isMineAmong = mine === null || table.answer.rows.some(({ key }) => key === mine.key);
  const rows = isMineAmong ? table.answer.rows : [...table.answer.rows, mine];
  return (
    <>
      <p className={css.kind}>
        {from === to ? f.dayOf(from) : w.points.span(f.dayOf(from), f.dayOf(to))}
        {by !== 'operator' && ` · ${w.points.perHead}`}
      </p>
      {rows.length === 0 ? (
        <Empty icon={Star} title={w.points.emptyTable} />
      ) : (
        <RankingTable rows={rows} mineKey={mine?.key ?? null} label={w.points.fullTitle} isHeadShown />
      )}
      {by === 'operator' && <p className={css.kind}>{w.points.rankNoneMeaning}</p>}
    </>
  );
};
