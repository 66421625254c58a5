import {
  evaluationPeriod,
  leads,
  UnitTree,
  type Evaluation,
  type EvaluationPeriod,
  type Person,
} from '@hearthline/protocol';
import { CalendarCheck, CircleAlert, CloudOff } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useValue } from '../../app/host.tsx';
import { useRouter } from '../../app/router.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Pick, Pills } from '../../components/choice/Choice.tsx';
import { Empty, Known, NotYet } from '../../components/faces/Faces.tsx';
import { PersonPick } from '../kudos/PersonPick.tsx';
import { Certificate } from './Certificate.tsx';
import { EvaluationCards } from './EvaluationCards.tsx';
import { ExcellenceCard } from './ExcellenceCard.tsx';
import { periodChoices, type PeriodChoice } from './periods.ts';
import { useEvaluation } from './useEvaluation.ts';
import { useToday } from './useToday.ts';
import css from './Evaluation.module.css';

interface EvaluationPageProps {
  readonly me: Person;
  /** Whose a leader came for. */
  readonly aboutId: string | null;
}

/** A month, a quarter or a year: mine, or of somebody I lead. */
export const EvaluationPage = ({ me, aboutId }: EvaluationPageProps): ReactNode => {
  const people = useValue('people');
  const organisation = useValue('organisation');
  if (me.role === 'operator') return <Chosen me={me} whose={me} />;
  return (
    <Known value={people !== null && organisation !== null ? { people, units: organisation.units } : null} rows={4}>
      {({ people: all, units }) => {
        const tree = new UnitTree(units);
        return (
          <Led me={me} aboutId={aboutId} led={all.filter((one) => one.role === 'operator' && leads(tree, me, one))} />
        );
      }}
    </Known>
  );
};

const Led = ({ me, aboutId, led }: EvaluationPageProps & { readonly led: readonly Person[] }): ReactNode => {
  const { w } = useWords();
  const router = useRouter();
  const whose = led.find(({ id }) => id === aboutId);
  return (
    <>
      <Card title={w.evaluation.whose}>
        <div className={css.form}>
          <PersonPick
            label={w.team.searchLabel}
            among={led}
            value={whose?.id ?? null}
            onChange={(id) => router.go('points', id === null ? 'evaluation' : `evaluation ${id}`)}
          />
          {whose === undefined && <p className={css.muted}>{w.evaluation.pickHint}</p>}
        </div>
      </Card>
      {whose !== undefined && <Chosen key={whose.id} me={me} whose={whose} />}
    </>
  );
};

const Chosen = ({ me, whose }: { readonly me: Person; readonly whose: Person }): ReactNode => {
  const { w } = useWords();
  const today = useToday();
  const [period, setPeriod] = useState<EvaluationPeriod>('month');
  const [workday, setWorkday] = useState<string | null>(null);
  const choices = periodChoices(period, today);
  const chosen = choices.find((one) => one.workday === workday) ?? choices[0];
  if (chosen === undefined) return null;
  const nameOf = ({ year, number }: PeriodChoice): string => w.evaluation.names[period](year, number);
  return (
    <>
      <div className={css.chooser}>
        <Pills
          label={w.evaluation.periodLabel}
          isLabelHidden
          value={period}
          options={evaluationPeriod.options.map((id) => ({ id, name: w.evaluation.periods[id] }))}
          onChange={(next) => {
            setPeriod(next);
            setWorkday(null);
          }}
        />
        <Pick
          label={w.evaluation.which}
          isLabelHidden
          value={chosen.workday}
          options={choices.map((one, index) => ({
            id: one.workday,
            name: index === 0 ? w.evaluation.running(nameOf(one)) : nameOf(one),
          }))}
          onChange={setWorkday}
        />
      </div>
      <Shown me={me} whose={whose} period={period} workday={chosen.workday} />
    </>
  );
};

interface ShownProps {
  readonly me: Person;
  readonly whose: Person;
  readonly period: EvaluationPeriod;
  readonly workday: string;
}

const Shown = ({ me, whose, period, workday }: ShownProps): ReactNode => {
  const { w } = useWords();
  const [turn, setTurn] = useState(0);
  const isMine = me.id === whose.id;
  const read = useEvaluation({ personId: isMine ? null : whose.id, period, workday }, turn);
  switch (read.kind) {
    case 'reading':
      return (
        <Card>
          <NotYet rows={4} />
        </Card>
      );
    case 'offline':
      return (
        <Card>
          <Empty icon={CloudOff} title={w.evaluation.offline} />
        </Card>
      );
    case 'failed':
      return (
        <Card>
          <Empty icon={CircleAlert} title={w.evaluation.unread} hint={w.evaluation.unreadHint} />
        </Card>
      );
    case 'known':
      return (
        <>
          <Told evaluation={read.evaluation} whose={whose} isMine={isMine} />
          {!isMine && (
            <ExcellenceCard
              evaluation={read.evaluation}
              whose={whose}
              onGiven={() => setTurn((before) => before + 1)}
            />
          )}
        </>
      );
  }
};

interface ToldProps {
  readonly evaluation: Evaluation;
  readonly whose: Person;
  readonly isMine: boolean;
}

/** An evaluation as it was read; nothing to honour where nothing was done. */
const Told = ({ evaluation, whose, isMine }: ToldProps): ReactNode => {
  const { w } = useWords();
  const { daysWorked, callCount, points, excellence } = evaluation;
  if (daysWorked + callCount === 0 && points === 0 && excellence === null)
    return (
      <Card>
        <Empty icon={CalendarCheck} title={w.evaluation.empty} hint={w.evaluation.emptyHint} />
      </Card>
    );
  return (
    <>
      <EvaluationCards evaluation={evaluation} whose={whose} isMine={isMine} />
      <Certificate evaluation={evaluation} whose={whose} />
    </>
  );
};
