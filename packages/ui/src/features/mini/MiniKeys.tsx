import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import { Mic, MicOff, Pause, Phone, PhoneOff, Play } from 'lucide-react';
import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components';
import { useAct } from '../../app/host.tsx';
import { useKeyHints } from '../../app/shortcuts/useBindings.ts';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import css from './MiniPhone.module.css';

/** Answer and decline while it rings; mute, hold and hang up after that. */
export const MiniKeys = ({ call }: { readonly call: CallSnapshot }): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  const hint = useKeyHints();
  if (call.state.kind === 'ringingHere')
    return (
      <div className={css.keys}>
        <Button ref={hint('end')} onPress={() => act('reject', { callId: call.id })}>
          {w.call.reject}
        </Button>
        <Button ref={hint('answer')} look="act" icon={Phone} onPress={() => act('answer', { callId: call.id })}>
          {w.call.answer}
        </Button>
      </div>
    );
  const { state } = call;
  const isTalking = state.kind === 'talking';
  const isHeld = isTalking && (state.hold === 'here' || state.hold === 'both');
  return (
    <div className={css.keys}>
      <ToggleButton
        className={css.key ?? ''}
        ref={hint('mute')}
        isSelected={call.isMuted}
        isDisabled={!isTalking}
        onChange={(isMuted) => act('setMuted', { callId: call.id, isMuted })}
      >
        {call.isMuted ? <MicOff size={17} aria-hidden /> : <Mic size={17} aria-hidden />}
        {call.isMuted ? w.call.unmute : w.call.mute}
      </ToggleButton>
      <ToggleButton
        className={css.key ?? ''}
        ref={hint('hold')}
        isSelected={isHeld}
        isDisabled={!isTalking || state.isHoldPending}
        onChange={() => act(isHeld ? 'retrieve' : 'hold', { callId: call.id })}
      >
        {isHeld ? <Play size={17} aria-hidden /> : <Pause size={17} aria-hidden />}
        {isHeld ? w.call.retrieve : w.call.hold}
      </ToggleButton>
      <Button
        look="danger"
        icon={PhoneOff}
        ref={hint('end')}
        aria-label={w.call.hangUp}
        isDisabled={state.kind === 'ending'}
        onPress={() => act('hangUp', { callId: call.id })}
      />
    </div>
  );
};
