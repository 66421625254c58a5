import { useState, type ReactNode } from 'react';
import { useAct, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Pills, Toggle } from '../../components/choice/Choice.tsx';
import { Field } from '../../components/field/Field.tsx';
import { Problem } from '../../components/problem/Problem.tsx';
import { readTemplate } from '../../host/screenPop/template.ts';
import css from './Settings.module.css';

/** What other programs get of the phone: the customer's page, and the local API. */
export const ProgramsCard = (): ReactNode => {
  const { w } = useWords();
  const { localApi } = useValue('settings');
  const act = useAct();
  return (
    <Card title={w.desktop.programs.title}>
      <div className={css.stack}>
        <ScreenPopChoice />
        <Toggle
          isSelected={localApi.isOn}
          onChange={(isOn) => act('changeSettings', { localApi: { ...localApi, isOn } })}
        >
          {w.desktop.programs.localApi}
        </Toggle>
        {localApi.isOn && (
          <Pills
            label={w.desktop.programs.dial}
            value={localApi.dial}
            options={(['off', 'ask', 'direct'] as const).map((id) => ({
              id,
              name: w.desktop.programs.dialChoices[id],
            }))}
            onChange={(dial) => act('changeSettings', { localApi: { ...localApi, dial } })}
          />
        )}
      </div>
    </Card>
  );
};

/** The template is kept as it is typed; one that cannot be right says why, and opens nothing. */
const ScreenPopChoice = (): ReactNode => {
  const { w } = useWords();
  const { screenPop } = useValue('settings');
  const [typed, setTyped] = useState<string | null>(null);
  const act = useAct();
  const text = typed ?? screenPop.template;
  const template = readTemplate(text);
  const save = (change: Partial<typeof screenPop>): void =>
    act('changeSettings', { screenPop: { ...screenPop, template: text, ...change } });
  return (
    <>
      <Pills
        label={w.desktop.programs.screenPop}
        value={screenPop.when}
        options={(['off', 'ringing', 'answered'] as const).map((id) => ({ id, name: w.desktop.programs.when[id] }))}
        onChange={(when) => save({ when })}
      />
      {screenPop.when !== 'off' && (
        <>
          <Field
            label={w.desktop.programs.template}
            hint={w.desktop.programs.templateHint}
            placeholder="https://crm.example/?n={number}"
            value={text}
            onChange={setTyped}
            onBlur={() => save({})}
            maxLength={2_000}
          />
          {template.kind === 'template' ? (
            <p className={css.muted}>{w.desktop.programs.preview(template.addressFor(w.desktop.programs.sample))}</p>
          ) : (
            text !== '' && <Problem words={w.problems[template.problem]} />
          )}
        </>
      )}
    </>
  );
};
