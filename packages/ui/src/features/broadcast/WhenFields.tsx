import type { Organisation } from '@hearthline/protocol';
import type { ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Pick } from '../../components/choice/Choice.tsx';
import { Field } from '../../components/field/Field.tsx';
import { whenIds, withDays, type Draft } from './draft.ts';
import css from './Broadcast.module.css';

interface WhenFieldsProps {
  readonly draft: Draft;
  readonly organisation: Organisation;
  readonly onChange: (draft: Draft) => void;
}

/** Now, or later: once or again and again, by the centre's clock. */
export const WhenFields = ({ draft, organisation, onChange }: WhenFieldsProps): ReactNode => {
  const { w } = useWords();
  const now = useHubNow();
  const { plan } = w.broadcast;
  return (
    <>
      <Pick
        label={plan.when}
        value={draft.when}
        options={whenIds.map((id) => ({ id, name: plan.repeat[id] }))}
        onChange={(when) =>
          onChange(when === 'now' ? { ...draft, when } : withDays({ ...draft, when }, now, organisation))
        }
      />
      {draft.when !== 'now' && (
        <>
          <div className={css.days}>
            <Field
              label={draft.when === 'once' ? plan.day : plan.firstDay}
              type="date"
              value={draft.firstOn}
              onChange={(firstOn) => onChange({ ...draft, firstOn })}
            />
            {draft.when !== 'once' && (
              <Field
                label={plan.lastDay}
                type="date"
                value={draft.lastOn}
                onChange={(lastOn) => onChange({ ...draft, lastOn })}
              />
            )}
            <Field
              label={plan.time}
              type="time"
              value={draft.timeOfDay}
              onChange={(timeOfDay) => onChange({ ...draft, timeOfDay })}
            />
          </div>
          <p className={css.muted}>{plan.zone(organisation.timeZone)}</p>
        </>
      )}
    </>
  );
};
