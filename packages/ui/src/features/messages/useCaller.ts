import type { VoiceMessage } from '@hearthline/protocol';
import { useWords } from '../../app/words/useWords.tsx';
import { writtenNumber } from '../contacts/numbers.ts';
import { useNameOf } from '../contacts/useNameOf.ts';

/** Who left a message: a name from my contacts or the number; `about`: the number beside a name. */
export interface Caller {
  readonly who: string;
  readonly about: string;
}

export const useCaller = (): ((message: VoiceMessage) => Caller) => {
  const { w } = useWords();
  const nameOf = useNameOf();
  return ({ number }) => {
    if (number === '') return { who: w.history.unknownNumber, about: '' };
    const name = nameOf(number);
    return name === null ? { who: number, about: '' } : { who: name, about: writtenNumber(number) };
  };
};
