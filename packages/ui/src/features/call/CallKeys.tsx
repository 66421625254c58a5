import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import { Grip, Mic, MicOff, Pause, PhoneForwarded, PhoneOff, Play, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, ToggleButton } from 'react-aria-components';
import { useAct } from '../../app/host.tsx';
import { useKeyHints } from '../../app/shortcuts/useBindings.ts';
import { useWords } from '../../app/words/useWords.tsx';
import { cx } from '../../components/cx.ts';
import { KeypadKey } from './KeypadKey.tsx';
import { TransferKey } from './TransferKey.tsx';
import css from './CallKeys.module.css';

/** Everything done in a call, one press each. */
export const CallKeys = ({ call }: { readonly call: CallSnapshot }): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  const hint = useKeyHints();
  const { state } = call;
  const isTalking = state.kind === 'talking';
  const isHeld = isTalking && (state.hold === 'here' || state.hold === 'both');
  const hold = (): void => act(isHeld ? 'retrieve' : 'hold', { callId: call.id });
  return (
    <div className={css.keys}>
      <ToggleButton
        className={css.key}
        ref={hint('mute')}
        isSelected={call.isMuted}
        isDisabled={!isTalking}
        onChange={(isMuted) => act('setMuted', { callId: call.id, isMuted })}
      >
        <KeyFace icon={call.isMuted ? MicOff : Mic} text={call.isMuted ? w.call.unmute : w.call.mute} />
      </ToggleButton>
      <ToggleButton
        className={css.key}
        ref={hint('hold')}
        isSelected={isHeld}
        isDisabled={!isTalking || state.isHoldPending}
        onChange={hold}
      >
        <KeyFace icon={isHeld ? Play : Pause} text={holdWord(call, w.call)} />
      </ToggleButton>
      <KeypadKey call={call} isDisabled={!isTalking}>
        <KeyFace icon={Grip} text={w.call.keypad} />
      </KeypadKey>
      <TransferKey key={call.id} call={call}>
        <KeyFace icon={PhoneForwarded} text={w.transfer.key} />
      </TransferKey>
      <Button
        ref={hint('end')}
        className={cx(css.key, css.end)}
        isDisabled={state.kind === 'ending'}
        onPress={() => act('hangUp', { callId: call.id })}
      >
        <KeyFace icon={PhoneOff} text={w.call.hangUp} />
      </Button>
    </div>
  );
};

const holdWord = ({ state }: CallSnapshot, words: { holdPending: string; retrieve: string; hold: string }): string => {
  if (state.kind !== 'talking') return words.hold;
  if (state.isHoldPending) return words.holdPending;
  return state.hold === 'here' || state.hold === 'both' ? words.retrieve : words.hold;
};

const KeyFace = ({ icon: Icon, text }: { readonly icon: LucideIcon; readonly text: string }): ReactNode => (
  <>
    <Icon size={20} strokeWidth={1.8} aria-hidden />
    <span>{text}</span>
  </>
);
