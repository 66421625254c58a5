import type { Announcement, MyDay, MyPoints } from '@hearthline/protocol';
import { Phone } from 'lucide-react';
import type { ReactNode } from 'react';
import { useClock, useHubNow } from '../../app/clock.tsx';
import { useValue } from '../../app/host.tsx';
import { useRouter } from '../../app/router.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Dot } from '../../components/dot/Dot.tsx';
import { Empty, Known } from '../../components/faces/Faces.tsx';
import { toAcknowledge } from '../announcements/visible.ts';
import { FeastCard } from '../care/FeastCard.tsx';
import { MyOutages } from '../outages/MyOutages.tsx';
import { Neighbours } from '../points/Neighbours.tsx';
import { ReadinessOffer } from '../readiness/ReadinessOffer.tsx';
import { WeekBars } from '../points/WeekBars.tsx';
import { SurveyCards } from '../surveys/SurveyCards.tsx';
import { DayRing } from './DayRing.tsx';
import { greeting } from './greeting.ts';
import css from './Today.module.css';

/** How my day goes. */
export const TodayScreen = (): ReactNode => {
  const { w } = useWords();
  const day = useValue('day');
  const points = useValue('points');
  const ranking = useValue('ranking');
  return (
    <div className={css.page}>
      <Greeting day={day} />
      <FeastCard />
      <ReadinessOffer />
      <div className={css.three}>
        <Card title={w.today.timeTitle} className={css.ringCard}>
          <Known value={day}>{(known) => <DayRing day={known} />}</Known>
        </Card>
        <Card title={w.today.callsTitle}>
          <Known value={day}>{(known) => <Calls day={known} />}</Known>
        </Card>
        <Card title={w.today.pointsTitle}>
          <Known value={points}>{(known) => <Points points={known} />}</Known>
        </Card>
      </div>
      <SurveyCards />
      <MyOutages />
      <div className={css.two}>
        <ToRead />
        <Card title={w.today.placeTitle}>
          <Known value={ranking}>{(known) => <Neighbours ranking={known} />}</Known>
        </Card>
      </div>
    </div>
  );
};

const Greeting = ({ day }: { readonly day: MyDay | null }): ReactNode => {
  const { w, f } = useWords();
  const session = useValue('session');
  const clock = useClock();
  if (session.kind !== 'signedIn') return null;
  const since =
    day === null ? '' : day.signedInAt === null ? w.today.notSignedIn : w.today.signedInSince(f.time(day.signedInAt));
  return (
    <div>
      <h1 className={css.greeting}>{greeting(f.hour(clock.now()), session.person.name, w)}</h1>
      <p className={css.muted}>{since}</p>
    </div>
  );
};

const Calls = ({ day }: { readonly day: MyDay }): ReactNode => {
  const { w, f } = useWords();
  if (day.callCount === 0 && day.yesterdayCallCount === 0) return <Empty icon={Phone} title={w.today.noCallsYet} />;
  const difference = day.callCount - day.yesterdayCallCount;
  const compared =
    difference > 0
      ? w.today.callsMore(difference)
      : difference === 0
        ? w.today.callsSame
        : w.today.callsYesterday(day.yesterdayCallCount);
  return (
    <>
      <p className={css.figure}>
        {f.number(day.callCount)} <small>{w.today.callsUnit}</small>
      </p>
      <p className={css.muted}>{compared}</p>
      {day.callCount > 0 && <p className={css.muted}>{w.today.averageTalk(f.span(day.talkMs / day.callCount))}</p>}
    </>
  );
};

const Points = ({ points }: { readonly points: MyPoints }): ReactNode => {
  const { w, f } = useWords();
  return (
    <>
      <p className={css.figure} data-tone="gold">
        {f.signed(points.today)} <small>{w.today.pointsMonth(f.number(points.month))}</small>
      </p>
      <WeekBars week={points.week} height={64} />
    </>
  );
};

/** At most this many are shown here; the others are one press away. */
const SHOWN = 3;

/** Titles only: the right column shows the foremost one whole, with its button. */
const ToRead = (): ReactNode => {
  const { w } = useWords();
  const announcements = useValue('announcements');
  const now = useHubNow();
  const router = useRouter();
  return (
    <Card title={w.today.toReadTitle}>
      <Known value={announcements}>
        {(known) => {
          const open = toAcknowledge(known, now);
          if (open.length === 0) return <p className={css.muted}>{w.today.nothingToRead}</p>;
          return (
            <ul className={css.toRead}>
              {open.slice(0, SHOWN).map((item) => (
                <ToReadRow key={item.id} item={item} onOpen={() => router.go('announcements')} />
              ))}
              {open.length > SHOWN && <li className={css.muted}>{w.today.moreToRead(open.length - SHOWN)}</li>}
            </ul>
          );
        }}
      </Known>
    </Card>
  );
};

const ToReadRow = ({ item, onOpen }: { readonly item: Announcement; readonly onOpen: () => void }): ReactNode => {
  const { w, f } = useWords();
  const now = useHubNow();
  return (
    <li className={css.toReadRow}>
      <Dot tone="act" />
      <div className={css.grow}>
        <p className={css.toReadTitle}>{item.title}</p>
        <p className={css.by}>{w.announcements.by(item.authorName, f.moment(item.publishedAt, now))}</p>
      </div>
      <Button onPress={onOpen}>{w.today.open}</Button>
    </li>
  );
};
