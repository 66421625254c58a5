import type { Evaluation, Person } from '@hearthline/protocol';
import { Medal } from 'lucide-react';
import type { ReactNode } from 'react';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Card } from '../../components/card/Card.tsx';
import { ResultFigures } from '../results/ResultsCard.tsx';
import { periodOf } from './periods.ts';
import css from './Evaluation.module.css';

interface EvaluationCardsProps {
  readonly evaluation: Evaluation;
  readonly whose: Person;
  readonly isMine: boolean;
}

/** What was done in a period, best first; nothing that was not done is counted. [EVAL-2] [EVAL-3] */
export const EvaluationCards = ({ evaluation, whose, isMine }: EvaluationCardsProps): ReactNode => {
  const { w } = useWords();
  const { results, rules } = evaluation;
  return (
    <>
      <Summary evaluation={evaluation} whose={whose} isMine={isMine} />
      <div className={css.two}>
        {rules.length > 0 && (
          <Card title={w.evaluation.rules}>
            <Rules rules={rules} />
          </Card>
        )}
        {results.satisfaction.count + results.firstContact.count > 0 && (
          <Card title={w.evaluation.said}>
            <ResultFigures results={results} />
          </Card>
        )}
      </div>
    </>
  );
};

const Summary = ({ evaluation, whose, isMine }: EvaluationCardsProps): ReactNode => {
  const { w, f } = useWords();
  const { period, from, isOver, callCount, talkMs, daysWorked, points, standing } = evaluation;
  const { year, number } = periodOf(period, from);
  const time = w.evaluation.names[period](year, number);
  const figures = [
    [f.number(callCount), w.evaluation.calls],
    [f.span(talkMs), w.evaluation.talk],
    [w.evaluation.daysOf(daysWorked), w.evaluation.days],
    [f.number(points), w.evaluation.points],
  ] as const;
  return (
    <Card title={w.evaluation.of(whose.name, isOver ? time : w.evaluation.running(time))}>
      <div className={css.form}>
        <Honoured evaluation={evaluation} />
        <dl className={css.figures}>
          {figures.map(([figure, name]) => (
            <div key={name}>
              <dd className={css.figure}>{figure}</dd>
              <dt>{name}</dt>
            </div>
          ))}
        </dl>
        {standing !== null && <p className={css.standing}>{w.evaluation.standing[standing]}</p>}
        <Besides evaluation={evaluation} />
        <p className={css.muted}>{isMine ? w.evaluation.ownMeaning : w.evaluation.seen}</p>
      </div>
    </Card>
  );
};

/** An excellence, with what her leader said. */
const Honoured = ({ evaluation: { period, excellence } }: Pick<EvaluationCardsProps, 'evaluation'>): ReactNode => {
  const { w, language } = useWords();
  const rule = useValue('badgeRules')?.find(({ badgeId }) => badgeId === `excellence-${period}`);
  if (excellence === null) return null;
  return (
    <div className={css.honoured}>
      <Medal size={22} strokeWidth={1.8} aria-hidden />
      <div>
        <b>{w.evaluation.excellent(rule?.title[language] ?? w.badges.unknown, excellence.byName)}</b>
        {excellence.word !== '' && <p>{excellence.word}</p>}
      </div>
    </div>
  );
};

/** Good words, activities, badges, and cuts that count for nothing. */
const Besides = ({ evaluation }: Pick<EvaluationCardsProps, 'evaluation'>): ReactNode => {
  const { w, f, language } = useWords();
  const { goodWordCount, activityCount, excusedOutages, badgeIds } = evaluation;
  const rules = useValue('badgeRules') ?? [];
  const titles = rules.filter(({ badgeId }) => badgeIds?.includes(badgeId)).map(({ title }) => title[language]);
  const lines = [
    goodWordCount > 0 && w.evaluation.goodWords(goodWordCount),
    activityCount > 0 && w.evaluation.activities(activityCount),
    titles.length > 0 && w.evaluation.badges(titles.join(' · ')),
    excusedOutages.count > 0 && w.evaluation.excused(excusedOutages.count, f.span(excusedOutages.ms)),
  ].filter((line) => line !== false);
  if (lines.length === 0) return null;
  return (
    <ul className={css.lines}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
};

const Rules = ({ rules }: { readonly rules: Evaluation['rules'] }): ReactNode => {
  const { w, f, language } = useWords();
  const known = useValue('rules') ?? [];
  return (
    <ul className={css.rules}>
      {rules.map(({ ruleId, points, count }) => (
        <li key={ruleId}>
          <span>{known.find((one) => one.ruleId === ruleId)?.title[language] ?? w.evaluation.ruleOther}</span>
          <span className={css.muted}>{w.evaluation.ruleTimes(count)}</span>
          <b>{f.signed(points)}</b>
        </li>
      ))}
    </ul>
  );
};
