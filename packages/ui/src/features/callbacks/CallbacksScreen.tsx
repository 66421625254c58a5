import { CalendarClock } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Pills } from '../../components/choice/Choice.tsx';
import { Empty, Known } from '../../components/faces/Faces.tsx';
import { groupCallbacks, type Whose } from './callbackList.ts';
import { CallbackLine } from './CallbackLine.tsx';
import lists from '../../components/lists/Lists.module.css';
import css from './Callbacks.module.css';

/** Who is to be called back: mine and the team's; a leader sees the whole group's, what is overdue first. */
export const CallbacksScreen = (): ReactNode => {
  const { w } = useWords();
  const now = useHubNow();
  const session = useValue('session');
  const callbacks = useValue('callbacks');
  const isLive = useValue('hubLink').kind === 'live';
  const [whose, setWhose] = useState<Whose>('all');
  if (session.kind !== 'signedIn') return null;
  const { person } = session;
  return (
    <div className={lists.page}>
      <div className={css.top}>
        <h1>{w.callbacks.title}</h1>
        <Pills
          label={w.callbacks.whose.label}
          isLabelHidden
          options={(['all', 'mine', 'team'] as const).map((id) => ({ id, name: w.callbacks.whose[id] }))}
          value={whose}
          onChange={setWhose}
        />
      </div>
      {!isLive && callbacks !== null && <p className={css.meaning}>{w.callbacks.offline}</p>}
      <Known value={callbacks} rows={4}>
        {(known) => {
          const groups = groupCallbacks(known, { whose, personId: person.id, now });
          const ids = (['due', 'later', 'finished'] as const).filter((id) => id === 'due' || groups[id].length > 0);
          if (groups.due.length + groups.later.length + groups.finished.length === 0)
            return (
              <Card>
                <Empty icon={CalendarClock} title={w.callbacks.empty} hint={w.callbacks.emptyHint} />
              </Card>
            );
          return ids.map((id) => (
            <Card key={id} title={w.callbacks.groups[id]}>
              {groups[id].length === 0 ? (
                <p className={css.meaning}>{w.callbacks.emptyDue}</p>
              ) : (
                <ul className={lists.list} aria-label={w.callbacks.groups[id]}>
                  {groups[id].map((one) => (
                    <CallbackLine key={one.id} one={one} me={person} />
                  ))}
                </ul>
              )}
            </Card>
          ));
        }}
      </Known>
    </div>
  );
};
