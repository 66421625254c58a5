import type { MyRanking } from '@hearthline/protocol';
import { Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWords } from '../../app/words/useWords.tsx';
import { Empty } from '../../components/faces/Faces.tsx';
import css from './Ranking.module.css';

/** Groups by points per head, so that a small group is not behind by its size. */
export const Groups = ({ groups }: { readonly groups: MyRanking['groups'] }): ReactNode => {
  const { w, f } = useWords();
  if (groups.length === 0) return <Empty icon={Users} title={w.points.emptyTable} />;
  return (
    <table className={css.table} aria-label={w.points.groups}>
      <tbody>
        {groups.map((group) => (
          <tr key={group.key} data-mine={group.isMine || undefined}>
            <td>{group.rank === null ? w.points.rankNone : f.number(group.rank)}</td>
            <td>
              <span className={css.named}>
                <span className={css.name}>{group.name}</span>
                {group.isMine && <span className={css.me}>{w.points.myGroup}</span>}
              </span>
            </td>
            <td>{f.number(group.points)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
