import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import { WifiLow } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWords } from '../../app/words/useWords.tsx';
import css from './LineWarning.module.css';

/** What is wrong with the line of a call and what helps: the weightiest warning alone. Always there, so that it is read out. */
export const LineWarning = ({ call }: { readonly call: CallSnapshot }): ReactNode => {
  const { w } = useWords();
  const [worst] = call.state.kind === 'talking' ? call.warnings : [];
  return (
    <div aria-live="polite" className={css.place}>
      {worst !== undefined && (
        <div className={css.bar} data-tone="wait">
          <WifiLow size={18} aria-hidden className={css.icon} />
          <p className={css.said}>
            <b>{w.lineWarnings[worst].what}</b> {w.lineWarnings[worst].remedy}
          </p>
        </div>
      )}
    </div>
  );
};
