import type { Activity, Organisation } from '@hearthline/protocol';
import { useState, type ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useSend } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Tick } from '../../components/choice/Choice.tsx';
import { Field } from '../../components/field/Field.tsx';
import { audienceOf } from '../broadcast/draft.ts';
import { UnitWindow } from '../team/UnitWindow.tsx';
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
  const [form, setForm] = useState<ActivityForm>(() => (activity === null ? emptyForm(now) : formOf(activity)));
  const [unitId, setUnitId] = useState(among[0] ?? '');
  const words = w.activities.plan;
  const draft = finishForm(form, activity?.audience ?? audienceOf(unitId, organisation), now);
  const save = async (): Promise<boolean> => {
    if (draft === null) return false;
    const { audience: _audience, ...change } = draft;
    const sent =
      activity === null
        ? await send('planActivity', draft)
        : await send('changeActivity', { ...change, activityId: activity.id, version: activity.version });
    return sent.ok;
  };
  return (
    <UnitWindow
      words={{
        title: activity === null ? words.titleNew : words.titleChange,
        audience: words.audience,
        send: activity === null ? words.send : words.save,
        offline: words.needsHub,
      }}
      organisation={organisation}
      among={activity === null ? among : null}
      unitId={unitId}
      onUnit={setUnitId}
      isReady={draft !== null}
      onSend={save}
      onClose={onClose}
    >
      <PlanFields form={form} now={now} onChange={setForm} />
    </UnitWindow>
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
