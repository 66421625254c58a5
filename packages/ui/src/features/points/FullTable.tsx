import type { RankingBy, RankingRow } from '@hearthline/protocol';
import { Star } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Pills } from '../../components/choice/Choice.tsx';
import { Window } from '../../components/window/Window.tsx';
import { Empty, NotYet } from '../../components/faces/Faces.tsx';
import { RankingTable } from './Neighbours.tsx';
import css from './Ranking.module.css';

/** The whole table of today, read only when asked for. */
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
  const send = useSend();
  const mine = useValue('ranking');
  const [by, setBy] = useState<RankingBy>('operator');
  const [read, setRead] = useState<{ by: RankingBy; rows: readonly RankingRow[] } | null>(null);
  useEffect(() => {
    let isWanted = true;
    void send('readRanking', { by, workday: null }).then((sent) => {
      if (isWanted) setRead({ by, rows: sent.ok ? sent.value.rows : [] });
      return undefined;
    });
    return () => {
      isWanted = false;
    };
  }, [by, send]);
  const rows = read?.by === by ? read.rows : null;
  const mineKey = by === 'group' ? mine?.groups.find(({ isMine }) => isMine)?.key : mine?.mine?.key;
  return (
    <>
      <div className={css.modes}>
        <Pills
          label={w.points.fullTitle}
          isLabelHidden
          value={by}
          options={[
            { id: 'operator', name: w.points.byOperator },
            { id: 'group', name: w.points.byGroup },
          ]}
          onChange={setBy}
        />
      </div>
      {rows === null && <NotYet rows={4} />}
      {rows?.length === 0 && <Empty icon={Star} title={w.points.emptyTable} />}
      {rows !== null && rows.length > 0 && (
        <RankingTable rows={rows} mineKey={mineKey ?? null} label={w.points.fullTitle} isHeadShown />
      )}
    </>
  );
};
