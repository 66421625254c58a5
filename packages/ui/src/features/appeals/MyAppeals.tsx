import type { Appeal } from '@hearthline/protocol';
import { useState, type ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Chip } from '../../components/chip/Chip.tsx';
import { ContestForm } from './ContestForm.tsx';
import css from '../../components/entryList/EntryList.module.css';

/** What I contested and what was corrected of mine, and the way to say that a point is missing. */
export const MyAppeals = (): ReactNode => {
  const { w } = useWords();
  const appeals = useValue('appeals') ?? [];
  const [isWriting, setIsWriting] = useState(false);
  return (
    <Card
      title={w.appeals.mine}
      aside={!isWriting && <Button onPress={() => setIsWriting(true)}>{w.appeals.missing}</Button>}
    >
      <p className={css.muted}>{w.appeals.mineMeaning}</p>
      {isWriting && <ContestForm entryId={null} onDone={() => setIsWriting(false)} />}
      {appeals.length > 0 && (
        <ul className={css.list}>
          {appeals.map((one) => (
            <AppealRow key={one.id} one={one} />
          ))}
        </ul>
      )}
    </Card>
  );
};

/** Which point, what was said, what came of it. `isNamed`: whose it is, for who leads many. */
export const AppealRow = ({
  one,
  isNamed = false,
  children,
}: {
  readonly one: Appeal;
  readonly isNamed?: boolean;
  readonly children?: ReactNode;
}): ReactNode => {
  const { w, f } = useWords();
  const now = useHubNow();
  const { answer, entry, note } = one;
  const standing = answer === null ? 'waiting' : answer.isAccepted ? 'accepted' : 'declined';
  const what = useAbout(one);
  return (
    <li className={css.row}>
      <div className={css.head}>
        <b>{isNamed ? one.personName : what}</b>
        <span className={css.muted}>{f.moment(answer?.at ?? one.at, now)}</span>
        {(note !== null || entry !== null) && !(isNamed && answer === null) && (
          <Chip tone={standing === 'accepted' ? 'ready' : 'wait'}>{w.appeals.standing[standing]}</Chip>
        )}
        {answer?.isAccepted === true && <Chip tone="ready">{w.appeals.gave(f.signed(answer.points))}</Chip>}
      </div>
      {isNamed && <span className={css.muted}>{what}</span>}
      {note !== null && <p className={css.muted}>{w.appeals.quote(note)}</p>}
      {answer !== null && <p className={css.muted}>{w.appeals.saidBy(answer.byName, answer.word)}</p>}
      {children}
    </li>
  );
};

const useAbout = ({ entry, note }: Appeal): string => {
  const { w, f, language } = useWords();
  const rules = useValue('rules') ?? [];
  if (entry === null) return note === null ? w.appeals.ofOwnAccord : w.appeals.aboutMissing;
  const title = rules.find(({ ruleId }) => ruleId === entry.ruleId)?.title[language] ?? '';
  return w.appeals.about([title, entry.subject].filter((part) => part !== '').join(' · '), f.signed(entry.points));
};
