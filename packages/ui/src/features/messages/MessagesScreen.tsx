import type { VoiceMessage } from '@hearthline/protocol';
import { Voicemail } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Empty, Known } from '../../components/faces/Faces.tsx';
import { MessageLine } from './MessageLine.tsx';
import { useCaller } from './useCaller.ts';
import lists from '../../components/lists/Lists.module.css';
import css from './Messages.module.css';

/** What callers said for me when I did not answer: heard, called back, deleted. */
export const MessagesScreen = (): ReactNode => {
  const { w } = useWords();
  const send = useSend();
  const voicemail = useValue('voicemail');
  const isLive = useValue('hubLink').kind === 'live';
  const isInCall = useValue('calls').some(({ state }) => state.kind !== 'ended');
  const callerOf = useCaller();
  const [openId, setOpenId] = useState<string | null>(null);
  const [removed, setRemoved] = useState<VoiceMessage | null>(null);
  // Hidden at once: offline, the hub hears of it later.
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const remove = (message: VoiceMessage): void => {
    setRemoved(message);
    setHidden(new Set([...hidden, message.id]));
    setOpenId(null);
    void send('removeMessage', { messageId: message.id });
  };
  const restore = ({ id }: VoiceMessage): void => {
    setRemoved(null);
    setHidden(new Set([...hidden].filter((one) => one !== id)));
    void send('restoreMessage', { messageId: id });
  };
  return (
    <div className={lists.page}>
      <h1>{w.messages.title}</h1>
      {removed !== null && (
        <output className={css.undo}>
          {w.messages.removed(callerOf(removed).who)}
          <Button onPress={() => restore(removed)}>{w.messages.undo}</Button>
        </output>
      )}
      <Card>
        {!isLive && voicemail !== null && <p className={lists.note}>{w.messages.offline}</p>}
        {isInCall && <p className={lists.note}>{w.messages.inCall}</p>}
        <Known value={voicemail} rows={4}>
          {({ messages, keepDays }) => {
            const shown = messages.filter(({ id }) => !hidden.has(id));
            if (shown.length === 0)
              return <Empty icon={Voicemail} title={w.messages.empty} hint={w.messages.emptyHint} />;
            return (
              <>
                <ul className={lists.list} aria-label={w.messages.title}>
                  {shown.map((message) => (
                    <MessageLine
                      key={message.id}
                      message={message}
                      caller={callerOf(message)}
                      isOpen={openId === message.id && !isInCall}
                      canPlay={isLive && !isInCall}
                      onOpen={(isOpen) => setOpenId(isOpen ? message.id : null)}
                      onRemove={() => remove(message)}
                    />
                  ))}
                </ul>
                <p className={lists.note}>{w.messages.keeps(keepDays)}</p>
              </>
            );
          }}
        </Known>
      </Card>
    </div>
  );
};
