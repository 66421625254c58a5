import type { QueueStatus } from '@hearthline/protocol';
import { User } from 'lucide-react';
import type { ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useValue } from '../../app/host.tsx';
import { timer } from '../../app/words/index.ts';
import { useWords } from '../../app/words/useWords.tsx';
import { Card } from '../../components/card/Card.tsx';
import { queueTotals } from './floorView.ts';
import css from './Floor.module.css';

/** As many people as are drawn waiting; more are told by the number. */
const DRAWN = 8;

/** The queue in four figures; those who wait are drawn as people. */
export const QueueNumbers = ({ queues }: { readonly queues: readonly QueueStatus[] }): ReactNode => {
  const { w, f } = useWords();
  const totals = queueTotals(queues);
  const people = useValue('presence') ?? [];
  const online = people.filter(({ isOnline, agentState }) => isOnline && agentState !== null).length;
  const ready = people.filter(({ isOnline, agentState }) => isOnline && agentState?.kind === 'ready').length;
  return (
    <div className={css.numbers}>
      <Card>
        <p className={css.caption}>{w.floor.waiting}</p>
        <p className={css.figure} data-tone={totals.waiting > 0 ? 'act' : undefined}>
          {f.number(totals.waiting)}{' '}
          <small>
            {totals.oldestJoinedAt === null ? w.floor.nobodyWaits : <Longest since={totals.oldestJoinedAt} />}
          </small>
        </p>
        <p className={css.people} aria-hidden>
          {Array.from({ length: Math.min(DRAWN, totals.waiting) }, (_, index) => (
            <User key={index} size={15} strokeWidth={2.2} aria-hidden />
          ))}
          {totals.waiting > DRAWN && <span>+{f.number(totals.waiting - DRAWN)}</span>}
        </p>
      </Card>
      <Figure caption={w.floor.ready} figure={f.number(ready)} note={w.floor.readyOf(online)} />
      <Figure caption={w.floor.answered} figure={f.number(totals.answered)} note={w.floor.calls} />
      <Figure
        caption={w.floor.abandoned}
        figure={f.number(totals.abandoned)}
        note={totals.abandonedRatio === null ? w.floor.calls : w.floor.abandonedShare(f.percent(totals.abandonedRatio))}
      />
    </div>
  );
};

const Longest = ({ since }: { readonly since: number }): ReactNode => {
  const { w } = useWords();
  return w.floor.longest(timer(useHubNow() - since));
};

interface FigureProps {
  readonly caption: string;
  readonly figure: string;
  readonly note: string;
}

const Figure = ({ caption, figure, note }: FigureProps): ReactNode => (
  <Card>
    <p className={css.caption}>{caption}</p>
    <p className={css.figure}>
      {figure} <small>{note}</small>
    </p>
  </Card>
);
