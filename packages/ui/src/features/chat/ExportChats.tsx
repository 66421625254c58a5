import { CHAT_PAGE, type ChatMessage, type Person } from '@hearthline/protocol';
import { Download } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { writeTable } from '../organisation/readPeople.ts';
import { exportLines, type Known } from './chatList.ts';
import { useChatName } from './usePartnerName.ts';
import css from './Chat.module.css';

/** All I wrote myself, as a file. [CHAT-9] */
export const ExportChats = ({ known, me }: { readonly known: Known; readonly me: Person }): ReactNode => {
  const { w } = useWords();
  const send = useSend();
  const isLive = useValue('hubLink').kind === 'live';
  const nameOf = useChatName(known.messages, me.id);
  const [isReading, setReading] = useState(false);
  const read = async (): Promise<ChatMessage[] | null> => {
    const own: ChatMessage[] = [];
    for (;;) {
      const last = own.at(-1);
      const after = last === undefined ? null : { at: last.at, id: last.id };
      const sent = await send('readOwnChats', { after, limit: CHAT_PAGE });
      if (!sent.ok) return null;
      own.push(...sent.value.messages);
      if (!sent.value.hasMore) return own;
    }
  };
  const save = async (): Promise<void> => {
    setReading(true);
    const own = await read();
    setReading(false);
    if (own === null) return;
    const table = writeTable([[...w.chat.columns], ...exportLines(own, nameOf)]);
    const url = URL.createObjectURL(new Blob([table], { type: 'text/csv' }));
    Object.assign(document.createElement('a'), { href: url, download: 'chat.csv' }).click();
    URL.revokeObjectURL(url);
  };
  return (
    <div className={css.keys}>
      <Button look="quiet" icon={Download} isDisabled={!isLive || isReading} onPress={() => void save()}>
        {w.chat.export}
      </Button>
    </div>
  );
};
