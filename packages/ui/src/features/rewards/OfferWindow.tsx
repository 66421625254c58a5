import type { Organisation, Reward } from '@hearthline/protocol';
import { useState, type ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useSend } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Tick } from '../../components/choice/Choice.tsx';
import { Field } from '../../components/field/Field.tsx';
import { audienceOf } from '../broadcast/draft.ts';
import { UnitWindow } from '../team/UnitWindow.tsx';
import { emptyOffer, finishOffer, hasGoodEnd, offerFormOf, type OfferForm } from './offerForm.ts';
import css from './Rewards.module.css';

interface OfferWindowProps {
  readonly organisation: Organisation;
  /** The units she may offer for. */
  readonly among: readonly string[];
  /** The one that is changed; null: a new one. */
  readonly reward: Reward | null;
  readonly onClose: () => void;
}

/** Offering something for points, or changing what is offered. */
export const OfferWindow = ({ organisation, among, reward, onClose }: OfferWindowProps): ReactNode => {
  const { w } = useWords();
  const send = useSend();
  const now = useHubNow();
  const [form, setForm] = useState<OfferForm>(() => (reward === null ? emptyOffer(now) : offerFormOf(reward)));
  const [unitId, setUnitId] = useState(among[0] ?? '');
  const words = w.rewards.form;
  const draft = finishOffer(form, reward?.audience ?? audienceOf(unitId, organisation), now);
  const save = async (): Promise<boolean> => {
    if (draft === null) return false;
    const { audience: _audience, ...change } = draft;
    const sent =
      reward === null
        ? await send('offerReward', draft)
        : await send('changeReward', { ...change, rewardId: reward.id, version: reward.version });
    return sent.ok;
  };
  return (
    <UnitWindow
      words={{
        title: reward === null ? words.titleNew : words.titleChange,
        audience: words.audience,
        send: reward === null ? words.send : words.save,
        offline: w.rewards.offlineDesk,
      }}
      organisation={organisation}
      among={reward === null ? among : null}
      unitId={unitId}
      onUnit={setUnitId}
      isReady={draft !== null}
      onSend={save}
      onClose={onClose}
    >
      <OfferFields form={form} now={now} onChange={setForm} />
    </UnitWindow>
  );
};

interface OfferFieldsProps {
  readonly form: OfferForm;
  readonly now: number;
  readonly onChange: (form: OfferForm) => void;
}

const OfferFields = ({ form, now, onChange }: OfferFieldsProps): ReactNode => {
  const { w } = useWords();
  const words = w.rewards.form;
  const edit = (change: Partial<OfferForm>): void => onChange({ ...form, ...change });
  return (
    <>
      <Field label={words.title} maxLength={80} value={form.title} onChange={(title) => edit({ title })} />
      <Field label={words.body} rows={2} maxLength={500} value={form.body} onChange={(body) => edit({ body })} />
      <Field
        label={words.cost}
        inputMode="numeric"
        maxLength={6}
        value={form.cost}
        onChange={(cost) => edit({ cost })}
      />
      <Tick isSelected={form.isLimited} onChange={(isLimited) => edit({ isLimited })}>
        {words.limited}
      </Tick>
      {form.isLimited && (
        <Field
          label={words.stock}
          hint={words.stockHint}
          inputMode="numeric"
          maxLength={5}
          value={form.stock}
          onChange={(stock) => edit({ stock })}
        />
      )}
      <Tick isSelected={form.isPerPerson} onChange={(isPerPerson) => edit({ isPerPerson })}>
        {words.perPersonLimited}
      </Tick>
      {form.isPerPerson && (
        <Field
          label={words.perPerson}
          inputMode="numeric"
          maxLength={3}
          value={form.perPerson}
          onChange={(perPerson) => edit({ perPerson })}
        />
      )}
      <Field label={words.until} type="datetime-local" value={form.until} onChange={(until) => edit({ until })} />
      {!hasGoodEnd(form, now) && <p className={css.bad}>{words.badEnd}</p>}
    </>
  );
};
