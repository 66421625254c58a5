import { REMIND_AT_MOST_EVERY_MS, type Announcement } from '@hearthline/protocol';
import { BellRing, Pencil, Undo2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { CorrectWindow } from './CorrectWindow.tsx';
import { mayAddress } from './draft.ts';
import { WithdrawWindow } from './WithdrawWindow.tsx';
import css from './Broadcast.module.css';

/** What may still be done with an announcement that was sent, by this person. */
export const SentActions = ({ item }: { readonly item: Announcement }): ReactNode => {
  const { w } = useWords();
  const [isOpen, setOpen] = useState<'correct' | 'withdraw' | null>(null);
  const session = useValue('session');
  const organisation = useValue('organisation');
  const isLive = useValue('hubLink').kind === 'live';
  if (session.kind !== 'signedIn' || organisation === null) return null;
  const isMine = item.authorId === session.person.id;
  const may = mayAddress(organisation, session.person, item.audience);
  if (!isMine && !may) return null;
  return (
    <div className={css.actions}>
      {may && <Remind item={item} />}
      {may && isMine && (
        <Button icon={Pencil} isDisabled={!isLive} onPress={() => setOpen('correct')}>
          {w.broadcast.correct}
        </Button>
      )}
      <Button icon={Undo2} isDisabled={!isLive} onPress={() => setOpen('withdraw')}>
        {w.broadcast.withdraw}
      </Button>
      {isOpen === 'correct' && <CorrectWindow item={item} onClose={() => setOpen(null)} />}
      {isOpen === 'withdraw' && <WithdrawWindow item={item} onClose={() => setOpen(null)} />}
    </div>
  );
};

/** One press, at most once an hour (ANN-12). */
const Remind = ({ item }: { readonly item: Announcement }): ReactNode => {
  const { w, f } = useWords();
  const now = useHubNow();
  const send = useSend();
  const [isSending, setSending] = useState(false);
  const isLive = useValue('hubLink').kind === 'live';
  if (!item.mustRead || (item.missingPersonIds ?? []).length === 0) return null;
  if (item.remindedAt !== null && item.remindedAt + REMIND_AT_MOST_EVERY_MS > now)
    return <output className={css.muted}>{w.broadcast.reminded(f.moment(item.remindedAt, now))}</output>;
  const remind = async (): Promise<void> => {
    setSending(true);
    await send('remindReaders', { announcementId: item.id });
    setSending(false);
  };
  return (
    <Button icon={BellRing} isDisabled={!isLive || isSending} onPress={() => void remind()}>
      {isSending ? w.broadcast.reminding : w.broadcast.remind}
    </Button>
  );
};
