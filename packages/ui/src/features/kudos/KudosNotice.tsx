import { Heart } from 'lucide-react';
import type { ReactNode } from 'react';
import { useAct, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import css from './Kudos.module.css';

/** The oldest good word nobody has looked at yet; never while a call lives. */
export const KudosNotice = (): ReactNode => {
  const { w } = useWords();
  const kudos = useValue('kudos');
  const calls = useValue('calls');
  const act = useAct();
  const fresh = (kudos?.got ?? []).filter(({ isNew }) => isNew);
  const next = fresh.at(-1);
  if (next === undefined || calls.some(({ state }) => state.kind !== 'ended')) return null;
  return (
    <output className={css.notice} aria-label={w.kudos.noticeLabel}>
      <Heart size={22} aria-hidden />
      <div className={css.words}>
        <b>{w.kudos.noticeKinds[next.kind](next.fromName)}</b>
        <span className={css.text}>{next.text}</span>
        {fresh.length > 1 && <span className={css.muted}>{w.kudos.andMore(fresh.length - 1)}</span>}
      </div>
      <Button onPress={() => act('seeKudos', { upTo: next.at })}>{w.kudos.seen}</Button>
    </output>
  );
};
