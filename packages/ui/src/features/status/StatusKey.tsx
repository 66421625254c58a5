import type { Person, StatusLine } from '@hearthline/protocol';
import { MessageSquareQuote } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Window } from '../../components/window/Window.tsx';
import { StatusForm } from './StatusForm.tsx';
import { spokenStatus, statusOf } from './statusDraft.ts';
import css from './Status.module.css';

/** What I say of myself, in the top bar; pressed, it is written anew or taken away. */
export const StatusKey = ({ person }: { readonly person: Person }): ReactNode => {
  const { w } = useWords();
  const send = useSend();
  const [isOpen, setOpen] = useState(false);
  /** Said, and not known to the hub yet. */
  const [waiting, setWaiting] = useState<{ readonly line: StatusLine | null } | null>(null);
  const mine = statusOf(useValue('statuses'), person.id, useHubNow());
  const shown = waiting === null ? mine : waiting.line;
  const say = async (line: StatusLine | null): Promise<void> => {
    const said = { line };
    setWaiting(said);
    setOpen(false);
    await send('setStatus', said);
    setWaiting((now) => (now === said ? null : now));
  };
  return (
    <>
      <Button
        look="quiet"
        {...(shown?.emoji ? {} : { icon: MessageSquareQuote })}
        aria-label={shown === null ? w.status.keyNone : w.status.key(spokenStatus(shown))}
        onPress={() => setOpen(true)}
      >
        {shown !== null && (
          <span className={css.key} data-waiting={waiting !== null || undefined}>
            {shown.emoji !== null && <span>{shown.emoji}</span>}
            <span className={css.keyText}>{shown.text}</span>
          </span>
        )}
      </Button>
      <Window title={w.status.title} isOpen={isOpen} onClose={() => setOpen(false)}>
        <StatusForm mine={mine} isWaiting={waiting !== null} onSay={(line) => void say(line)} />
      </Window>
    </>
  );
};
