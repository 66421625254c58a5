import type { Evaluation, EvaluationQuestion } from '@hearthline/protocol';
import { useEffect, useState } from 'react';
import { useSend, useValue } from '../../app/host.tsx';

export type ReadEvaluation =
  | { readonly kind: 'reading' | 'offline' | 'failed' }
  | { readonly kind: 'known'; readonly evaluation: Evaluation };

/** An evaluation, read when somebody looks at it, when it is another, and when `turn` changes. */
export const useEvaluation = (question: EvaluationQuestion, turn: number): ReadEvaluation => {
  const send = useSend();
  const link = useValue('hubLink').kind;
  const isLive = link === 'live';
  const { personId, period, workday } = question;
  const of = `${personId} ${period} ${workday} ${turn}`;
  const [read, setRead] = useState<{ readonly of: string; readonly answer: ReadEvaluation } | null>(null);
  useEffect(() => {
    if (!isLive) return;
    let isWanted = true;
    void send('readEvaluation', { personId, period, workday }).then((sent) => {
      if (isWanted)
        setRead({
          of: `${personId} ${period} ${workday} ${turn}`,
          answer: sent.ok ? { kind: 'known', evaluation: sent.value } : { kind: 'failed' },
        });
      return undefined;
    });
    return () => {
      isWanted = false;
    };
  }, [send, isLive, personId, period, workday, turn]);
  if (read?.of === of) return read.answer;
  return { kind: link === 'live' || link === 'connecting' ? 'reading' : 'offline' };
};
