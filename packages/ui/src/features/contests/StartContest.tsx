import { contestMeasure, CONTEST_TITLE_CHARS, type Person } from '@hearthline/protocol';
import { useState, type ReactNode } from 'react';
import { Form } from 'react-aria-components';
import { useHubNow } from '../../app/clock.tsx';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Pick, Pills } from '../../components/choice/Choice.tsx';
import { Field } from '../../components/field/Field.tsx';
import { addressable, audienceOf } from '../broadcast/draft.ts';
import { UnitPick } from '../team/UnitPick.tsx';
import { emptyContest, finishContest, hasGoodTimes, type ContestForm } from './contestView.ts';
import css from './Contests.module.css';

/** A contest being started; nothing for who may speak to nobody. */
export const StartContest = ({ me }: { readonly me: Person }): ReactNode => {
  const { w } = useWords();
  const send = useSend();
  const now = useHubNow();
  const organisation = useValue('organisation');
  const isLive = useValue('hubLink').kind === 'live';
  const [form, setForm] = useState<ContestForm>(() => emptyContest(now));
  const [unit, setUnit] = useState('');
  const [stage, setStage] = useState<'writing' | 'sending' | 'sent'>('writing');
  const words = w.contests.desk;
  if (organisation === null) return null;
  const among = addressable(organisation, me);
  if (among.length === 0) return null;
  const unitId = among.includes(unit) ? unit : (among[0] ?? '');
  const draft = finishContest(form, audienceOf(unitId, organisation), now);
  const edit = (next: ContestForm): void => {
    setForm(next);
    setStage('writing');
  };
  const start = async (): Promise<void> => {
    if (draft === null) return;
    setStage('sending');
    const sent = await send('startContest', draft);
    if (sent.ok) setForm(emptyContest(now));
    setStage(sent.ok ? 'sent' : 'writing');
  };
  return (
    <Card title={words.title}>
      <Form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (draft !== null && isLive && stage !== 'sending') void start();
        }}
      >
        <p className={css.muted}>{words.meaning}</p>
        <div className={css.pair}>
          <UnitPick
            label={words.audience}
            organisation={organisation}
            value={unitId}
            among={new Set(among)}
            onChange={setUnit}
          />
          <Field
            label={words.name}
            maxLength={CONTEST_TITLE_CHARS}
            value={form.title}
            onChange={(title) => edit({ ...form, title })}
          />
        </div>
        <AimFields form={form} onChange={edit} />
        <div className={css.pair}>
          <Field
            label={words.starts}
            type="datetime-local"
            value={form.starts}
            onChange={(starts) => edit({ ...form, starts })}
          />
          <Field
            label={words.ends}
            type="datetime-local"
            value={form.ends}
            onChange={(ends) => edit({ ...form, ends })}
          />
        </div>
        {!hasGoodTimes(form, now) && <p className={css.bad}>{words.badTimes}</p>}
        <div className={css.keys}>
          <Button type="submit" look="act" isDisabled={draft === null || !isLive || stage === 'sending'}>
            {words.send}
          </Button>
          {stage === 'sent' && <output className={css.muted}>{words.sent}</output>}
          {!isLive && <span className={css.muted}>{words.needsHub}</span>}
        </div>
      </Form>
    </Card>
  );
};

const placeIds = ['1', '2', '3'] as const;
const kindIds = ['ownAverage', 'eachOther', 'together'] as const;

interface AimFieldsProps {
  readonly form: ContestForm;
  readonly onChange: (form: ContestForm) => void;
}

/** How it is won, and what counts. */
const AimFields = ({ form, onChange }: AimFieldsProps): ReactNode => {
  const { w } = useWords();
  const words = w.contests.desk;
  const { kind, measure, percent, places, goal } = form;
  return (
    <>
      <Pills
        label={words.kind}
        value={kind}
        options={kindIds.map((id) => ({ id, name: w.contests.kinds[id] }))}
        onChange={(next) => onChange({ ...form, kind: next })}
      />
      <p className={css.muted}>{words.told(w.contests.beforeJoining[kind])}</p>
      <div className={css.pair}>
        <Pick
          label={words.measure}
          value={measure}
          options={contestMeasure.options.map((id) => ({ id, name: w.contests.measures[id] }))}
          onChange={(next) => onChange({ ...form, measure: next })}
        />
        {kind === 'ownAverage' && (
          <Field
            label={words.percent}
            inputMode="numeric"
            maxLength={3}
            value={percent}
            onChange={(next) => onChange({ ...form, percent: next })}
          />
        )}
        {kind === 'eachOther' && (
          <Pick
            label={words.places}
            value={places}
            options={placeIds.map((id) => ({ id, name: words.placesOf(Number(id)) }))}
            onChange={(next) => onChange({ ...form, places: next })}
          />
        )}
        {kind === 'together' && (
          <Field
            label={words.goal}
            inputMode="numeric"
            maxLength={7}
            value={goal}
            onChange={(next) => onChange({ ...form, goal: next })}
          />
        )}
      </div>
    </>
  );
};
