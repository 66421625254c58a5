import type { CallRow } from '@hearthline/protocol';
import { useEffect, useState } from 'react';
import { useSend, useValue, type Sent } from '../../app/host.tsx';
import { fits, joinCalls, type Asked } from './callList.ts';

const PAGE = 30;

interface Read {
  readonly key: string;
  readonly rows: readonly CallRow[];
  readonly state: 'reading' | 'partly' | 'whole' | 'failed';
}

export interface HistoryView {
  /** null: nothing is known yet. */
  readonly rows: readonly CallRow[] | null;
  readonly state: Read['state'] | 'offline';
  readonly readMore: () => void;
}

const readOf = (key: string, known: readonly CallRow[], sent: Sent<'readHistory'>): Read => {
  if (!sent.ok) return { key, rows: known, state: 'failed' };
  return { key, rows: joinCalls(known, sent.value.rows), state: sent.value.hasMore ? 'partly' : 'whole' };
};

/** The calls asked for: what the hub reads of them page by page, and what it tells of my newest as they happen. */
export const useHistory = (asked: Asked): HistoryView => {
  const recent = useValue('history')?.recent ?? null;
  const isLive = useValue('hubLink').kind === 'live';
  const send = useSend();
  const key = JSON.stringify(asked);
  const [read, setRead] = useState<Read | null>(null);
  const current = read?.key === key ? read : null;

  const isRead = current !== null;
  useEffect(() => {
    if (!isLive || isRead) return undefined;
    let isWanted = true;
    void send('readHistory', { ...asked, before: null, limit: PAGE }).then((sent) => {
      if (isWanted) setRead(readOf(key, [], sent));
    });
    return () => {
      isWanted = false;
    };
  }, [asked, isLive, isRead, key, send]);

  const readMore = async (): Promise<void> => {
    const known = current?.rows ?? [];
    const last = known.at(-1);
    const before = last === undefined ? null : { startedAt: last.startedAt, id: last.id };
    setRead({ key, rows: known, state: 'reading' });
    const sent = await send('readHistory', { ...asked, before, limit: PAGE });
    // Another question may have been asked meanwhile.
    setRead((now) => (now?.key === key ? readOf(key, known, sent) : now));
  };

  const mine = asked.scope === 'mine' ? (recent?.filter((row) => fits(row, asked)) ?? null) : null;
  const rows = current === null || current.rows.length === 0 ? mine : joinCalls(mine ?? [], current.rows);
  const hasAnswer = current?.state === 'whole' || current?.state === 'failed';
  const isKnown = rows !== null && (rows.length > 0 || hasAnswer || !isLive);
  return {
    rows: isKnown ? rows : hasAnswer ? [] : null,
    state: isLive ? (current?.state ?? 'reading') : 'offline',
    readMore: () => void readMore(),
  };
};
