import type { Kudos, MyKudos, Person } from '@hearthline/protocol';
import { Heart } from 'lucide-react';
import type { ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Empty, Known } from '../../components/faces/Faces.tsx';
import { AwardBadge } from '../badges/AwardBadge.tsx';
import { GiveKudos } from './GiveKudos.tsx';
import css from './Kudos.module.css';

interface KudosPageProps {
  readonly me: Person;
  readonly toId: string | null;
}

/** The good words I got and gave, and a new one. */
export const KudosPage = ({ me, toId }: KudosPageProps): ReactNode => {
  const { w } = useWords();
  const kudos = useValue('kudos');
  return (
    <Known value={kudos} rows={4}>
      {(known) => (
        <>
          <GiveKudos key={toId} me={me} kudos={known} toId={toId} />
          {me.role === 'leader' && <AwardBadge key={`badge ${toId}`} me={me} toId={toId} />}
          <Card title={w.kudos.got}>
            <p className={css.muted}>{w.kudos.kept}</p>
            <List rows={known.got} side="from" />
          </Card>
          <Card title={w.kudos.given}>
            <List rows={known.given} side="to" />
          </Card>
        </>
      )}
    </Known>
  );
};

const List = ({ rows, side }: { readonly rows: MyKudos['got']; readonly side: 'from' | 'to' }): ReactNode => {
  const { w } = useWords();
  if (rows.length === 0)
    return side === 'from' ? (
      <Empty icon={Heart} title={w.kudos.gotNothing} hint={w.kudos.gotNothingHint} />
    ) : (
      <Empty icon={Heart} title={w.kudos.gaveNothing} />
    );
  return (
    <ul className={css.list}>
      {rows.map((one) => (
        <Row key={one.id} one={one} side={side} />
      ))}
    </ul>
  );
};

const Row = ({ one, side }: { readonly one: Kudos; readonly side: 'from' | 'to' }): ReactNode => {
  const { w, f } = useWords();
  const now = useHubNow();
  const when = f.moment(one.at, now);
  return (
    <li className={css.row} data-new={one.isNew || undefined}>
      <span className={css.text}>{one.text}</span>
      <span className={css.muted}>
        {side === 'from' ? w.kudos.kinds[one.kind](one.fromName, when) : w.kudos.toKinds[one.kind](one.toName, when)}
      </span>
    </li>
  );
};
