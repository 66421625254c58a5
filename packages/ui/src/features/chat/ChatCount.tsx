import type { ReactNode } from 'react';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { unreadCount } from './chatList.ts';

/** How much of what colleagues wrote is unread; all that ever says so by itself. [CHAT-10] */
export const ChatCount = ({ className }: { readonly className: string | undefined }): ReactNode => {
  const { w } = useWords();
  const session = useValue('session');
  const chats = useValue('chats') ?? [];
  const messages = useValue('chatMessages') ?? [];
  const count = session.kind === 'signedIn' ? unreadCount({ chats, messages }, session.person.id) : 0;
  if (count === 0) return null;
  return (
    <b className={className} aria-label={w.chat.unread(count)}>
      {count > 9 ? '9+' : count}
    </b>
  );
};
