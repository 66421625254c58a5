import type { ReactNode } from 'react';
import { useAct, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Toggle } from '../../components/choice/Choice.tsx';
import css from './Settings.module.css';

/** How the program lives on this PC: tray, start, links. */
export const ProgramCard = (): ReactNode => {
  const { w } = useWords();
  const settings = useValue('settings');
  const act = useAct();
  const choices = [
    ['closesToTray', w.settings.closesToTray],
    ['opensMiniPhone', w.desktop.program.opensMiniPhone],
    ['startsWithSystem', w.desktop.program.startsWithSystem],
    ['opensLinks', w.desktop.program.opensLinks],
  ] as const;
  return (
    <Card title={w.settings.program}>
      <div className={css.stack}>
        {choices.map(([name, words]) => (
          <Toggle key={name} isSelected={settings[name]} onChange={(isOn) => act('changeSettings', { [name]: isOn })}>
            {words}
          </Toggle>
        ))}
      </div>
    </Card>
  );
};
