import type { Organisation, Person } from '@hearthline/protocol';
import { MessagesSquare } from 'lucide-react';
import type { ReactNode } from 'react';
import { useValue } from '../../app/host.tsx';
import { usePlace, useRouter } from '../../app/router.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Empty, NotYet } from '../../components/faces/Faces.tsx';
import { PersonPick } from '../kudos/PersonPick.tsx';
import { addressOf, chatEntries, partnerAt, type ChatEntry, type Known } from './chatList.ts';
import { Conversation } from './Conversation.tsx';
import { ExportChats } from './ExportChats.tsx';
import { usePartnerName } from './usePartnerName.ts';
import css from './Chat.module.css';

/** Chats with colleagues and with my team: on the left with whom, beside it the one that is open. */
export const ChatScreen = (): ReactNode => {
  const { w } = useWords();
  const session = useValue('session');
  const chats = useValue('chats');
  const messages = useValue('chatMessages');
  const waiting = useValue('chatWaiting');
  const organisation = useValue('organisation');
  if (session.kind !== 'signedIn') return null;
  if (chats === null || messages === null)
    return (
      <Card>
        <h1>{w.chat.title}</h1>
        <NotYet rows={4} />
      </Card>
    );
  return <Chats me={session.person} known={{ chats, messages, waiting }} organisation={organisation} />;
};

interface ChatsProps {
  readonly me: Person;
  readonly known: Known;
  readonly organisation: Organisation | null;
}

const Chats = ({ me, known, organisation }: ChatsProps): ReactNode => {
  const { w } = useWords();
  const { find } = usePlace();
  const router = useRouter();
  const people = useValue('people') ?? [];
  const open = partnerAt(find);
  const entries = chatEntries(known, me, organisation);
  return (
    <div className={css.page}>
      <Card>
        <h1 className={css.title}>{w.chat.title}</h1>
        <PersonPick
          label={w.chat.withWhom}
          among={people.filter(({ id }) => id !== me.id)}
          value={null}
          onChange={(personId) => personId !== null && router.go('chat', addressOf({ kind: 'person', personId }))}
        />
        <ul className={css.list} aria-label={w.chat.list}>
          {entries.map((entry) => (
            <li key={entry.id}>
              <Entry
                entry={entry}
                known={known}
                isOpen={open !== null && addressOf(open) === addressOf(entry.partner)}
              />
            </li>
          ))}
        </ul>
        <p className={css.muted}>{w.chat.meaning}</p>
        <ExportChats known={known} me={me} />
      </Card>
      {open === null ? (
        <Card>
          <Empty icon={MessagesSquare} title={w.chat.choose} hint={w.chat.chooseHint} />
        </Card>
      ) : (
        <Conversation key={addressOf(open)} partner={open} me={me} known={known} />
      )}
    </div>
  );
};

interface EntryProps {
  readonly entry: ChatEntry;
  readonly known: Known;
  readonly isOpen: boolean;
}

const Entry = ({ entry: { partner, last, unread }, known, isOpen }: EntryProps): ReactNode => {
  const { w } = useWords();
  const router = useRouter();
  const name = usePartnerName(known.messages)(partner);
  return (
    <button
      type="button"
      className={css.entry}
      aria-current={isOpen ? 'true' : undefined}
      onClick={() => router.go('chat', addressOf(partner))}
    >
      <span className={css.name}>{name}</span>
      {unread > 0 && (
        <b className={css.unread} aria-label={w.chat.unread(unread)}>
          {unread > 9 ? '9+' : unread}
        </b>
      )}
      <span className={css.last}>
        {last === null ? w.chat.nothingYet : last.isDeleted ? w.chat.deleted : last.text}
      </span>
    </button>
  );
};
