import type { HostOutput } from '../../host/index.ts';
import { useEffect, useState, type ReactNode } from 'react';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Card } from '../../components/card/Card.tsx';
import css from './Dispositions.module.css';

/** For a leader: how often each code was said today in the group. Read when the screen opens and the line comes back. */
export const TodayCounts = (): ReactNode => {
  const { w, language } = useWords();
  const codes = useValue('dispositionCodes') ?? [];
  const isLive = useValue('hubLink').kind === 'live';
  const send = useSend();
  const [read, setRead] = useState<HostOutput<'countDispositions'> | null>(null);
  useEffect(() => {
    if (!isLive) return;
    void send('countDispositions', {}).then((sent) => sent.ok && setRead(sent.value));
  }, [isLive, send]);
  if (read === null || read.counts.length === 0) return null;
  return (
    <Card title={w.dispositions.today}>
      <ul className={css.counts}>
        {read.counts.map(({ codeId, count }) => (
          <li key={codeId}>
            {codes.find(({ id }) => id === codeId)?.title[language] ?? codeId}
            <b>{count}</b>
          </li>
        ))}
      </ul>
    </Card>
  );
};
