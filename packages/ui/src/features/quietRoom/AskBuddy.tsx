import type { Person } from '@hearthline/protocol';
import { useState, type ReactNode } from 'react';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Window } from '../../components/window/Window.tsx';
import { PersonPick } from '../kudos/PersonPick.tsx';
import { mayBeAsked } from './roomView.ts';
import css from './QuietRoom.module.css';

interface AskBuddyProps {
  readonly me: Person;
  readonly onClose: () => void;
}

/** Asks one colleague who is online to sit beside me. */
export const AskBuddy = ({ me, onClose }: AskBuddyProps): ReactNode => {
  const { w } = useWords();
  const send = useSend();
  const people = useValue('people') ?? [];
  const presence = useValue('presence') ?? [];
  const organisation = useValue('organisation');
  const isLive = useValue('hubLink').kind === 'live';
  const [personId, setPersonId] = useState<string | null>(null);
  const among = mayBeAsked(me, { people, presence, organisation });
  const to = among.find(({ id }) => id === personId);
  const words = w.quietRoom.buddy;
  const ask = async (): Promise<void> => {
    if (to === undefined) return;
    // Refused, it is said in words among the notices, which this window would hide.
    await send('askBuddy', { personId: to.id });
    onClose();
  };
  return (
    <Window title={words.title} isOpen onClose={onClose}>
      <form
        className={css.part}
        onSubmit={(event) => {
          event.preventDefault();
          void ask();
        }}
      >
        <p className={css.muted}>{words.meaning}</p>
        <PersonPick label={words.whom} among={among} value={personId} onChange={setPersonId} />
        <div className={css.keys}>
          <Button look="act" type="submit" isDisabled={to === undefined || !isLive}>
            {words.send}
          </Button>
          {!isLive && <span className={css.muted}>{w.quietRoom.offlineOut}</span>}
        </div>
      </form>
    </Window>
  );
};
