import type { Activity, Organisation, Person } from '@hearthline/protocol';
import { CalendarHeart, CalendarPlus, ChevronLeft, ChevronRight } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useValue } from '../../app/host.tsx';
import { usePlace } from '../../app/router.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import type { Words } from '../../app/words/index.ts';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Pills } from '../../components/choice/Choice.tsx';
import { Empty, Known } from '../../components/faces/Faces.tsx';
import { addressable } from '../broadcast/draft.ts';
import { CareDesk } from '../care/CareDesk.tsx';
import { FeastCard } from '../care/FeastCard.tsx';
import { ActivityItem } from './ActivityItem.tsx';
import { MonthGrid } from './MonthGrid.tsx';
import { PlanWindow } from './PlanWindow.tsx';
import { YearTiles } from './YearTiles.tsx';
import {
  comingFirst,
  inMonths,
  monthOf,
  monthsOf,
  quarterOf,
  shiftView,
  views,
  type Month,
  type View,
} from './planView.ts';
import css from './Activities.module.css';

const titleOf = (view: View, around: Month, w: Words): string => {
  if (view === 'year') return w.activities.year(around.year);
  if (view === 'quarter') return w.activities.quarter(around.year, quarterOf(around));
  return w.activities.month(around.year, around.month);
};

/** The plan of what people do together: a month, a quarter or a year of it. */
export const ActivitiesScreen = (): ReactNode => {
  const { w } = useWords();
  const activities = useValue('activities');
  const organisation = useValue('organisation');
  const session = useValue('session');
  const now = useHubNow();
  const { find } = usePlace();
  const [view, setView] = useState<View>(views.find((one) => one === find) ?? 'month');
  const [chosen, setChosen] = useState<Month | null>(null);
  const around = chosen ?? monthOf(now);
  const words = w.activities;
  const openMonth = (month: Month): void => {
    setChosen(month);
    setView('month');
  };
  return (
    <div className={css.page}>
      <header className={css.top}>
        <div>
          <h1>{words.title}</h1>
          <p className={css.muted}>{words.meaning}</p>
        </div>
        {organisation !== null && session.kind === 'signedIn' && (
          <Planning organisation={organisation} me={session.person} />
        )}
      </header>
      {session.kind === 'signedIn' && session.person.role !== 'operator' && <FeastCard />}
      {session.kind === 'signedIn' && session.person.role === 'leader' && <CareDesk me={session.person} />}
      <div className={css.bar}>
        <Pills
          label={words.viewLabel}
          isLabelHidden
          value={view}
          options={views.map((id) => ({ id, name: words.views[id] }))}
          onChange={setView}
        />
        <div className={css.steps}>
          <Button
            look="quiet"
            icon={ChevronLeft}
            aria-label={words.before}
            onPress={() => setChosen(shiftView(view, around, -1))}
          />
          <Button look="quiet" isDisabled={chosen === null} onPress={() => setChosen(null)}>
            {words.now}
          </Button>
          <Button
            look="quiet"
            icon={ChevronRight}
            aria-label={words.after}
            onPress={() => setChosen(shiftView(view, around, 1))}
          />
        </div>
      </div>
      <Card title={titleOf(view, around, w)}>
        <Known value={activities} rows={4}>
          {(known) => <Span view={view} around={around} activities={known} onMonth={openMonth} />}
        </Known>
      </Card>
    </div>
  );
};

interface SpanProps {
  readonly view: View;
  readonly around: Month;
  readonly activities: readonly Activity[];
  readonly onMonth: (month: Month) => void;
}

const Span = ({ view, around, activities, onMonth }: SpanProps): ReactNode => {
  const { w } = useWords();
  const months = monthsOf(view, around);
  const all = inMonths(activities, months);
  const now = useHubNow();
  const words = w.activities;
  if (view === 'year') return <YearTiles months={months} activities={all} onMonth={onMonth} />;
  const isEmpty = all.length === 0;
  return (
    <>
      {view === 'month' && <MonthGrid month={around} activities={activities} />}
      {isEmpty && <Empty icon={CalendarHeart} title={words.none} hint={words.noneHint} />}
      {view === 'month' && !isEmpty && <Items activities={comingFirst(all, now)} label={words.title} />}
      {view === 'quarter' &&
        !isEmpty &&
        months.map((one) => {
          const of = inMonths(all, [one]);
          if (of.length === 0) return null;
          const name = words.monthAlone(one.month);
          return (
            <section key={one.month} className={css.section} aria-label={name}>
              <h3>{name}</h3>
              <Items activities={of} label={name} />
            </section>
          );
        })}
    </>
  );
};

const Items = (props: { readonly activities: readonly Activity[]; readonly label: string }): ReactNode => (
  <ul className={css.list} aria-label={props.label}>
    {props.activities.map((one) => (
      <ActivityItem key={one.id} activity={one} />
    ))}
  </ul>
);

/** For who is in charge of something. */
const Planning = ({ organisation, me }: { readonly organisation: Organisation; readonly me: Person }): ReactNode => {
  const { w } = useWords();
  const [isOpen, setOpen] = useState(false);
  const isLive = useValue('hubLink').kind === 'live';
  const among = addressable(organisation, me);
  if (me.role === 'operator' || among.length === 0) return null;
  return (
    <>
      <Button look="act" icon={CalendarPlus} isDisabled={!isLive} onPress={() => setOpen(true)}>
        {w.activities.plan.open}
      </Button>
      {isOpen && (
        <PlanWindow organisation={organisation} among={among} activity={null} onClose={() => setOpen(false)} />
      )}
    </>
  );
};
