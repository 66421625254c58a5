import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import { MicOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import css from './LineWarning.module.css';

/** What is wrong with my microphone in this call and what helps: the weightiest alone. Always there, so that it is read out. */
export const MicrophoneNote = ({ call }: { readonly call: CallSnapshot }): ReactNode => {
  const { w } = useWords();
  const audio = useValue('audio');
  const isHeard = call.state.kind === 'talking' && call.state.heldSince === null && !call.isMuted;
  const [worst] = isHeard ? audio.microphoneWarnings : [];
  return (
    <div aria-live="polite" className={css.place}>
      {worst !== undefined && (
        <div className={css.bar} data-tone="wait">
          <MicOff size={18} aria-hidden className={css.icon} />
          <p className={css.said}>
            <b>{w.sound.warnings[worst].what}</b> {w.sound.warnings[worst].remedy}
          </p>
        </div>
      )}
    </div>
  );
};
