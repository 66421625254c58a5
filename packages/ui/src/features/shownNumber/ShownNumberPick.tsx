import type { ReactNode } from 'react';
import { useAct, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Pick } from '../../components/choice/Choice.tsx';

/** Which of the centre's numbers the person called sees; nothing where there is no choice. */
export const ShownNumberPick = (): ReactNode => {
  const { w, language } = useWords();
  const act = useAct();
  const shown = useValue('shownNumber');
  const isLive = useValue('hubLink').kind === 'live';
  if (shown === null || shown.choices.length < 2) return null;
  const [first] = shown.choices;
  const options = shown.choices.map(({ number, title }, index) => {
    const name = `${title[language]} ${number}`;
    return { id: number, name: index === 0 ? w.shownNumber.first(name) : name };
  });
  return (
    <Pick
      label={w.shownNumber.label}
      options={options}
      value={shown.chosen ?? first?.number ?? ''}
      isDisabled={!isLive}
      onChange={(number) => act('chooseShownNumber', { number: number === first?.number ? null : number })}
    />
  );
};
