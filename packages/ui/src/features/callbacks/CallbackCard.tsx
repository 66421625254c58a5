import type { Callback, CallbackChange, CallbackOutcome, Person } from '@hearthline/protocol';
import { CalendarClock, Check, Clock, Phone, Users, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useAct, useSend, useValue } from '../../app/host.tsx';
import { useRouter } from '../../app/router.tsx';
import { countdown } from '../../app/words/index.ts';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Pills } from '../../components/choice/Choice.tsx';
import { Window } from '../../components/window/Window.tsx';
import { heldBy } from './callbackList.ts';
import { LastCalls } from './LastCalls.tsx';
import { WhenPick } from './WhenPick.tsx';
import css from './Callbacks.module.css';

/** The callback before me: who, why, and what to press. Nothing is dialled by itself. */
export const CallbackCard = ({ me }: { readonly me: Person }): ReactNode => {
  const { w } = useWords();
  const one = heldBy(useValue('callbacks') ?? [], me.id);
  if (one === null) return null;
  const { state } = one;
  const title =
    state.kind === 'offered'
      ? w.callbacks.card.offered
      : state.kind === 'ended'
        ? w.callbacks.card.ended
        : w.callbacks.card.dialled;
  return (
    <section
      className={css.card}
      aria-label={w.callbacks.card.region}
      data-tone={state.kind === 'dialled' ? 'live' : 'act'}
    >
      <header className={css.head}>
        <CalendarClock size={22} aria-hidden />
        <h2>{title}</h2>
        {one.attempts.length > 0 && <span>{w.callbacks.card.attempt(one.attempts.length + 1)}</span>}
      </header>
      <p className={css.person}>
        <b>{one.name === '' ? one.number : one.name}</b>
        {one.name !== '' && <span>{one.number}</span>}
      </p>
      {one.note !== '' && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long note scrolls, by the keyboard too
        <p className={css.note} tabIndex={0}>
          {one.note}
        </p>
      )}
      {state.kind === 'offered' && <Offered one={one} offerId={state.offerId} endsAt={state.endsAt} />}
      {state.kind === 'ended' && <Ended key={`${one.id} ${state.at}`} one={one} outcome={state.outcome} />}
    </section>
  );
};

interface OfferedProps {
  readonly one: Callback;
  readonly offerId: string;
  readonly endsAt: number;
}

const Offered = ({ one, offerId, endsAt }: OfferedProps): ReactNode => {
  const { w } = useWords();
  const words = w.callbacks.card;
  const now = useHubNow();
  const send = useSend();
  const change = useChange(one);
  const router = useRouter();
  const app = useValue('app');
  const isRegistered = useValue('line').state.kind === 'registered';
  const isLive = useValue('hubLink').kind === 'live';
  const [isDialling, setIsDialling] = useState(false);
  const dial = async (): Promise<void> => {
    setIsDialling(true);
    if ((await send('dialCallback', { callbackId: one.id, offerId })).ok) router.go('phone');
    setIsDialling(false);
  };
  return (
    <>
      <LastCalls number={one.number} />
      <div className={css.buttons}>
        {app.hasPhone && (
          <Button
            look="act"
            size="big"
            icon={Phone}
            isDisabled={!isRegistered || !isLive || isDialling}
            onPress={() => void dial()}
          >
            {words.dial}
          </Button>
        )}
        <Later one={one} />
        {one.owner.kind === 'person' && (
          <Button icon={Users} isDisabled={!isLive} onPress={() => change({ kind: 'toTeam' })}>
            {words.toTeam}
          </Button>
        )}
        <Button icon={X} isDisabled={!isLive} onPress={() => change({ kind: 'giveUp' })}>
          {words.giveUp}
        </Button>
      </div>
      <p className={css.meaning}>
        {words.meaning} <span className={css.left}>{words.left(countdown(endsAt - now))}</span>
      </p>
    </>
  );
};

const useChange = ({ id }: Callback): ((change: CallbackChange) => void) => {
  const act = useAct();
  return (change) => act('changeCallback', { callbackId: id, change });
};

const outcomes = ['reached', 'noAnswer', 'busy', 'wrongNumber', 'failed'] as const satisfies readonly CallbackOutcome[];

const Ended = ({ one, outcome }: { readonly one: Callback; readonly outcome: CallbackOutcome }): ReactNode => {
  const { w } = useWords();
  const change = useChange(one);
  const [said, setSaid] = useState(outcome);
  return (
    <>
      <p className={css.meaning}>
        {w.callbacks.card.endedMeaning} {said !== 'reached' && said !== 'wrongNumber' && w.callbacks.card.next}
      </p>
      <Pills
        label={w.callbacks.card.ended}
        isLabelHidden
        options={outcomes.map((id) => ({ id, name: w.callbacks.outcomes[id] }))}
        value={said}
        onChange={setSaid}
      />
      <div className={css.buttons}>
        <Button look="act" icon={Check} onPress={() => change({ kind: 'confirm', outcome: said })}>
          {w.callbacks.card.confirm}
        </Button>
        <Later one={one} />
      </div>
    </>
  );
};

/** Puts it off; the times are those of “call back later”. */
const Later = ({ one }: { readonly one: Callback }): ReactNode => {
  const { w } = useWords();
  const now = useHubNow();
  const change = useChange(one);
  const [isOpen, setIsOpen] = useState(false);
  const [dueAt, setDueAt] = useState<number | null>(null);
  const open = (): void => {
    setDueAt(now + 15 * 60_000);
    setIsOpen(true);
  };
  return (
    <>
      <Button icon={Clock} onPress={open}>
        {w.callbacks.card.later}
      </Button>
      <Window title={w.callbacks.card.later} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <form
          className={css.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (dueAt === null) return;
            change({ kind: 'later', dueAt });
            setIsOpen(false);
          }}
        >
          <WhenPick start="in15" onChange={setDueAt} />
          <div className={css.buttons}>
            <Button type="submit" look="act" icon={Check} isDisabled={dueAt === null}>
              {w.callbacks.form.save}
            </Button>
          </div>
        </form>
      </Window>
    </>
  );
};
