import {
  objectivePeriod,
  type MyObjectives,
  type ObjectiveLine,
  type ObjectivePeriod,
  type ObjectiveResult,
} from '@hearthline/protocol';
import { useState, type ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Chip } from '../../components/chip/Chip.tsx';
import { Pills } from '../../components/choice/Choice.tsx';
import { shareOf, shownAs, toneOf } from './objectiveView.ts';
import { Progress } from '../../components/progress/Progress.tsx';
import css from './Objectives.module.css';

/** What my unit aims at and how near I am; nothing where nobody has set anything. [OBJ-11] */
export const ObjectivesCard = (): ReactNode => {
  const { w } = useWords();
  const objectives = useValue('objectives');
  const [chosen, setChosen] = useState<ObjectivePeriod | null>(null);
  if (objectives === null) return null;
  const periods = objectivePeriod.options.filter((period) => ofPeriod(objectives, period).length > 0);
  const period = periods.find((one) => one === chosen) ?? periods[0];
  if (period === undefined) return null;
  const words = w.objectives;
  const aside = (
    <Pills
      label={words.periodLabel}
      isLabelHidden
      value={period}
      options={periods.map((id) => ({ id, name: words.periods[id] }))}
      onChange={setChosen}
    />
  );
  const running = objectives.running.find((one) => one.period === period);
  const closed = objectives.closed.find((one) => one.period === period);
  return (
    <Card title={words.title} aside={aside}>
      <div className={css.card}>
        {running !== undefined && <Running result={running} />}
        {closed !== undefined && <Closed result={closed} />}
      </div>
    </Card>
  );
};

const ofPeriod = ({ running, closed }: MyObjectives, period: ObjectivePeriod): ObjectiveResult[] =>
  [...running, ...closed].filter((one) => one.period === period);

const Running = ({ result }: { readonly result: ObjectiveResult }): ReactNode => {
  const { w, f } = useWords();
  const now = useHubNow();
  const organisation = useValue('organisation');
  const { unitId, byName, attainment, zone, lines, dayCount, excusedMs, closesAt } = result;
  const words = w.objectives;
  const unit = organisation?.units.find(({ id }) => id === unitId)?.name ?? w.common.none;
  return (
    <>
      {attainment === null || zone === null ? (
        <p>{words.wholeNone}</p>
      ) : (
        <p className={css.whole}>
          <span className={css.figure}>{f.percent(attainment / 100)}</span>
          <span>{words.whole}</span>
          <Chip tone={toneOf[zone]}>{words.zones[zone]}</Chip>
        </p>
      )}
      <ul className={css.lines}>
        {lines.map((line) => (
          <Line key={line.measure} line={line} result={result} />
        ))}
      </ul>
      <div className={css.notes}>
        {excusedMs > 0 && <p className={css.muted}>{words.excused(f.span(excusedMs))}</p>}
        <p className={css.muted}>{dayCount === 0 ? words.noDays : words.days(dayCount)}</p>
        <p className={css.muted}>{words.closes(f.moment(closesAt, now))}</p>
        <p className={css.muted}>{words.by(unit, byName)}</p>
      </div>
    </>
  );
};

const Line = ({ line, result }: { readonly line: ObjectiveLine; readonly result: ObjectiveResult }): ReactNode => {
  const { w, f } = useWords();
  const { measure, value, target, percent, zone } = line;
  const words = w.objectives;
  const name = words.measures[measure];
  const soFar = value === null ? w.common.none : shownAs(measure, value, f);
  return (
    <li className={css.line}>
      <div className={css.head}>
        <b>{name}</b>
        <span>{target === 0 ? soFar : words.ofTarget(soFar, shownAs(measure, target, f))}</span>
      </div>
      <Progress label={words.lineOf(name, f.percent((percent ?? 0) / 100))} max={100} value={percent ?? 0} />
      <div className={css.head}>
        {zone === null ? <span /> : <Chip tone={toneOf[zone]}>{words.zones[zone]}</Chip>}
        {result.lines.length > 1 && <span className={css.muted}>{words.weight(f.percent(shareOf(line, result)))}</span>}
      </div>
    </li>
  );
};

const Closed = ({ result }: { readonly result: ObjectiveResult }): ReactNode => {
  const { w, f } = useWords();
  const { period, from, to, attainment, zone } = result;
  const words = w.objectives;
  if (attainment === null || zone === null) return null;
  const days = from === to ? f.dayOf(from) : w.points.span(f.dayOf(from), f.dayOf(to));
  return (
    <p>
      {words.closed(words.closedNames[period], days)}{' '}
      <b>{words.closedWhole(f.percent(attainment / 100), words.closedZones[zone])}</b>
    </p>
  );
};
