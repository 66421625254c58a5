import { CARE_CHARS, leads, UnitTree, type CareVisitDraft, type Person } from '@hearthline/protocol';
import { useState, type ReactNode } from 'react';
import { Form } from 'react-aria-components';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Pills } from '../../components/choice/Choice.tsx';
import { Field } from '../../components/field/Field.tsx';
import { Window } from '../../components/window/Window.tsx';
import { PersonPick } from '../kudos/PersonPick.tsx';
import { useToday } from './useToday.ts';
import css from './Care.module.css';

interface PlanVisitProps {
  readonly me: Person;
  /** Whom and when it was opened for. */
  readonly first: { readonly personId: string | null; readonly on: string };
  readonly onClose: () => void;
}

/** A visit or a call to somebody I lead. */
export const PlanVisit = ({ me, first, onClose }: PlanVisitProps): ReactNode => {
  const { w } = useWords();
  const send = useSend();
  const today = useToday();
  const people = useValue('people') ?? [];
  const organisation = useValue('organisation');
  const isLive = useValue('hubLink').kind === 'live';
  const [personId, setPersonId] = useState(first.personId);
  const [kind, setKind] = useState<CareVisitDraft['kind']>('visit');
  const [on, setOn] = useState(first.on);
  const [text, setText] = useState('');
  const [isSending, setSending] = useState(false);
  const words = w.care.plan;
  const tree = new UnitTree(organisation?.units ?? []);
  const led = people.filter((one) => leads(tree, me, one));
  const to = led.find(({ id }) => id === personId);
  const isDay = on >= today && on <= aYearFrom(today);
  const mayNot = to === undefined || !isDay || text.trim() === '' || isSending || !isLive;
  const save = async (): Promise<void> => {
    if (to === undefined) return;
    setSending(true);
    const sent = await send('planCare', { personId: to.id, kind, on, text: text.trim() });
    setSending(false);
    if (sent.ok) onClose();
  };
  return (
    <Window title={words.title} isOpen onClose={onClose}>
      <Form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!mayNot) void save();
        }}
      >
        <PersonPick label={words.whom} among={led} value={personId} onChange={setPersonId} />
        <Pills
          label={words.kind}
          value={kind}
          options={(['visit', 'call'] as const).map((id) => ({ id, name: words.kinds[id] }))}
          onChange={setKind}
        />
        <Field label={words.on} type="date" value={on} onChange={setOn} />
        {!isDay && <p className={css.bad}>{words.badDay}</p>}
        <Field
          label={words.text}
          hint={words.textHint}
          rows={2}
          maxLength={CARE_CHARS}
          value={text}
          onChange={setText}
        />
        <div className={css.keys}>
          <Button type="submit" look="act" isDisabled={mayNot}>
            {words.send}
          </Button>
          {!isLive && <span className={css.muted}>{w.care.desk.needsHub}</span>}
        </div>
      </Form>
    </Window>
  );
};

/** As the hub counts it. */
const aYearFrom = (today: string): string =>
  new Date(Date.parse(`${today}T00:00:00Z`) + 366 * 86_400_000).toISOString().slice(0, 10);
