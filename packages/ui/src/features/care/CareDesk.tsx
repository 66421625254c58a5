import type { CareDay, CareVisit, ComingFeast, Person, Workday } from '@hearthline/protocol';
import { HandHeart } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Empty, Known } from '../../components/faces/Faces.tsx';
import { comingFrom, doneVisits, openVisits } from './careView.ts';
import { DayMark } from './DayMark.tsx';
import { PlanVisit } from './PlanVisit.tsx';
import { useToday } from './useToday.ts';
import { VisitLine } from './VisitLine.tsx';
import css from './Care.module.css';

/** As many lines are drawn before all are asked for. */
const FEW = 5;

interface Opened {
  readonly personId: string | null;
  readonly on: Workday;
}

/** For who leads: what comes in two weeks, and whom she means to visit. Nothing for who leads nobody. */
export const CareDesk = ({ me }: { readonly me: Person }): ReactNode => {
  const { w } = useWords();
  const today = useToday();
  const day = useValue('careDay');
  const visits = useValue('careVisits');
  const [opened, setOpened] = useState<Opened | null>(null);
  const words = w.care;
  if (day !== null && day.coming === null) return null;
  return (
    <Card
      title={words.desk.title}
      aside={<Button onPress={() => setOpened({ personId: null, on: today })}>{words.plan.open}</Button>}
    >
      <p className={css.meaning}>{words.desk.meaning}</p>
      <Known value={day}>
        {(known) => (
          <div className={css.parts}>
            <Coming day={known} today={today} onPlan={setOpened} />
            <Visits visits={visits ?? []} />
          </div>
        )}
      </Known>
      {opened !== null && <PlanVisit me={me} first={opened} onClose={() => setOpened(null)} />}
    </Card>
  );
};

interface ComingProps {
  readonly day: CareDay;
  readonly today: Workday;
  readonly onPlan: (opened: Opened) => void;
}

const Coming = ({ day, today, onPlan }: ComingProps): ReactNode => {
  const { w } = useWords();
  const [isWhole, setWhole] = useState(false);
  const words = w.care.desk;
  const coming = comingFrom(day.coming ?? [], today);
  return (
    <section aria-label={words.coming}>
      <h3>{words.coming}</h3>
      {coming.length === 0 && <Empty icon={HandHeart} title={words.comingNone} hint={words.comingNoneHint} />}
      <ul className={css.list}>
        {coming.slice(0, isWhole ? coming.length : FEW).map((one) => (
          <ComingLine
            key={`${one.on} ${one.personId ?? ''} ${one.feast.kind} ${one.feast.kind === 'holiday' ? one.feast.title.en : ''}`}
            one={one}
            onPlan={onPlan}
          />
        ))}
      </ul>
      {!isWhole && coming.length > FEW && (
        <Button look="quiet" onPress={() => setWhole(true)}>
          {words.more(coming.length - FEW)}
        </Button>
      )}
    </section>
  );
};

interface ComingLineProps {
  readonly one: ComingFeast;
  readonly onPlan: (opened: Opened) => void;
}

const ComingLine = ({ one: { on, personId, feast }, onPlan }: ComingLineProps): ReactNode => {
  const { w, language } = useWords();
  const people = useValue('people');
  const words = w.care.desk;
  const name = people?.find(({ id }) => id === personId)?.name ?? w.common.none;
  const what =
    feast.kind === 'holiday'
      ? feast.title[language]
      : feast.kind === 'birthday'
        ? words.feasts.birthday(name)
        : words.feasts.anniversary(name, feast.years);
  return (
    <li className={css.coming}>
      <DayMark on={on} />
      <span className={css.what}>{what}</span>
      {personId !== null && (
        <Button
          look="quiet"
          icon={HandHeart}
          aria-label={words.planFor(what)}
          onPress={() => onPlan({ personId, on })}
        />
      )}
    </li>
  );
};

const Visits = ({ visits }: { readonly visits: readonly CareVisit[] }): ReactNode => {
  const { w } = useWords();
  const words = w.care.desk;
  const open = openVisits(visits);
  const done = doneVisits(visits);
  return (
    <section aria-label={words.visits}>
      <h3>{words.visits}</h3>
      {open.length === 0 && <p className={css.muted}>{words.visitsNone}</p>}
      <ul className={css.list}>
        {open.map((one) => (
          <VisitLine key={one.id} visit={one} />
        ))}
      </ul>
      {done.length > 0 && (
        <details className={css.past}>
          <summary>{words.past(done.length)}</summary>
          <ul className={css.list}>
            {done.map((one) => (
              <VisitLine key={one.id} visit={one} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
};
