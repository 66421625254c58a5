import { PhoneMissed } from 'lucide-react';
import type { ReactNode } from 'react';
import { useAct, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import css from './NotResponding.module.css';

/** A call rang out here: what happened, and one press to take calls again. */
export const NotResponding = (): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  const mine = useValue('agentState');
  const isLive = useValue('hubLink').kind === 'live';
  if (mine?.confirmed.kind !== 'notReady' || mine.confirmed.reason !== 'notResponding') return null;
  return (
    <section className={css.card} aria-label={w.state.notReady.notResponding} data-tone="act">
      <PhoneMissed size={22} aria-hidden />
      <p className={css.text}>
        <b>{w.notResponding.title}</b>
        <span>{w.notResponding.meaning}</span>
      </p>
      <Button
        look="act"
        isDisabled={!isLive || !mine.isPbxConnected || mine.pending !== null}
        onPress={() => act('setReady', {})}
      >
        {w.notResponding.back}
      </Button>
    </section>
  );
};
