import { isOpenProposal, type Proposal } from '@hearthline/protocol';
import type { ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Chip } from '../../components/chip/Chip.tsx';
import css from './Proposals.module.css';

interface ProposalLineProps {
  readonly one: Proposal;
  /** Who asked is said where it is not oneself. */
  readonly hasAsker?: boolean;
  readonly children?: ReactNode;
}

/** What was asked, how it stands, and the reply. */
export const ProposalLine = ({ one, hasAsker = false, children }: ProposalLineProps): ReactNode => {
  const { w, f } = useWords();
  const now = useHubNow();
  const organisation = useValue('organisation');
  const unit = organisation?.units.find(({ id }) => id === one.unitId)?.name ?? '';
  const { state } = one;
  return (
    <li className={css.row}>
      <div className={css.head}>
        <b>{w.proposals.kinds[one.kind]}</b>
        <span className={css.muted}>
          {hasAsker
            ? w.proposals.from(one.askedByName, f.moment(one.askedAt, now))
            : w.proposals.to(unit, f.moment(one.askedAt, now))}
        </span>
        {hasAsker && <span className={css.muted}>{unit}</span>}
        <Chip tone={isOpenProposal(one) ? 'wait' : 'ready'}>{w.proposals.states[state.kind]}</Chip>
      </div>
      <p className={css.text}>{one.text}</p>
      {state.kind !== 'received' && (
        <p className={css.reply}>
          <span className={css.muted}>{w.proposals.by(state.byName, f.moment(state.at, now))}</span>
          {'word' in state && state.word !== '' && <span className={css.text}>{state.word}</span>}
        </p>
      )}
      <div className={css.keys}>{children}</div>
    </li>
  );
};
