import type { Activity, Organisation } from '@hearthline/protocol';
import { useState, type ReactNode } from 'react';
import { Form } from 'react-aria-components';
import { useHubNow } from '../../app/clock.tsx';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Tick } from '../../components/choice/Choice.tsx';
import { Field } from '../../components/field/Field.tsx';
import { Window } from '../../components/window/Window.tsx';
import { audienceOf } from '../broadcast/draft.ts';
import { UnitPick } from '../team/UnitPick.tsx';
import { emptyForm, finishForm, formOf, hasGoodTimes, type ActivityForm } from './activityForm.ts';
import css from './Activities.module.css';

interface PlanWindowProps {
  readonly organisation: Organisation;
  /** The units she may plan for. */
  readonly among: readonly string[];
  /** The one that is changed; null: a new one. */
  readonly activity: Activity | null;
  readonly onClose: () => void;
}

/** Planning an activity, or changing one. */
export const PlanWindow = ({ organisation, among, activity, onClose }: PlanWindowProps): ReactNode => {
  const { w } = useWords();
  const send = useSend();
  const now = useHubNow();
  const isLive = useValue('hubLink').kind === 'live';
  const [form, setForm] = useState<ActivityForm>(() => (activity === null ? emptyForm(now) : formOf(activity)));
  const [unitId, setUnitId] = useState(among[0] ?? '');
  const [isSending, setSending] = useState(false);
  const words = w.activities.plan;
  const draft = finishForm(form, activity?.audience ?? audienceOf(unitId, organisation), now);
  const mayNot = draft === null || isSending || !isLive;
  const save = async (): Promise<void> => {
    if (draft === null) return;
    setSending(true);
    const { audience: _audience, ...change } = draft;
    const sent =
      activity === null
        ? await send('planActivity', draft)
        : await send('changeActivity', { ...change, activityId: activity.id, version: activity.version });
    setSending(false);
    if (sent.ok) onClose();
  };
  return (
    <Window title={activity === null ? words.titleNew : words.titleChange} isOpen onClose={onClose}>
      <Form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!mayNot) void save();
        }}
      >
        {activity === null && (
          <UnitPick
            label={words.audience}
            organisation={organisation}
            value={unitId}
            among={new Set(among)}
            onChange={setUnitId}
          />
        )}
        <PlanFields form={form} now={now} onChange={setForm} />
        <div className={css.keys}>
          <Button type="submit" look="act" isDisabled={mayNot}>
            {activity === null ? words.send : words.save}
          </Button>
          {!isLive && <span className={css.muted}>{words.needsHub}</span>}
        </div>
      </Form>
    </Window>
  );
};

interface PlanFieldsProps {
  readonly form: ActivityForm;
  readonly now: number;
  readonly onChange: (form: ActivityForm) => void;
}

const PlanFields = ({ form, now, onChange }: PlanFieldsProps): ReactNode => {
  const { w } = useWords();
  const words = w.activities.plan;
  const edit = (change: Partial<ActivityForm>): void => onChange({ ...form, ...change });
  return (
    <>
      <Field label={words.title} maxLength={80} value={form.title} onChange={(title) => edit({ title })} />
      <div className={css.pair}>
        <Field label={words.starts} type="datetime-local" value={form.starts} onChange={(starts) => edit({ starts })} />
        <Field label={words.ends} type="datetime-local" value={form.ends} onChange={(ends) => edit({ ends })} />
      </div>
      {!hasGoodTimes(form, now) && <p className={css.bad}>{words.badTimes}</p>}
      <Field label={words.place} maxLength={120} value={form.place} onChange={(place) => edit({ place })} />
      <Field label={words.body} rows={3} maxLength={1000} value={form.body} onChange={(body) => edit({ body })} />
      <Tick isSelected={form.isForFamilies} onChange={(isForFamilies) => edit({ isForFamilies })}>
        {words.families}
      </Tick>
      <Tick isSelected={form.isLimited} onChange={(isLimited) => edit({ isLimited })}>
        {words.limited}
      </Tick>
      {form.isLimited && (
        <Field
          label={words.places}
          hint={words.placesHint}
          inputMode="numeric"
          maxLength={5}
          value={form.places}
          onChange={(places) => edit({ places })}
        />
      )}
    </>
  );
};
