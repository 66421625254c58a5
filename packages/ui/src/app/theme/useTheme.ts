import { useLayoutEffect } from 'react';
import type { Language, Settings } from '../../host/index.ts';

/** Puts theme, text size and language on the document; the style sheets do the rest. */
export const useTheme = ({ theme, textScale }: Settings, language: Language): void => {
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.dataset.theme = theme;
    root.style.fontSize = `${15 * textScale}px`;
    root.lang = language;
  }, [theme, textScale, language]);
};
