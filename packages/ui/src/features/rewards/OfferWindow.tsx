import type { Organisation, Reward } from '@hearthline/protocol';
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
  const isLive = useValue('hubLink').kind === 'live';
  const [form, setForm] = useState<OfferForm>(() => (reward === null ? emptyOffer(now) : offerFormOf(reward)));
  const [unitId, setUnitId] = useState(among[0] ?? '');
  const [isSending, setSending] = useState(false);
  const words = w.rewards.form;
  const draft = finishOffer(form, reward?.audience ?? audienceOf(unitId, organisation), now);
  const mayNot = draft === null || isSending || !isLive;
  const save = async (): Promise<void> => {
    if (draft === null) return;
    setSending(true);
    const { audience: _audience, ...change } = draft;
    const sent =
      reward === null
        ? await send('offerReward', draft)
        : await send('changeReward', { ...change, rewardId: reward.id, version: reward.version });
    setSending(false);
    if (sent.ok) onClose();
  };
  return (
    <Window title={reward === null ? words.titleNew : words.titleChange} isOpen onClose={onClose}>
      <Form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!mayNot) void save();
        }}
      >
        {reward === null && (
          <UnitPick
            label={words.audience}
            organisation={organisation}
            value={unitId}
            among={new Set(among)}
            onChange={setUnitId}
          />
        )}
        <OfferFields form={form} now={now} onChange={setForm} />
        <div className={css.keys}>
          <Button type="submit" look="act" isDisabled={mayNot}>
            {reward === null ? words.send : words.save}
          </Button>
          {!isLive && <span className={css.muted}>{w.rewards.offlineDesk}</span>}
        </div>
      </Form>
    </Window>
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
