import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import { CreditCard, Pause, Play } from 'lucide-react';
import type { ReactNode } from 'react';
import { Group } from 'react-aria-components';
import { useAct, useValue } from '../../app/host.tsx';
import { useKeyHints } from '../../app/shortcuts/useBindings.ts';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { HubElapsed } from '../../components/elapsed/Elapsed.tsx';
import css from './Recording.module.css';

/** Whether the PBX records this call, and the ways to pause it; nothing for a call that is not recorded. */
export const RecordingBar = ({ call }: { readonly call: CallSnapshot }): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  const hint = useKeyHints();
  const isLive = useValue('hubLink').kind === 'live';
  const recording = (useValue('recordings') ?? []).find(({ sipCallId }) => sipCallId === call.sipCallId);
  if (recording === undefined) return null;
  const { pausedBy, since } = recording;
  const callId = call.id;
  return (
    <Group className={css.bar ?? ''} aria-label={w.recording.region}>
      <output className={css.state} data-paused={pausedBy !== null || undefined}>
        <span className={css.light} aria-hidden />
        {pausedBy === null ? w.recording.running : w.recording.paused[pausedBy]}
      </output>
      {pausedBy !== null && <HubElapsed since={since} />}
      {pausedBy === null ? (
        <>
          <Button
            ref={hint('pauseRecording')}
            data-recording-key
            icon={CreditCard}
            isDisabled={!isLive}
            onPress={() => act('pauseRecording', { callId, why: 'cardNumber' })}
          >
            {w.recording.cardNumber}
          </Button>
          <Button
            icon={Pause}
            look="quiet"
            isDisabled={!isLive}
            onPress={() => act('pauseRecording', { callId, why: 'operator' })}
          >
            {w.recording.pause}
          </Button>
        </>
      ) : (
        <Button
          ref={hint('pauseRecording')}
          data-recording-key
          icon={Play}
          isDisabled={!isLive}
          onPress={() => act('resumeRecording', { callId })}
        >
          {w.recording.resume}
        </Button>
      )}
    </Group>
  );
};
