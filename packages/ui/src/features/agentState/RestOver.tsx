import { Coffee } from 'lucide-react';
import type { ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { restLeftMs } from './restLeft.ts';
import { useMyRest } from './useMyRest.ts';
import { ReadyKey, StateNote } from './StateNote.tsx';

/** My rest is longer than the centre gives: told once it is a whole minute, without a sound, and nothing follows of it. */
export const RestOver = (): ReactNode => {
  const { w } = useWords();
  const mine = useValue('agentState');
  const allowances = useValue('organisation')?.restAllowances;
  const rest = useMyRest();
  const now = useHubNow();
  const reason = rest?.running?.reason;
  const isRunning = mine?.confirmed.kind === 'notReady' && mine.confirmed.reason === reason;
  if (mine === null || !isRunning || reason === undefined || allowances === undefined) return null;
  const minutes = Math.floor(-(restLeftMs(rest, { reason, allowances }, now) ?? 0) / 60_000);
  if (minutes < 1) return null;
  const words = w.state.rest;
  const name = w.state.notReady[reason];
  return (
    <StateNote
      icon={Coffee}
      title={words.overTitle(name, minutes)}
      lines={[words.overMeaning(allowances[reason] ?? 0)]}
    >
      <ReadyKey mine={mine} word={words.back} />
    </StateNote>
  );
};
