import type { VoiceMessage } from '@hearthline/protocol';
import { Play, Square, Trash2, Voicemail } from 'lucide-react';
import type { ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { timer } from '../../app/words/index.ts';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { cx } from '../../components/cx.ts';
import lists from '../../components/lists/Lists.module.css';
import { RedialKey } from '../history/RedialKey.tsx';
import { MessagePlayer } from './MessagePlayer.tsx';
import type { Caller } from './useCaller.ts';
import css from './Messages.module.css';

interface MessageLineProps {
  readonly message: VoiceMessage;
  readonly caller: Caller;
  readonly isOpen: boolean;
  readonly canPlay: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onRemove: () => void;
}

export const MessageLine = ({ message, caller, isOpen, canPlay, onOpen, onRemove }: MessageLineProps): ReactNode => {
  const { w, f } = useWords();
  const now = useHubNow();
  const { number, at, lengthMs, isHeard } = message;
  const { who, about } = caller;
  const facts = [isHeard ? w.messages.heard : w.messages.unheard, about].filter((one) => one !== '');
  return (
    <li className={cx(lists.row, css.row)} data-marked={!isHeard || undefined}>
      <span className={lists.icon}>
        <Voicemail size={18} strokeWidth={1.9} aria-hidden />
      </span>
      <span className={lists.who}>
        <b>{who}</b>
        <small>{facts.join(' · ')}</small>
      </span>
      <span className={lists.times}>
        <span>{f.moment(at, now)}</span>
        {lengthMs > 0 && <small>{timer(lengthMs)}</small>}
      </span>
      <span className={lists.keys}>
        <Button
          icon={isOpen ? Square : Play}
          aria-label={isOpen ? w.messages.close(who) : w.messages.play(who)}
          isDisabled={!isOpen && !canPlay}
          onPress={() => onOpen(!isOpen)}
        />
        <RedialKey number={number} who={who} />
        <Button look="quiet" icon={Trash2} aria-label={w.messages.remove(who)} onPress={onRemove} />
      </span>
      {isOpen && <MessagePlayer message={message} />}
    </li>
  );
};
