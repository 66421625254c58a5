import { Armchair } from 'lucide-react';
import type { ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useAct, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { isAlive } from '../call/arrangeCalls.ts';
import { asksMe } from './roomView.ts';
import css from './QuietRoom.module.css';

/** Somebody asks me to sit beside her; never while a call lives, and over by itself. [QROOM-7] [QROOM-12] */
export const BuddyNotice = (): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  const now = useHubNow();
  const mine = useValue('quietRoom');
  const people = useValue('people') ?? [];
  const isLive = useValue('hubLink').kind === 'live';
  const isInCall = useValue('calls').some(isAlive);
  const asker = mine === null ? null : asksMe(mine, people, now);
  if (asker === null || isInCall || !isLive) return null;
  const words = w.quietRoom.buddy;
  const answer = (isYes: boolean): void => act('answerBuddy', { personId: asker.id, isYes });
  return (
    <output className={css.notice} aria-label={words.label}>
      <Armchair size={22} aria-hidden />
      <div className={css.words}>
        <b>{words.asks(asker.name)}</b>
        <span className={css.muted}>{words.asksMeaning}</span>
      </div>
      <div className={css.keys}>
        <Button onPress={() => answer(true)}>{words.yes}</Button>
        <Button look="quiet" onPress={() => answer(false)}>
          {words.no}
        </Button>
      </div>
    </output>
  );
};
