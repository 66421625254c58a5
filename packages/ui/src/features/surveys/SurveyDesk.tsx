import type { Organisation, Person, Survey } from '@hearthline/protocol';
import { useState, type ReactNode } from 'react';
import { Form } from 'react-aria-components';
import { useHubNow } from '../../app/clock.tsx';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Pick } from '../../components/choice/Choice.tsx';
import { Field } from '../../components/field/Field.tsx';
import { addressable, audienceOf } from '../broadcast/draft.ts';
import { UnitPick } from '../team/UnitPick.tsx';
import { ResultsCard } from './SurveyCards.tsx';
import css from './Surveys.module.css';

const DAY_MS = 24 * 3_600_000;
const lengths = ['1', '3', '7', '14'] as const;
type Days = (typeof lengths)[number];
const MOST_QUESTIONS = 3;

/** For a leader: asking, how many have answered, and what came of it. */
export const SurveyDesk = (): ReactNode => {
  const { w } = useWords();
  const now = useHubNow();
  const session = useValue('session');
  const organisation = useValue('organisation');
  const surveys = useValue('surveys');
  if (session.kind !== 'signedIn' || organisation === null || surveys === null) return null;
  const mine = surveys.filter(({ authorId }) => authorId === session.person.id);
  const open = mine.filter(({ closesAt }) => closesAt > now);
  return (
    <>
      <Asking organisation={organisation} me={session.person} />
      {open.length > 0 && (
        <Card title={w.surveys.running}>
          <ul className={css.list}>
            {open.map((one) => (
              <Running key={one.id} survey={one} />
            ))}
          </ul>
        </Card>
      )}
      <ResultsCard surveys={mine.filter(({ closesAt }) => closesAt <= now)} />
    </>
  );
};

const Running = ({ survey }: { readonly survey: Survey }): ReactNode => {
  const { w } = useWords();
  return (
    <li>
      <span>{survey.questions.join(' · ')}</span>
      <b>{w.surveys.answered(survey.answeredCount, survey.askedCount)}</b>
    </li>
  );
};

const Asking = ({ organisation, me }: { readonly organisation: Organisation; readonly me: Person }): ReactNode => {
  const { w } = useWords();
  const send = useSend();
  const now = useHubNow();
  const isLive = useValue('hubLink').kind === 'live';
  const [unit, setUnit] = useState('');
  const [questions, setQuestions] = useState<readonly string[]>(['']);
  const [days, setDays] = useState<Days>('3');
  const [stage, setStage] = useState<'writing' | 'sending' | 'sent'>('writing');
  const words = w.surveys;
  const among = addressable(organisation, me);
  const audience = audienceOf(among.includes(unit) ? unit : (among[0] ?? ''), organisation);
  const asked = questions.map((one) => one.trim()).filter((one) => one !== '');
  const open = async (): Promise<void> => {
    if (audience === null) return;
    setStage('sending');
    const sent = await send('openSurvey', {
      questions: asked,
      audience,
      closesAt: Math.round(now + Number(days) * DAY_MS),
    });
    if (sent.ok) setQuestions(['']);
    setStage(sent.ok ? 'sent' : 'writing');
  };
  const change = (index: number, text: string): void => {
    setQuestions(questions.map((one, at) => (at === index ? text : one)));
    setStage('writing');
  };
  if (among.length === 0) return null;
  return (
    <Card title={words.ask}>
      <Form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (isLive && stage !== 'sending' && asked.length > 0) void open();
        }}
      >
        <UnitPick
          label={words.audience}
          organisation={organisation}
          value={among.includes(unit) ? unit : (among[0] ?? '')}
          among={new Set(among)}
          onChange={setUnit}
        />
        {questions.map((question, index) => (
          <Field
            // A question has nothing but its place.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            label={words.question(index + 1)}
            hint={words.questionHint}
            maxLength={120}
            value={question}
            onChange={(text) => change(index, text)}
          />
        ))}
        <Pick
          label={words.days}
          value={days}
          options={lengths.map((id) => ({ id, name: words.forDays(Number(id)) }))}
          onChange={setDays}
        />
        <p className={css.muted}>{words.promise}</p>
        <div className={css.keys}>
          <Button type="submit" look="act" isDisabled={!isLive || stage === 'sending' || asked.length === 0}>
            {words.open}
          </Button>
          {questions.length < MOST_QUESTIONS && (
            <Button onPress={() => setQuestions([...questions, ''])}>{words.more}</Button>
          )}
        </div>
        {stage === 'sent' && <output className={css.said}>{words.opened}</output>}
      </Form>
    </Card>
  );
};
