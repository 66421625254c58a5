import type { Deed } from '@hearthline/protocol';
import { BookOpenCheck } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Empty, Known } from '../../components/faces/Faces.tsx';
import css from './Deeds.module.css';

/** As many are drawn before the person asks for all. */
const FEW = 6;

/** What leaders and IT did to me: nobody else reads it. */
export const DeedsCard = (): ReactNode => {
  const { w } = useWords();
  const deeds = useValue('deeds');
  return (
    <Card title={w.deeds.title}>
      <p className={css.muted}>{w.deeds.meaning}</p>
      <Known value={deeds}>{(known) => <List deeds={known} />}</Known>
    </Card>
  );
};

const List = ({ deeds }: { readonly deeds: readonly Deed[] }): ReactNode => {
  const { w } = useWords();
  const [isWhole, setIsWhole] = useState(false);
  if (deeds.length === 0) return <Empty icon={BookOpenCheck} title={w.deeds.empty} hint={w.deeds.emptyHint} />;
  return (
    <>
      <ul className={css.list} aria-label={w.deeds.title}>
        {deeds.slice(0, isWhole ? deeds.length : FEW).map((one) => (
          <Line key={one.id} deed={one} />
        ))}
      </ul>
      {!isWhole && deeds.length > FEW && (
        <Button look="quiet" onPress={() => setIsWhole(true)}>
          {w.deeds.more(deeds.length - FEW)}
        </Button>
      )}
    </>
  );
};

const Line = ({ deed: { at, byName, what, subject } }: { readonly deed: Deed }): ReactNode => {
  const { w, f } = useWords();
  const now = useHubNow();
  return (
    <li className={css.row}>
      <span className={css.what}>
        <b>{w.deeds.what[what]}</b>
        {subject !== '' && <span className={css.muted}>{subject}</span>}
      </span>
      <span className={css.muted}>{w.deeds.by(byName, f.moment(at, now))}</span>
    </li>
  );
};
