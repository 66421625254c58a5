import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import { useState } from 'react';

/** As many seconds as the small line shows. */
const KEPT = 60;

interface History {
  readonly callId: string;
  readonly quality: CallSnapshot['quality'];
  readonly values: readonly number[];
}

/** The history with what a call says now; the same object when that is nothing new. */
export const gatherMos = (old: History, { id, quality }: Pick<CallSnapshot, 'id' | 'quality'>): History => {
  const before = old.callId === id ? old : { callId: id, quality: null, values: [] };
  if (quality === null || quality === before.quality) return before;
  return { callId: id, quality, values: [...before.values, quality.mos].slice(-KEPT) };
};

/** The MOS of the last minute of a call, oldest first, gathered while the card is on screen. */
export const useMosHistory = (call: CallSnapshot): readonly number[] => {
  const [history, setHistory] = useState<History>(() => gatherMos({ callId: '', quality: null, values: [] }, call));
  const now = gatherMos(history, call);
  // Setting state while drawing is how React wants state derived from a changed prop: it draws again at once.
  if (now !== history) setHistory(now);
  return now.values;
};
