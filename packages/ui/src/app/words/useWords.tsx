import { createContext, useContext } from 'react';
import type { Language } from '../../host/index.ts';
import type { Formats, Words } from './index.ts';

export interface Speech {
  readonly language: Language;
  /** The messages. */
  readonly w: Words;
  /** Numbers and times. */
  readonly f: Formats;
}

const SpeechContext = createContext<Speech | null>(null);
export const SpeechProvider = SpeechContext.Provider;

export const useWords = (): Speech => {
  const speech = useContext(SpeechContext);
  if (speech === null) throw new Error('words need a SpeechProvider: mountScreens gives it');
  return speech;
};
