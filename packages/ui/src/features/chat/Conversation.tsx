import { CHAT_PAGE, chatIdOf, type ChatMessage, type ChatPartner, type Person } from '@hearthline/protocol';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { StatusText } from '../status/StatusText.tsx';
import { lastRead, messagesOf, unreadCount, type Known } from './chatList.ts';
import { Compose } from './Compose.tsx';
import { MessageLine, WaitingLine } from './MessageLine.tsx';
import { usePartnerName } from './usePartnerName.ts';
import { useSeen } from './useSeen.ts';
import css from './Chat.module.css';

interface ConversationProps {
  readonly partner: ChatPartner;
  readonly me: Person;
  readonly known: Known;
}

/** One chat: what was said, what waits, and what I write next. */
export const Conversation = ({ partner, me, known }: ConversationProps): ReactNode => {
  const { w } = useWords();
  const id = chatIdOf(partner, me.id);
  const [older, setOlder] = useState<readonly ChatMessage[]>([]);
  const chat = known.chats.find((one) => one.id === id);
  const messages = messagesOf(id, known.messages, older);
  const waiting = known.waiting.filter(({ to }) => chatIdOf(to, me.id) === id);
  const newest = messages.at(-1);
  useSeen(id, unreadCount(known, me.id, id) > 0 ? (newest?.at ?? null) : null);
  const read = lastRead(messages, chat, me.id);
  const name = usePartnerName(known.messages)(partner);
  return (
    <Card title={name}>
      {partner.kind === 'person' && <StatusText personId={partner.personId} />}
      {partner.kind === 'team' && <p className={css.muted}>{w.chat.teamMeaning}</p>}
      <Lines newestId={`${newest?.id ?? ''} ${waiting.at(-1)?.id ?? ''}`} label={w.chat.messages(name)}>
        {chat !== undefined && (
          <Older
            chatId={id}
            before={messages[0]?.at ?? null}
            onRead={(more) => setOlder((read) => [...more, ...read])}
          />
        )}
        {chat === undefined && waiting.length === 0 && <li className={css.muted}>{w.chat.nothingYet}</li>}
        {messages.map((message) => (
          <MessageLine
            key={message.id}
            message={message}
            myId={me.id}
            isRead={message.id === read}
            hasName={partner.kind === 'team'}
          />
        ))}
        {waiting.map((one) => (
          <WaitingLine key={one.id} one={one} />
        ))}
      </Lines>
      <Compose partner={partner} name={name} />
    </Card>
  );
};

interface LinesProps {
  readonly newestId: string;
  readonly label: string;
  readonly children: ReactNode;
}

/** Stays at its end when something new comes. */
const Lines = ({ newestId, label, children }: LinesProps): ReactNode => {
  const box = useRef<HTMLOListElement>(null);
  const shownId = useRef<string | null>(null);
  useEffect(() => {
    if (shownId.current === newestId) return;
    shownId.current = newestId;
    box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [newestId]);
  return (
    // What scrolls must be reachable by keyboard (WCAG 2.1.1), also where nothing in it can be pressed.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <ol className={css.lines} ref={box} tabIndex={0} aria-label={label}>
      {children}
    </ol>
  );
};

interface OlderProps {
  readonly chatId: string;
  /** Of the first that is shown; null: none is. */
  readonly before: number | null;
  readonly onRead: (older: readonly ChatMessage[]) => void;
}

/** What is not told by itself, on request. [CHAT-7] */
const Older = ({ chatId, before, onRead }: OlderProps): ReactNode => {
  const { w } = useWords();
  const send = useSend();
  const isLive = useValue('hubLink').kind === 'live';
  const [stage, setStage] = useState<'more' | 'reading' | 'all'>('more');
  if (stage === 'all') return null;
  const read = async (): Promise<void> => {
    setStage('reading');
    const sent = await send('readChat', { chatId, before, limit: CHAT_PAGE });
    if (sent.ok) onRead(sent.value.messages);
    setStage(sent.ok && !sent.value.hasMore ? 'all' : 'more');
  };
  return (
    <li>
      <Button look="quiet" isDisabled={!isLive || stage === 'reading'} onPress={() => void read()}>
        {w.chat.older}
      </Button>
    </li>
  );
};
