import { useMemo, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { SignIn } from '../features/signIn/SignIn.tsx';
import { useValue } from './host.tsx';
import { Shell } from './shell/Shell.tsx';
import { useTheme } from './theme/useTheme.ts';
import { languages, makeFormats, spokenLanguage } from './words/index.ts';
import { SpeechProvider } from './words/useWords.tsx';

/** Everything, in the chosen language and colours: the door, or the house. */
export const App = (): ReactNode => {
  const settings = useValue('settings');
  const session = useValue('session');
  const language = spokenLanguage(settings.language, navigator.languages);
  useTheme(settings, language);
  const speech = useMemo(() => {
    const w = languages[language];
    return { language, w, f: makeFormats(language, w) };
  }, [language]);
  return (
    <SpeechProvider value={speech}>
      <I18nProvider locale={language}>
        {session.kind === 'signedIn' ? <Shell person={session.person} /> : <SignIn />}
      </I18nProvider>
    </SpeechProvider>
  );
};
