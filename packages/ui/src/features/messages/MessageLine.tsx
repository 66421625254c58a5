import type { VoiceMessage } from '@hearthline/protocol';
import { Phone, Play, Square, Trash2, Voicemail } from 'lucide-react';
import type { ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useSend, useValue } from '../../app/host.tsx';
import { useRouter } from '../../app/router.tsx';
import { timer } from '../../app/words/index.ts';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
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
    <li className={css.row} data-unheard={!isHeard || undefined}>
      <span className={css.icon}>
        <Voicemail size={18} strokeWidth={1.9} aria-hidden />
      </span>
      <span className={css.who}>
        <b>{who}</b>
        <small>{facts.join(' · ')}</small>
      </span>
      <span className={css.times}>
        <span>{f.moment(at, now)}</span>
        {lengthMs > 0 && <small>{timer(lengthMs)}</small>}
      </span>
      <span className={css.buttons}>
        <Button
          icon={isOpen ? Square : Play}
          aria-label={isOpen ? w.messages.close(who) : w.messages.play(who)}
          isDisabled={!isOpen && !canPlay}
          onPress={() => onOpen(!isOpen)}
        />
        <CallBack number={number} who={who} />
        <Button look="quiet" icon={Trash2} aria-label={w.messages.remove(who)} onPress={onRemove} />
      </span>
      {isOpen && <MessagePlayer message={message} />}
    </li>
  );
};

const CallBack = ({ number, who }: { readonly number: string; readonly who: string }): ReactNode => {
  const { w } = useWords();
  const line = useValue('line').state.kind;
  const send = useSend();
  const router = useRouter();
  const dial = async (): Promise<void> => {
    if ((await send('dial', { number })).ok) router.go('phone');
  };
  return (
    <Button
      icon={Phone}
      aria-label={w.history.redial(who)}
      isDisabled={line !== 'registered' || number === ''}
      onPress={() => void dial()}
    >
      {w.history.redialShort}
    </Button>
  );
};
