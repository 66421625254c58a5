import type { LeagueAnswer, LeagueQuestion } from '@hearthline/protocol';
import { useEffect, useState } from 'react';
import { useSend, useValue } from '../../app/host.tsx';

export type ReadLeague =
  | { readonly kind: 'reading' | 'offline' | 'failed' }
  | { readonly kind: 'known'; readonly answer: LeagueAnswer };

/** My league, read when I look at it, when it is of another time, and when I hide or show myself. */
export const useLeague = ({ period, which }: LeagueQuestion): ReadLeague => {
  const send = useSend();
  const link = useValue('hubLink').kind;
  const isHidden = useValue('rankingChoice')?.isHidden === true;
  const isLive = link === 'live';
  const of = `${period} ${which} ${isHidden}`;
  const [read, setRead] = useState<{ readonly of: string; readonly answer: ReadLeague } | null>(null);
  useEffect(() => {
    if (!isLive) return;
    let isWanted = true;
    void send('readLeague', { period, which }).then((sent) => {
      if (isWanted)
        setRead({
          of: `${period} ${which} ${isHidden}`,
          answer: sent.ok ? { kind: 'known', answer: sent.value } : { kind: 'failed' },
        });
      return undefined;
    });
    return () => {
      isWanted = false;
    };
  }, [send, isLive, period, which, isHidden]);
  if (read?.of === of) return read.answer;
  return { kind: link === 'live' || link === 'connecting' ? 'reading' : 'offline' };
};
