import { History as HistoryIcon, PhoneMissed, SearchX } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useSend, useValue } from '../../app/host.tsx';
import { usePlace } from '../../app/router.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Pills } from '../../components/choice/Choice.tsx';
import { Empty, NotYet } from '../../components/faces/Faces.tsx';
import { Field } from '../../components/field/Field.tsx';
import { useNameOf } from '../contacts/useNameOf.ts';
import { CallLine } from './CallLine.tsx';
import type { Asked } from './callList.ts';
import { useHistory, type HistoryView } from './useHistory.ts';
import lists from '../../components/lists/Lists.module.css';
import css from './History.module.css';

/** Who called, whom I called, and what I missed. A leader sees the group's too. */
export const HistoryScreen = (): ReactNode => {
  const { w } = useWords();
  const { find } = usePlace();
  const session = useValue('session');
  const [asked, setAsked] = useState<Asked>({ scope: 'mine', filter: 'all', search: find });
  const [found, setFound] = useState(find);
  if (found !== find) {
    setFound(find);
    setAsked({ ...asked, filter: 'all', search: find });
  }
  const view = useHistory(asked);
  useSeeing();
  const isLeader = session.kind === 'signedIn' && session.person.role === 'leader';
  const filters = (['all', 'missed', 'in', 'out'] as const).map((id) => ({ id, name: w.history.filters[id] }));
  const scopes = (['mine', 'group'] as const).map((id) => ({ id, name: w.history.scopes[id] }));
  return (
    <div className={lists.page}>
      <h1>{w.history.title}</h1>
      <div className={css.asks}>
        <Field
          label={w.history.search}
          type="search"
          inputMode="tel"
          maxLength={32}
          placeholder={w.history.searchHint}
          value={asked.search}
          onChange={(search) => setAsked({ ...asked, search })}
        />
        <Pills
          label={w.history.filter}
          options={filters}
          value={asked.filter}
          onChange={(filter) => setAsked({ ...asked, filter })}
        />
        {isLeader && (
          <Pills
            label={w.history.scope}
            options={scopes}
            value={asked.scope}
            onChange={(scope) => setAsked({ ...asked, scope })}
          />
        )}
      </div>
      <Card>
        <CallList view={view} asked={asked} />
      </Card>
    </div>
  );
};

/** Being on this screen is having looked: the count goes, here and wherever else I am signed in. */
const useSeeing = (): void => {
  const history = useValue('history');
  const send = useSend();
  const missed = history?.missedCount ?? 0;
  const upTo = Math.max(0, ...(history?.recent ?? []).map((row) => row.endedAt));
  useEffect(() => {
    if (missed > 0) void send('seeMissed', { upTo });
  }, [missed, upTo, send]);
};

const CallList = ({ view, asked }: { readonly view: HistoryView; readonly asked: Asked }): ReactNode => {
  const { w } = useWords();
  const { rows, state } = view;
  const nameOf = useNameOf();
  if (rows === null) return <NotYet rows={4} />;
  return (
    <>
      {state === 'offline' && <p className={lists.note}>{w.history.offline}</p>}
      {rows.length === 0 ? (
        <Nothing asked={asked} />
      ) : (
        <ul className={lists.list} aria-label={w.history.title}>
          {rows.map((row) => (
            <CallLine key={row.id} row={row} showsWhose={asked.scope === 'group'} nameOf={nameOf} />
          ))}
        </ul>
      )}
      {rows.length > 0 && state === 'whole' && <p className={lists.note}>{w.history.noMore}</p>}
      {(state === 'partly' || state === 'reading' || state === 'failed') && (
        <Button look="quiet" isDisabled={state === 'reading'} onPress={view.readMore}>
          {state === 'reading' ? w.common.loading : w.history.more}
        </Button>
      )}
    </>
  );
};

const Nothing = ({ asked }: { readonly asked: Asked }): ReactNode => {
  const { w } = useWords();
  if (asked.search.trim() !== '')
    return <Empty icon={SearchX} title={w.history.emptySearch} hint={w.history.emptySearchHint} />;
  if (asked.filter === 'missed') return <Empty icon={PhoneMissed} title={w.history.emptyMissed} />;
  return <Empty icon={HistoryIcon} title={w.history.empty} hint={w.history.emptyHint} />;
};
