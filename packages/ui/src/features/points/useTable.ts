import type { RankingAnswer, RankingBy, RankingPeriod } from '@hearthline/protocol';
import { useEffect, useState } from 'react';
import { useSend } from '../../app/host.tsx';

export type ReadTable =
  | { readonly kind: 'reading' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'known'; readonly answer: RankingAnswer };

const reading: ReadTable = { kind: 'reading' };

/** A table of the ranking, read when somebody looks at it and again when it is another. */
export const useTable = (by: RankingBy, period: RankingPeriod): ReadTable => {
  const send = useSend();
  const [read, setRead] = useState<{ readonly of: string; readonly table: ReadTable } | null>(null);
  const of = `${by} ${period}`;
  useEffect(() => {
    let isWanted = true;
    void send('readRanking', { by, period, workday: null }).then((sent) => {
      if (isWanted)
        setRead({
          of: `${by} ${period}`,
          table: sent.ok ? { kind: 'known', answer: sent.value } : { kind: 'refused' },
        });
      return undefined;
    });
    return () => {
      isWanted = false;
    };
  }, [by, period, send]);
  return read?.of === of ? read.table : reading;
};
