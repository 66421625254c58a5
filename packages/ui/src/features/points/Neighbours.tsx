import type { MyRanking, RankingRow } from '@hearthline/protocol';
import { Star } from 'lucide-react';
import type { ReactNode } from 'react';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Empty } from '../../components/faces/Faces.tsx';
import css from './Ranking.module.css';

/** Me and those around me. A place is only told in the upper half; nobody is shown as last. */
export const Neighbours = ({ ranking }: { readonly ranking: Pick<MyRanking, 'mine' | 'neighbours'> }): ReactNode => {
  const { w } = useWords();
  const isHidden = useValue('rankingChoice')?.isHidden === true;
  if (ranking.neighbours.length === 0) return <Empty icon={Star} title={w.today.noPlaceYet} />;
  return (
    <>
      <RankingTable rows={ranking.neighbours} mineKey={ranking.mine?.key ?? null} label={w.points.neighbours} />
      {ranking.mine?.rank === null && <p className={css.kind}>{w.points.rankNoneMeaning}</p>}
      {isHidden && <p className={css.kind}>{w.points.hidden}</p>}
    </>
  );
};

interface RankingTableProps {
  readonly rows: readonly RankingRow[];
  readonly mineKey: string | null;
  readonly label: string;
  readonly isHeadShown?: boolean;
  /** Where it is not points that count. */
  readonly valueTitle?: string;
}

export const RankingTable = ({
  rows,
  mineKey,
  label,
  isHeadShown = false,
  valueTitle,
}: RankingTableProps): ReactNode => {
  const { w, f } = useWords();
  return (
    <table className={css.table} aria-label={label}>
      <thead className={isHeadShown ? undefined : css.unseen}>
        <tr>
          <th scope="col">{w.points.place}</th>
          <th scope="col">{w.points.name}</th>
          <th scope="col">{valueTitle ?? w.points.pointsColumn}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} data-mine={row.key === mineKey || undefined}>
            <td>{row.rank === null ? w.points.rankNone : f.number(row.rank)}</td>
            <td>
              <span className={css.named}>
                <span className={css.name}>{row.name}</span>
                {row.key === mineKey && <span className={css.me}>{w.common.me}</span>}
              </span>
            </td>
            <td>{f.number(row.points)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
