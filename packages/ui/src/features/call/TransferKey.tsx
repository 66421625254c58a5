import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import { MessageCircleQuestionMark, PhoneForwarded } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button as Key, Dialog, DialogTrigger, Form, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { useAct, useValue } from '../../app/host.tsx';
import { useKeyHints } from '../../app/shortcuts/useBindings.ts';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Field } from '../../components/field/Field.tsx';
import { dialable } from '../phone/dialable.ts';
import { Mate } from '../team/Mate.tsx';
import { consultingCall } from './arrangeCalls.ts';
import { transferTargets } from './transferTargets.ts';
import keys from './CallKeys.module.css';
import css from './Transfer.module.css';

interface TransferKeyProps {
  readonly call: CallSnapshot;
  readonly children: ReactNode;
}

/** Opens the panel in which the caller is handed on, over the card, so that the card keeps its height. */
export const TransferKey = ({ call, children }: TransferKeyProps): ReactNode => {
  const { w } = useWords();
  const hint = useKeyHints();
  const isBusy = consultingCall(useValue('calls'), call) !== null || call.transfer.kind === 'handingOver';
  return (
    <DialogTrigger>
      <Key
        ref={hint('transfer')}
        className={keys.key ?? ''}
        data-transfer-key
        isDisabled={call.state.kind !== 'talking' || isBusy}
      >
        {children}
      </Key>
      <Popover className={css.popover ?? ''} placement="bottom">
        <Dialog aria-label={w.transfer.title} className={css.dialog ?? ''}>
          {({ close }) => <Panel call={call} close={close} />}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
};

/** A number, or a colleague from the list: whoever is free comes first. Enter asks first; nobody is sent away by a slip. */
const Panel = ({ call, close }: { readonly call: CallSnapshot; readonly close: () => void }): ReactNode => {
  const { w, f } = useWords();
  const act = useAct();
  const [text, setText] = useState('');
  const session = useValue('session');
  const presence = useValue('presence') ?? [];
  const me = session.kind === 'signedIn' ? session.person.id : '';
  const people = (useValue('people') ?? []).filter(({ id }) => id !== me);
  const members = transferTargets({ people, presence, text, compare: f.compare });
  const number = dialable(text);
  const send = (how: 'transfer' | 'consult'): void => {
    if (number === null) return;
    act(how, { callId: call.id, number });
    close();
  };
  return (
    <Form
      className={css.panel ?? ''}
      onSubmit={(event) => {
        event.preventDefault();
        send('consult');
      }}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- a dialogue that was asked for: its field is where typing goes */}
      <Field label={w.transfer.target} value={text} onChange={setText} maxLength={64} autoFocus autoComplete="off" />
      <ListBox
        aria-label={w.transfer.colleagues}
        className={css.list ?? ''}
        selectionMode="none"
        onAction={(id) => setText(people.find((person) => person.id === id)?.extension ?? '')}
        renderEmptyState={() => <p className={css.nobody}>{w.transfer.nobody}</p>}
      >
        {members.map((member) => (
          <ListBoxItem
            key={member.person.id}
            id={member.person.id}
            textValue={member.person.name}
            className={css.item ?? ''}
          >
            <Mate member={member}>
              <span className={css.extension}>{member.person.extension}</span>
            </Mate>
          </ListBoxItem>
        ))}
      </ListBox>
      <div className={css.buttons}>
        <Button icon={PhoneForwarded} isDisabled={number === null} onPress={() => send('transfer')}>
          {w.transfer.blind}
        </Button>
        <Button type="submit" look="act" icon={MessageCircleQuestionMark} isDisabled={number === null}>
          {w.transfer.consult}
        </Button>
      </div>
    </Form>
  );
};
