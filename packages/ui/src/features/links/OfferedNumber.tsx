import { Phone, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSend, useAct, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import css from './OfferedNumber.module.css';

/** A number from a link or another program: shown large, and dialled only by a press on this very button (LINK-1). */
export const OfferedNumber = (): ReactNode => {
  const { w } = useWords();
  const offered = useValue('offeredNumber');
  const isLineThere = useValue('line').state.kind === 'registered';
  const send = useSend();
  const act = useAct();
  if (offered === null) return null;
  const dial = async (): Promise<void> => {
    const sent = await send('dial', { number: offered.number });
    if (sent.ok) act('putAwayNumber', {});
  };
  return (
    <section className={css.card} aria-label={w.desktop.link.region}>
      <div className={css.what} aria-live="polite">
        <p className={css.from}>{offered.from === 'link' ? w.desktop.link.fromLink : w.desktop.link.fromProgram}</p>
        <p className={css.number}>{offered.number}</p>
        <p className={css.hint}>
          {isLineThere ? w.desktop.link.check : w.desktop.link.noLine}
          {offered.extension !== null && <span> {w.desktop.link.extension(offered.extension)}</span>}
        </p>
      </div>
      <div className={css.buttons}>
        <Button icon={X} onPress={() => act('putAwayNumber', {})}>
          {w.desktop.link.putAway}
        </Button>
        <Button look="act" icon={Phone} isDisabled={!isLineThere} onPress={() => void dial()}>
          {w.desktop.link.dial}
        </Button>
      </div>
    </section>
  );
};
