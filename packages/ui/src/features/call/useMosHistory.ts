import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import { useEffect, useState } from 'react';

/** As many seconds as the small line shows. */
const KEPT = 60;

/** The MOS of the last minute of a call, oldest first, gathered while the card is on screen. */
export const useMosHistory = (call: CallSnapshot): readonly number[] => {
  const [history, setHistory] = useState<{ callId: string; values: readonly number[] }>({ callId: call.id, values: [] });
  const { id, quality } = call;
  useEffect(() => {
    if (quality === null) return;
    setHistory((old) => ({
      callId: id,
      values: [...(old.callId === id ? old.values : []), quality.mos].slice(-KEPT),
    }));
  }, [id, quality]);
  return history.callId === id ? history.values : [];
};
