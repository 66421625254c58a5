import type { ReactNode } from 'react';
import { useAct } from '../../app/host.tsx';
import { languages } from '../../app/words/index.ts';
import { useWords } from '../../app/words/useWords.tsx';
import { Pills } from '../../components/choice/Choice.tsx';
import { language as languageSchema } from '../../host/index.ts';

/** Every language by its own name. */
export const LanguageSwitch = (): ReactNode => {
  const { w, language } = useWords();
  const act = useAct();
  return (
    <Pills
      label={w.settings.language}
      isLabelHidden
      value={language}
      options={languageSchema.options.map((id) => ({ id, name: languages[id].languageName }))}
      onChange={(next) => act('changeSettings', { language: next })}
    />
  );
};
