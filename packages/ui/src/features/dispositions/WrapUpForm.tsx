import type { ReactNode } from 'react';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Card } from '../../components/card/Card.tsx';
import { CallBackKey } from '../callbacks/CallBackKey.tsx';
import { DispositionForm } from './DispositionForm.tsx';
import { callToDispose } from './callToDispose.ts';
import css from './Dispositions.module.css';

/** After a queue call, under the call card: what it was. Stays while something typed is not saved; a new call comes first. */
export const WrapUpForm = (): ReactNode => {
  const { w } = useWords();
  const state = useValue('agentState');
  const calls = useValue('calls');
  const drafts = useValue('dispositionDrafts');
  const recent = useValue('history')?.recent ?? [];
  const codes = useValue('dispositionCodes') ?? [];
  const callId = callToDispose({ confirmed: state?.confirmed ?? null, calls, drafts });
  if (callId === null || codes.length === 0) return null;
  const row = recent.find((one) => one.callId === callId);
  const isSaved = drafts.find((one) => one.callId === callId)?.isSaved === true;
  if (row !== undefined && row.disposition !== null && !drafts.some((one) => one.callId === callId)) {
    return (
      <div className={css.buttons}>
        <output className={css.done}>{w.dispositions.saved}</output>
        <CallBackKey number={row.number} name="" callId={callId} />
      </div>
    );
  }
  const title = row === undefined || row.number === '' ? w.dispositions.title : w.dispositions.titleOf(row.number);
  return (
    <Card
      title={title}
      aside={
        <>
          {isSaved && <span className={css.state}>{w.dispositions.waits}</span>}
          {row !== undefined && <CallBackKey number={row.number} name="" callId={callId} />}
        </>
      }
    >
      <DispositionForm key={callId} callId={callId} said={row?.disposition ?? null} />
    </Card>
  );
};
