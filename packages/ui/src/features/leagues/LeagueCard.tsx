import type { LeagueAnswer, LeagueQuestion, LeagueRow, LeagueStanding } from '@hearthline/protocol';
import { CircleAlert, CloudOff } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Bars } from '../../components/bars/Bars.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Pick } from '../../components/choice/Choice.tsx';
import { Empty, NotYet } from '../../components/faces/Faces.tsx';
import { useLeague } from './useLeague.ts';
import css from './Leagues.module.css';

const times = {
  thisWeek: { period: 'week', which: 'running' },
  lastWeek: { period: 'week', which: 'last' },
  thisMonth: { period: 'month', which: 'running' },
  lastMonth: { period: 'month', which: 'last' },
} as const satisfies Record<string, LeagueQuestion>;
type Time = keyof typeof times;
const timeIds = Object.keys(times) as Time[];

/** My own way, and who got better most among those whose work is like mine. */
export const LeagueCard = (): ReactNode => {
  const { w } = useWords();
  const [time, setTime] = useState<Time>('thisWeek');
  const read = useLeague(times[time]);
  return (
    <Card
      title={w.leagues.title}
      aside={
        <Pick
          label={w.leagues.timeLabel}
          isLabelHidden
          value={time}
          options={timeIds.map((id) => ({ id, name: w.leagues.times[id] }))}
          onChange={setTime}
        />
      }
    >
      {read.kind === 'reading' && <NotYet rows={4} />}
      {read.kind === 'offline' && <Empty icon={CloudOff} title={w.leagues.offline} />}
      {read.kind === 'failed' && <Empty icon={CircleAlert} title={w.leagues.unread} />}
      {read.kind === 'known' && <LeagueShown answer={read.answer} />}
    </Card>
  );
};

/** A league as it was read. */
export const LeagueShown = ({ answer }: { readonly answer: LeagueAnswer }): ReactNode => {
  const { w } = useWords();
  const isHidden = useValue('rankingChoice')?.isHidden === true;
  const session = useValue('session');
  const me = session.kind === 'signedIn' ? session.person.id : null;
  return (
    <div className={css.league}>
      <div className={css.way}>
        <Way answer={answer} />
      </div>
      <div className={css.lines}>
        <Standing standing={answer.standing} me={me} />
        {isHidden && <p className={css.muted}>{w.leagues.hidden}</p>}
        <p className={css.muted}>{w.leagues.meaning}</p>
      </div>
    </div>
  );
};

const BAR_HEIGHT = 84;

/** Points an hour, the four periods before and this one. */
const Way = ({ answer: { way, average } }: { readonly answer: LeagueAnswer }): ReactNode => {
  const { w, f } = useWords();
  const bars = way.map(({ from, to, perHour }) => {
    const span = w.points.span(f.dayOf(from), f.dayOf(to));
    return {
      key: from,
      value: perHour ?? 0,
      number: perHour === null ? '' : f.mos(perHour),
      day: f.dayOf(from),
      label: perHour === null ? w.leagues.stepNone(span) : w.leagues.step(span, f.mos(perHour)),
    };
  });
  return (
    <>
      <Bars label={w.leagues.way} height={BAR_HEIGHT} bars={bars} />
      <p className={css.muted}>{average === null ? w.leagues.perHour : w.leagues.average(f.mos(average))}</p>
    </>
  );
};

const Standing = ({ standing, me }: { readonly standing: LeagueStanding; readonly me: string | null }): ReactNode => {
  const { w, f } = useWords();
  switch (standing.kind) {
    case 'welcome':
      return <p className={css.said}>{w.leagues.welcome}</p>;
    case 'early':
      return <p className={css.said}>{w.leagues.early}</p>;
    case 'alone':
      return (
        <>
          <p className={css.said}>{sayGain(standing.gain)}</p>
          <p className={css.muted}>{w.leagues.alone}</p>
        </>
      );
    case 'league':
      return (
        <>
          <p className={css.said}>
            {standing.place === null
              ? sayGain(standing.gain)
              : w.leagues.placed(f.number(standing.place), gainOf(standing.gain))}
          </p>
          {standing.best.length > 0 && <Best rows={standing.best} me={me} />}
          <p className={css.muted}>{w.leagues.members(standing.memberCount)}</p>
        </>
      );
  }
  function gainOf(gain: number): string {
    return f.percent(gain / 100);
  }
  /** Better, or as she is: never how much below. */
  function sayGain(gain: number): string {
    return gain > 0 ? w.leagues.gained(gainOf(gain)) : w.leagues.steady;
  }
};

const Best = ({ rows, me }: { readonly rows: readonly LeagueRow[]; readonly me: string | null }): ReactNode => {
  const { w, f } = useWords();
  return (
    <ol className={css.best} aria-label={w.leagues.best}>
      {rows.map(({ key, name, gain, place }) => (
        <li key={key} data-mine={key === me || undefined}>
          <span>{w.leagues.place(f.number(place))}</span>
          <b>{name}</b>
          <span>{w.leagues.more(f.percent(gain / 100))}</span>
        </li>
      ))}
    </ol>
  );
};
