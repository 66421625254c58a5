import type { PersonDay } from '@hearthline/protocol';
import { useEffect, useState } from 'react';
import { useSend, useValue } from '../../app/host.tsx';

interface Read {
  readonly of: string | null;
  readonly asOf: number;
  readonly day: PersonDay | 'failed';
}

/**
 * Today of a person, read again whenever `changedAt` says that a state of hers ended; null until it is known. `failed`: it
 * could not be read, and why is among the notices.
 */
export const usePersonDay = (personId: string | null, changedAt: number): PersonDay | 'failed' | null => {
  const send = useSend();
  const isLive = useValue('hubLink').kind === 'live';
  const [read, setRead] = useState<Read | null>(null);
  useEffect(() => {
    if (!isLive) return;
    let isWanted = true;
    void send('readDay', { personId, workday: null }).then((sent) => {
      if (isWanted) setRead({ of: personId, asOf: changedAt, day: sent.ok ? sent.value : 'failed' });
      return undefined;
    });
    return () => {
      isWanted = false;
    };
  }, [send, isLive, personId, changedAt]);
  return read?.of === personId ? read.day : null;
};
