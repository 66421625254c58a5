import { useMemo, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useValue } from './host.tsx';
import { useTheme } from './theme/useTheme.ts';
import { languages, makeFormats, spokenLanguage } from './words/index.ts';
import { SpeechProvider } from './words/useWords.tsx';

interface SpokenProps {
  /** No larger text than this, where a window cannot grow with it. */
  readonly maxTextScale?: number;
  readonly children: ReactNode;
}

/** What is inside, in the chosen language, colours and text size. */
export const Spoken = ({ maxTextScale = Infinity, children }: SpokenProps): ReactNode => {
  const settings = useValue('settings');
  const language = spokenLanguage(settings.language, navigator.languages);
  useTheme({ ...settings, textScale: Math.min(settings.textScale, maxTextScale) }, language);
  const speech = useMemo(() => {
    const w = languages[language];
    return { language, w, f: makeFormats(language, w) };
  }, [language]);
  return (
    <SpeechProvider value={speech}>
      <I18nProvider locale={language}>{children}</I18nProvider>
    </SpeechProvider>
  );
};
