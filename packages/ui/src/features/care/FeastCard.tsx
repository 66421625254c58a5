import type { Feast } from '@hearthline/protocol';
import { Cake, Flower2, Sparkles } from 'lucide-react';
import type { ReactNode } from 'react';
import { useValue } from '../../app/host.tsx';
import { useRouter } from '../../app/router.tsx';
import type { Words } from '../../app/words/index.ts';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import type { Language } from '../../host/index.ts';
import { addressOf } from '../chat/chatList.ts';
import { dayNow } from './careView.ts';
import { useToday } from './useToday.ts';
import css from './Care.module.css';

const icons = { birthday: Cake, anniversary: Flower2, holiday: Sparkles };

/** What today is for me, and whose birthday it is; nothing on other days, and nothing while a call lives. */
export const FeastCard = (): ReactNode => {
  const { w } = useWords();
  const day = dayNow(useValue('careDay'), useToday());
  const session = useValue('session');
  const calls = useValue('calls');
  if (day === null || session.kind !== 'signedIn' || day.mine.length + day.mates.length === 0) return null;
  if (calls.some(({ state }) => state.kind !== 'ended')) return null;
  return (
    <section className={css.feasts} aria-label={w.care.feast.label}>
      {day.mine.map((feast, index) => (
        // Two feasts of one day have nothing but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <Wish key={index} feast={feast} name={session.person.name} />
      ))}
      {day.mates.map((personId) => (
        <MateDay key={personId} personId={personId} />
      ))}
    </section>
  );
};

const Wish = ({ feast, name }: { readonly feast: Feast; readonly name: string }): ReactNode => {
  const { w, language } = useWords();
  const Icon = icons[feast.kind];
  const [title, wish] = wishOf(feast, { name, language, words: w.care.feast });
  return (
    <div className={css.feast} data-kind={feast.kind}>
      <Icon size={26} strokeWidth={1.6} aria-hidden />
      <div className={css.words}>
        <b className={css.feastTitle}>{title}</b>
        <span className={css.muted}>{wish}</span>
      </div>
    </div>
  );
};

interface Wisher {
  readonly name: string;
  readonly language: Language;
  readonly words: Words['care']['feast'];
}

const wishOf = (feast: Feast, { name, language, words }: Wisher): readonly [title: string, wish: string] => {
  switch (feast.kind) {
    case 'birthday':
      return [words.birthday(name), words.birthdayWish];
    case 'anniversary':
      return [words.anniversary(feast.years), words.anniversaryWish];
    case 'holiday':
      return [words.holiday(feast.title[language]), words.holidayWish];
  }
};

const MateDay = ({ personId }: { readonly personId: string }): ReactNode => {
  const { w } = useWords();
  const router = useRouter();
  const mate = (useValue('people') ?? []).find(({ id }) => id === personId);
  const words = w.care.feast;
  if (mate === undefined) return null;
  return (
    <div className={css.feast}>
      <Cake size={22} strokeWidth={1.6} aria-hidden />
      <div className={css.words}>
        <b>{words.mate(mate.name)}</b>
      </div>
      <Button
        aria-label={words.congratulateWhom(mate.name)}
        onPress={() => router.go('chat', addressOf({ kind: 'person', personId }))}
      >
        {words.congratulate}
      </Button>
    </div>
  );
};
