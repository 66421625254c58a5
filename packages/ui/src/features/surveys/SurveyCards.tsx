import { SURVEY_FEWEST, type Survey } from '@hearthline/protocol';
import { useState, type ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Pills } from '../../components/choice/Choice.tsx';
import css from './Surveys.module.css';

const SHOWN_MS = 7 * 24 * 3_600_000;

/** What asks me now, then what came of those that asked me this week. Nothing while there is none. */
export const SurveyCards = (): ReactNode => {
  const { w } = useWords();
  const now = useHubNow();
  const surveys = useValue('surveys') ?? [];
  const open = surveys.filter((one) => one.closesAt > now);
  const over = surveys.filter((one) => one.closesAt <= now && one.closesAt > now - SHOWN_MS);
  return (
    <>
      {open.length > 0 && (
        <Card title={w.surveys.title}>
          <ul className={css.several}>
            {open.map((one) => (
              <Asked key={one.id} survey={one} />
            ))}
          </ul>
        </Card>
      )}
      <ResultsCard surveys={over} />
    </>
  );
};

const Asked = ({ survey }: { readonly survey: Survey }): ReactNode => {
  const { w, f } = useWords();
  const now = useHubNow();
  const words = w.surveys;
  return (
    <li>
      <p className={css.muted}>{words.by(survey.authorName, f.moment(survey.closesAt, now))}</p>
      {survey.hasAnswered ? (
        <output className={css.said}>
          {f.sentences(words.thanks, words.answered(survey.answeredCount, survey.askedCount))}
        </output>
      ) : (
        <Answering survey={survey} />
      )}
    </li>
  );
};

const scale = ['1', '2', '3', '4', '5'] as const;

const Answering = ({ survey }: { readonly survey: Survey }): ReactNode => {
  const { w } = useWords();
  const send = useSend();
  const isLive = useValue('hubLink').kind === 'live';
  // Here alone, gone with the screen: what I think of saying is kept nowhere.
  const [chosen, setChosen] = useState<Readonly<Record<number, number>>>({});
  const [isSending, setSending] = useState(false);
  const words = w.surveys;
  const choices = survey.questions.flatMap((_, index) => chosen[index] ?? []);
  const answer = async (): Promise<void> => {
    setSending(true);
    await send('answerSurvey', { surveyId: survey.id, choices });
    setSending(false);
  };
  return (
    <div className={css.form}>
      {survey.questions.map((question, index) => (
        <Pills
          key={question}
          label={question}
          value={String(chosen[index] ?? '')}
          options={scale.map((id, at) => ({ id, name: words.choices[at] ?? id }))}
          onChange={(next) => setChosen({ ...chosen, [index]: Number(next) })}
        />
      ))}
      <p className={css.muted}>{isLive ? words.promise : words.offline}</p>
      <div>
        <Button
          look="act"
          isDisabled={!isLive || isSending || choices.length !== survey.questions.length}
          onPress={() => void answer()}
        >
          {words.send}
        </Button>
      </div>
    </div>
  );
};

/** What came of those that are over; nothing while none is. */
export const ResultsCard = ({ surveys }: { readonly surveys: readonly Survey[] }): ReactNode => {
  const { w } = useWords();
  if (surveys.length === 0) return null;
  return (
    <Card title={w.surveys.resultsTitle}>
      <ul className={css.several}>
        {surveys.map((one) => (
          <Results key={one.id} survey={one} />
        ))}
      </ul>
    </Card>
  );
};

const Results = ({ survey }: { readonly survey: Survey }): ReactNode => {
  const { w, f } = useWords();
  const now = useHubNow();
  const words = w.surveys;
  return (
    <li>
      <p className={css.muted}>
        {words.ended(f.moment(survey.closesAt, now))} · {words.answered(survey.answeredCount, survey.askedCount)}
      </p>
      {survey.results === null ? (
        <>
          <p className={css.question}>{survey.questions.join(' · ')}</p>
          {survey.answeredCount < SURVEY_FEWEST && <p className={css.muted}>{words.tooFew}</p>}
        </>
      ) : (
        survey.questions.map((question, index) => (
          <Bars key={question} question={question} counts={survey.results?.[index] ?? []} />
        ))
      )}
    </li>
  );
};

/** Counts as bars, each with its word and number. */
const Bars = ({ question, counts }: { readonly question: string; readonly counts: readonly number[] }): ReactNode => {
  const { w } = useWords();
  const most = Math.max(1, ...counts);
  return (
    <figure className={css.bars}>
      <figcaption>{question}</figcaption>
      <ul>
        {counts.map((count, index) => (
          <li key={w.surveys.choices[index]}>
            <span className={css.word}>{w.surveys.share(w.surveys.choices[index] ?? '', count)}</span>
            <svg className={css.bar} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden>
              <rect width={(count / most) * 100} height="8" rx="1" />
            </svg>
          </li>
        ))}
      </ul>
    </figure>
  );
};
