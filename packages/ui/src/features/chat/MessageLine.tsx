import type { ChatMessage } from '@hearthline/protocol';
import { Clock, Trash2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useAct, useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import type { ChatWaiting } from '../../host/chat/chatContract.ts';
import { mayDelete } from './chatList.ts';
import css from './Chat.module.css';

/** So much later than written it says both. */
const LATE_MS = 60_000;

interface MessageLineProps {
  readonly message: ChatMessage;
  readonly myId: string;
  /** The last of mine that the other has read. */
  readonly isRead: boolean;
  readonly hasName: boolean;
}

/** A message: whose, when, its words; mine can be deleted for a while. */
export const MessageLine = ({ message, myId, isRead, hasName }: MessageLineProps): ReactNode => {
  const { w, f } = useWords();
  const now = useHubNow();
  const isMine = message.fromId === myId;
  const isLate = message.at - message.writtenAt > LATE_MS;
  return (
    <li className={css.line} data-mine={isMine || undefined}>
      <span className={css.head}>
        {hasName && !isMine && <b>{message.fromName}</b>}
        <time>{f.moment(message.at, now)}</time>
        {isLate && <span>{w.chat.writtenAt(f.moment(message.writtenAt, now))}</span>}
        {mayDelete(message, myId, now) && <Delete messageId={message.id} />}
      </span>
      <p className={css.text} data-deleted={message.isDeleted || undefined}>
        {message.isDeleted ? w.chat.deleted : message.text}
      </p>
      {isRead && <span className={css.head}>{w.chat.read}</span>}
    </li>
  );
};

const Delete = ({ messageId }: { readonly messageId: string }): ReactNode => {
  const { w } = useWords();
  const send = useSend();
  const isLive = useValue('hubLink').kind === 'live';
  const [isGoing, setGoing] = useState(false);
  const remove = async (): Promise<void> => {
    setGoing(true);
    await send('deleteChat', { messageId });
    setGoing(false);
  };
  return (
    <Button
      look="quiet"
      icon={Trash2}
      aria-label={w.chat.delete}
      isDisabled={!isLive || isGoing}
      onPress={() => void remove()}
    />
  );
};

/** What the hub has not taken yet, or did not take. */
export const WaitingLine = ({ one }: { readonly one: ChatWaiting }): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  return (
    <li className={css.line} data-mine data-waiting>
      <p className={css.text}>{one.text}</p>
      <span className={css.head}>
        <Clock size={14} aria-hidden />
        {one.refusedBy === null ? w.chat.waiting : w.problems[one.refusedBy].title}
        {one.refusedBy !== null && (
          <Button look="quiet" onPress={() => act('discardChat', { id: one.id })}>
            {w.chat.discard}
          </Button>
        )}
      </span>
    </li>
  );
};
