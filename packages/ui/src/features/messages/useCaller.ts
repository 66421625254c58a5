import type { VoiceMessage } from '@hearthline/protocol';
import { useWords } from '../../app/words/useWords.tsx';
import { writtenNumber } from '../contacts/numbers.ts';
import { whoseNumber } from '../contacts/search.ts';
import { useEntries } from '../contacts/useEntries.ts';

/** Who left a message: a name from my contacts or the number; `about`: the number beside a name. */
export interface Caller {
  readonly who: string;
  readonly about: string;
}

export const useCaller = (): ((message: VoiceMessage) => Caller) => {
  const { w } = useWords();
  const entries = useEntries() ?? [];
  return ({ number }) => {
    if (number === '') return { who: w.history.unknownNumber, about: '' };
    const name = whoseNumber(entries, number)?.name;
    return name === undefined ? { who: number, about: '' } : { who: name, about: writtenNumber(number) };
  };
};
