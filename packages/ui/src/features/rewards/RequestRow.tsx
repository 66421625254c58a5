import type { RewardRequest } from '@hearthline/protocol';
import type { ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Chip } from '../../components/chip/Chip.tsx';
import css from './Rewards.module.css';
import list from '../../components/entryList/EntryList.module.css';

interface RequestRowProps {
  readonly one: RewardRequest;
  /** Whose it is, for who leads many. */
  readonly isNamed?: boolean;
  readonly children?: ReactNode;
}

const tones = { waiting: 'wait', approved: 'ready', handedOver: 'gold', declined: 'off', withdrawn: 'off' } as const;

/** What was asked for, how it stands, and who said so. */
export const RequestRow = ({ one, isNamed = false, children }: RequestRowProps): ReactNode => {
  const { w, f } = useWords();
  const now = useHubNow();
  const { standing, title, cost, personName } = one;
  // Where it stands among those that wait or are to be handed over says as much.
  const isOpen = standing.kind === 'waiting' || standing.kind === 'approved';
  const asked = w.rewards.askedAt(f.moment(one.at, now));
  return (
    <li className={list.row}>
      <div className={list.head}>
        <b>{isNamed ? w.rewards.wants(personName, title) : title}</b>
        <span className={css.muted}>{w.rewards.cost(cost, f.number(cost))}</span>
        {!(isNamed && isOpen) && <Chip tone={tones[standing.kind]}>{w.rewards.standings[standing.kind]}</Chip>}
      </div>
      <p className={css.muted}>
        {'byName' in standing ? `${asked} · ${w.rewards.saidBy(standing.byName, f.moment(standing.at, now))}` : asked}
      </p>
      {standing.kind === 'declined' && <p className={css.muted}>{w.rewards.quote(standing.word)}</p>}
      {children}
    </li>
  );
};
