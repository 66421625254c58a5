import type { ReactNode } from 'react';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { arrangeCalls } from './arrangeCalls.ts';
import { LiveCall } from './LiveCall.tsx';
import { OtherCalls } from './OtherCalls.tsx';
import { RingingCall } from './RingingCall.tsx';
import css from './CallCard.module.css';

/** Who is on the line. At the top of the centre on every screen while a call lives, and it never moves. */
export const CallCard = (): ReactNode => {
  const { w } = useWords();
  const calls = useValue('calls');
  const { main, others } = arrangeCalls(calls);
  if (main === null) return null;
  const isMainTalked = main.state.kind === 'talking' && main.state.heldSince === null;
  const beside = <OtherCalls calls={others} isMainTalked={isMainTalked} />;
  return (
    <section className={css.place} aria-label={w.call.region} data-callcard>
      {main.state.kind === 'ringingHere' ? (
        <RingingCall call={main} others={beside} />
      ) : (
        <LiveCall call={main} others={beside} />
      )}
    </section>
  );
};
