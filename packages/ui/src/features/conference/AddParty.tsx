import type { Person } from '@hearthline/protocol';
import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import { Phone, UserPlus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Dialog, DialogTrigger, Form, Popover } from 'react-aria-components';
import { useSend, useValue } from '../../app/host.tsx';
import { findPeople } from '../../app/shell/findPeople.ts';
import { useKeyHints } from '../../app/shortcuts/useBindings.ts';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Field } from '../../components/field/Field.tsx';
import { dialable } from '../phone/dialable.ts';
import css from './Conference.module.css';

interface AddPartyProps {
  readonly call: CallSnapshot;
  readonly isDisabled: boolean;
}

/** Calls a colleague or a number into the call. */
export const AddParty = ({ call, isDisabled }: AddPartyProps): ReactNode => {
  const { w } = useWords();
  const hint = useKeyHints();
  const isLive = useValue('hubLink').kind === 'live';
  return (
    <DialogTrigger>
      <Button ref={hint('addParty')} data-add-party-key icon={UserPlus} isDisabled={isDisabled || !isLive}>
        {w.conference.add}
      </Button>
      <Popover className={css.popover ?? ''} placement="bottom start">
        <Dialog aria-label={w.conference.addTitle} className={css.dialog ?? ''}>
          {({ close }) => <Chooser call={call} close={close} />}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
};

const Chooser = ({ call, close }: { readonly call: CallSnapshot; readonly close: () => void }): ReactNode => {
  const { w, f } = useWords();
  const [typed, setTyped] = useState('');
  const people = useValue('people') ?? [];
  const session = useValue('session');
  const send = useSend();
  const myId = session.kind === 'signedIn' ? session.person.id : '';
  const found = findPeople(people, typed, f.compare).filter(
    (person) => person.extension !== null && person.id !== myId,
  );
  const number = dialable(typed);
  const first = number ?? found[0]?.extension ?? null;
  const add = async (to: string | null): Promise<void> => {
    if (to === null) return;
    const sent = await send('addToConference', { callId: call.id, number: to });
    if (sent.ok) close();
  };
  return (
    <Form
      className={css.chooser ?? ''}
      onSubmit={(event) => {
        event.preventDefault();
        void add(first);
      }}
    >
      <Field
        label={w.conference.addTitle}
        placeholder={w.conference.addHint}
        value={typed}
        onChange={setTyped}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened to type into, and nothing else
        autoFocus
      />
      {number !== null && (
        <Button type="submit" look="act" icon={Phone}>
          {w.conference.callNumber(number)}
        </Button>
      )}
      {found.map((person) => (
        <Colleague key={person.id} person={person} onPress={() => void add(person.extension)} />
      ))}
      {typed.trim() !== '' && number === null && found.length === 0 && (
        <p className={css.quiet}>{w.conference.nobody}</p>
      )}
    </Form>
  );
};

const Colleague = ({ person, onPress }: { readonly person: Person; readonly onPress: () => void }): ReactNode => (
  <Button icon={Phone} onPress={onPress}>
    <span className={css.name}>{person.name}</span>
    <span className={css.quiet}>{person.extension}</span>
  </Button>
);
