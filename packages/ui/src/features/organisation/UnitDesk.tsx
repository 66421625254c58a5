import { unitName, UNIT_NAME_CHARS, type Organisation, type Person } from '@hearthline/protocol';
import { Pencil, Trash2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Form } from 'react-aria-components';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { NotYet } from '../../components/faces/Faces.tsx';
import { Field } from '../../components/field/Field.tsx';
import { addressable } from '../broadcast/draft.ts';
import { UnitPick } from '../team/UnitPick.tsx';
import { unitView, type UnitView } from './unitView.ts';
import css from './Organisation.module.css';

/** For IT and who is in charge: another name for a unit, and an empty one away. ORG-21, ORG-22 */
export const UnitDesk = ({ me }: { readonly me: Person }): ReactNode => {
  const { w } = useWords();
  const organisation = useValue('organisation');
  const people = useValue('people');
  return (
    <div className={css.stack}>
      <p className={css.muted}>{w.organisation.units.hint}</p>
      {organisation === null || people === null ? (
        <NotYet rows={2} />
      ) : (
        <Desk organisation={organisation} people={people} me={me} />
      )}
    </div>
  );
};

interface DeskProps {
  readonly organisation: Organisation;
  readonly people: readonly Person[];
  readonly me: Person;
}

const Desk = ({ organisation, people, me }: DeskProps): ReactNode => {
  const { w } = useWords();
  const words = w.organisation.units;
  const isLive = useValue('hubLink').kind === 'live';
  const [chosen, setChosen] = useState('');
  const [isAsking, setAsking] = useState(false);
  const among = addressable(organisation, me);
  const view = unitView(among.includes(chosen) ? chosen : (among[0] ?? ''), { organisation, people, me });
  if (view === null) return null;
  const { unit, stays } = view;
  if (isAsking && stays === null) return <Ask view={view} onDone={() => setAsking(false)} />;
  return (
    <>
      <UnitPick
        label={words.pick}
        organisation={organisation}
        value={unit.id}
        among={new Set(among)}
        onChange={setChosen}
      />
      <Name key={`${unit.id} ${unit.name}`} unitId={unit.id} name={unit.name} />
      <Standing view={view} />
      <div className={css.keys}>
        <Button icon={Trash2} isDisabled={!isLive || stays !== null} onPress={() => setAsking(true)}>
          {words.remove}
        </Button>
        <output className={css.muted}>{isLive ? stays !== null && words[stays] : words.offline}</output>
      </div>
    </>
  );
};

/** Its people and the units below it, as they are now. */
const Standing = ({ view: { peopleCount, belowCount } }: { readonly view: UnitView }): ReactNode => {
  const { w } = useWords();
  const words = w.organisation.units;
  const parts = [
    ...(peopleCount > 0 ? [words.people(peopleCount)] : []),
    ...(belowCount > 0 ? [words.below(belowCount)] : []),
  ];
  return <p className={css.muted}>{parts.length === 0 ? words.isEmpty : parts.join(' · ')}</p>;
};

const Name = ({ unitId, name }: { readonly unitId: string; readonly name: string }): ReactNode => {
  const { w } = useWords();
  const words = w.organisation.units;
  const send = useSend();
  const isLive = useValue('hubLink').kind === 'live';
  const [text, setText] = useState(name);
  const [isSending, setSending] = useState(false);
  const parsed = unitName.safeParse(text);
  const isNew = parsed.success && parsed.data !== name;
  const save = async (): Promise<void> => {
    if (!isNew || !isLive || isSending) return;
    setSending(true);
    await send('renameUnit', { unitId, name: parsed.data });
    setSending(false);
  };
  return (
    <Form
      className={css.stack ?? ''}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field label={words.name} hint={words.nameHint} value={text} maxLength={UNIT_NAME_CHARS} onChange={setText} />
      <div className={css.keys}>
        <Button type="submit" look="act" icon={Pencil} isDisabled={!isNew || !isLive || isSending}>
          {words.save}
        </Button>
      </div>
    </Form>
  );
};

/** Asks before it goes: keeping it has the focus. */
const Ask = ({ view: { unit }, onDone }: { readonly view: UnitView; readonly onDone: () => void }): ReactNode => {
  const { w } = useWords();
  const words = w.organisation.units;
  const send = useSend();
  const isLive = useValue('hubLink').kind === 'live';
  const [isSending, setSending] = useState(false);
  const remove = async (): Promise<void> => {
    setSending(true);
    await send('removeUnit', { unitId: unit.id });
    onDone();
  };
  return (
    <div className={css.stack}>
      <h3>{words.askTitle}</h3>
      <p className={css.unitName}>{unit.name}</p>
      <p className={css.muted}>{words.askMeaning}</p>
      <div className={css.keys}>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- a question takes the focus, and the safe answer has it (ARIA APG) */}
        <Button look="act" autoFocus onPress={onDone}>
          {words.keep}
        </Button>
        <Button look="danger" isDisabled={!isLive || isSending} onPress={() => void remove()}>
          {words.remove}
        </Button>
        <output className={css.muted}>{!isLive && words.offline}</output>
      </div>
    </div>
  );
};
