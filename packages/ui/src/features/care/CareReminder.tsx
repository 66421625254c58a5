import type { Person } from '@hearthline/protocol';
import { HandHeart } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useValue } from '../../app/host.tsx';
import { useRouter } from '../../app/router.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { dueVisits } from './careView.ts';
import { useToday } from './useToday.ts';
import css from './Care.module.css';

/** [CARE-6] For who leads: whom to think of today; never while a call lives. Put away, it comes again with the next day or start. */
export const CareReminder = ({ me }: { readonly me: Person }): ReactNode => {
  const { w, f } = useWords();
  const router = useRouter();
  const visits = useValue('careVisits');
  const people = useValue('people');
  const calls = useValue('calls');
  const today = useToday();
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const due = dueVisits(visits ?? [], today).filter(({ id }) => !gone.has(`${today} ${id}`));
  const [next] = due;
  if (next === undefined || me.role !== 'leader' || calls.some(({ state }) => state.kind !== 'ended')) return null;
  const words = w.care.reminder;
  const name = people?.find(({ id }) => id === next.personId)?.name ?? w.common.none;
  const what = w.care.desk.kinds[next.kind](name);
  const putAway = (): void => setGone(new Set([...gone, ...due.map(({ id }) => `${today} ${id}`)]));
  return (
    <output className={css.notice} aria-label={words.label}>
      <HandHeart size={22} aria-hidden />
      <div className={css.words}>
        <b>{next.on === today ? words.today(what) : words.late(what, f.dayOf(next.on))}</b>
        <span className={css.muted}>{next.text}</span>
        {due.length > 1 && <span className={css.muted}>{words.more(due.length - 1)}</span>}
      </div>
      <Button
        onPress={() => {
          putAway();
          router.go('activities');
        }}
      >
        {words.open}
      </Button>
      <Button look="quiet" onPress={putAway}>
        {words.later}
      </Button>
    </output>
  );
};
