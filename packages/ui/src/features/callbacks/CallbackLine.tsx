import { UnitTree, type Callback, type CallbackOwner, type Person } from '@hearthline/protocol';
import { Check, Pencil, Phone, Trash2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useAct, useSend, useValue } from '../../app/host.tsx';
import type { Formats, Words } from '../../app/words/index.ts';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Pick } from '../../components/choice/Choice.tsx';
import { cx } from '../../components/cx.ts';
import lists from '../../components/lists/Lists.module.css';
import { Window } from '../../components/window/Window.tsx';
import { WhenPick } from './WhenPick.tsx';
import css from './Callbacks.module.css';

interface LineProps {
  readonly one: Callback;
  readonly me: Person;
}

/** One to be called back: who, when, whose, what for, and what came of it so far. */
export const CallbackLine = ({ one, me }: LineProps): ReactNode => {
  const { w, f } = useWords();
  const now = useHubNow();
  const act = useAct();
  const isLive = useValue('hubLink').kind === 'live';
  const people = useValue('people') ?? [];
  const nameOf = (id: string): string => people.find((each) => each.id === id)?.name ?? '';
  const who = one.name === '' ? one.number : one.name;
  const isWaiting = one.state.kind === 'scheduled';
  const isOverdue = isWaiting && one.dueAt <= now;
  const isMine = one.owner.kind === 'team' || one.owner.personId === me.id;
  const facts = [one.name === '' ? '' : one.number, ownerWord(one, { w, me, nameOf }), stateWord(one, w, nameOf)];
  if (one.attempts.length > 0) facts.push(w.callbacks.tries(one.attempts.length));
  return (
    <li className={cx(lists.row, css.row)} data-overdue={isOverdue || undefined}>
      <span className={lists.who}>
        <b>{who}</b>
        <small>{facts.filter((fact) => fact !== '').join(' · ')}</small>
      </span>
      <span className={css.time}>{timeWord(one, now, { w, f })}</span>
      <span className={css.doing}>
        {isWaiting && isMine && me.role === 'operator' && (
          <Button
            icon={Phone}
            aria-label={w.callbacks.callNowOf(who)}
            isDisabled={!isLive}
            onPress={() => act('changeCallback', { callbackId: one.id, change: { kind: 'later', dueAt: now } })}
          >
            {w.callbacks.callNow}
          </Button>
        )}
        {(isWaiting || (me.role === 'leader' && one.state.kind === 'offered')) && <Edit one={one} me={me} who={who} />}
      </span>
      {one.note !== '' && <small className={css.wide}>{one.note}</small>}
    </li>
  );
};

interface Naming {
  readonly w: Words;
  readonly me: Person;
  readonly nameOf: (personId: string) => string;
}

const ownerWord = ({ owner }: Callback, { w, me, nameOf }: Naming): string => {
  if (owner.kind === 'team') return w.callbacks.ownerTeam;
  return owner.personId === me.id ? w.callbacks.ownerMe : w.callbacks.owner(nameOf(owner.personId));
};

const stateWord = ({ state }: Callback, w: Words, nameOf: Naming['nameOf']): string => {
  switch (state.kind) {
    case 'scheduled':
      return '';
    case 'offered':
      return w.callbacks.offeredTo(nameOf(state.to));
    case 'dialled':
      return w.callbacks.dialledBy(nameOf(state.by));
    case 'ended':
      return w.callbacks.endedBy(nameOf(state.by));
    case 'done':
      return w.callbacks.outcomes[state.outcome];
    case 'givenUp':
      return w.callbacks.givenUp[state.why];
    case 'cancelled':
      return w.callbacks.cancelled;
  }
};

const timeWord = (one: Callback, now: number, { w, f }: { w: Words; f: Formats }): string => {
  if (one.state.kind === 'done' || one.state.kind === 'givenUp' || one.state.kind === 'cancelled')
    return f.moment(one.state.at, now);
  const lateMs = now - one.dueAt;
  return one.state.kind === 'scheduled' && lateMs >= 60_000
    ? w.callbacks.overdue(f.span(lateMs))
    : w.callbacks.due(f.moment(one.dueAt, now));
};

const TEAM = 'team';
const keyOf = (owner: CallbackOwner): string => (owner.kind === 'team' ? TEAM : owner.personId);

/** Another time, another owner (a leader's), or none at all. */
const Edit = ({ one, me, who }: LineProps & { readonly who: string }): ReactNode => {
  const { w, f } = useWords();
  const send = useSend();
  const isLive = useValue('hubLink').kind === 'live';
  const people = useValue('people') ?? [];
  const tree = new UnitTree(useValue('organisation')?.units ?? []);
  const [isOpen, setIsOpen] = useState(false);
  const [dueAt, setDueAt] = useState<number | null>(null);
  const [owner, setOwner] = useState(keyOf(one.owner));
  const mates = people
    .filter(
      ({ unitId, extension, role }) => tree.groupOf(unitId) === one.groupId && extension !== null && role !== 'it',
    )
    .toSorted((a, b) => f.compare(a.name, b.name));
  const close = (): void => setIsOpen(false);
  const save = async (): Promise<void> => {
    const to: CallbackOwner =
      owner === TEAM ? { kind: 'team', groupId: one.groupId } : { kind: 'person', personId: owner };
    if (owner !== keyOf(one.owner) && !(await send('assignCallback', { callbackId: one.id, owner: to })).ok) return;
    if (dueAt !== null) await send('changeCallback', { callbackId: one.id, change: { kind: 'later', dueAt } });
    close();
  };
  const cancel = async (): Promise<void> => {
    await send('changeCallback', { callbackId: one.id, change: { kind: 'cancel' } });
    close();
  };
  return (
    <>
      <Button icon={Pencil} look="quiet" aria-label={w.callbacks.changeOf(who)} onPress={() => setIsOpen(true)}>
        {w.callbacks.change}
      </Button>
      <Window title={w.callbacks.changeTitle(who)} isOpen={isOpen} onClose={close}>
        <form
          className={css.form}
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <WhenPick start="own" onChange={setDueAt} />
          {me.role === 'leader' && (
            <Pick
              label={w.callbacks.giveTo}
              options={[{ id: TEAM, name: w.callbacks.form.team }, ...mates.map(({ id, name }) => ({ id, name }))]}
              value={owner}
              onChange={setOwner}
            />
          )}
          <div className={css.buttons}>
            <Button type="submit" look="act" icon={Check} isDisabled={!isLive}>
              {w.callbacks.saveChange}
            </Button>
            <Button icon={Trash2} look="danger" isDisabled={!isLive} onPress={() => void cancel()}>
              {w.callbacks.cancel}
            </Button>
          </div>
        </form>
      </Window>
    </>
  );
};
