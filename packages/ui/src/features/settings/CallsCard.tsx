import type { ReactNode } from 'react';
import { useAct, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Pills, Toggle } from '../../components/choice/Choice.tsx';
import { isAutoAnswerOn } from '../../host/phonePolicy.ts';
import css from './Settings.module.css';

/** How calls are taken and heard. */
export const CallsCard = (): ReactNode => {
  const { w } = useWords();
  return (
    <Card title={w.callSettings.title}>
      <div className={css.stack}>
        <AutoAnswer />
        <VoiceSaving />
        <ToneCountry />
      </div>
    </Card>
  );
};

/** The centre may have decided it: the switch then shows that, and why it cannot be moved. */
const AutoAnswer = (): ReactNode => {
  const { w } = useWords();
  const settings = useValue('settings');
  const policy = useValue('organisation')?.autoAnswer ?? null;
  const act = useAct();
  const isDecided = policy === 'never' || policy === 'always';
  const meaning = {
    never: w.callSettings.autoAnswerNever,
    always: w.callSettings.autoAnswerAlways,
    person: w.callSettings.autoAnswerMeaning,
  }[policy ?? 'person'];
  return (
    <div>
      <Toggle
        isSelected={isAutoAnswerOn(policy, settings.autoAnswer)}
        isDisabled={isDecided}
        onChange={(autoAnswer) => act('changeSettings', { autoAnswer })}
      >
        {w.callSettings.autoAnswer}
      </Toggle>
      <p className={css.muted}>{meaning}</p>
    </div>
  );
};

/** [SAVE-3] of softphone-core's quality/SPEC.md. */
const VoiceSaving = (): ReactNode => {
  const { w } = useWords();
  const { voiceSaving } = useValue('settings');
  const act = useAct();
  return (
    <div>
      <Pills
        label={w.callSettings.saving}
        value={voiceSaving}
        options={(['automatic', 'always', 'never'] as const).map((id) => ({
          id,
          name: w.callSettings.savingWishes[id],
        }))}
        onChange={(id) => act('changeSettings', { voiceSaving: id })}
      />
      <p className={css.muted}>{w.callSettings.savingMeanings[voiceSaving]}</p>
    </div>
  );
};

const ToneCountry = (): ReactNode => {
  const { w } = useWords();
  const { toneCountry } = useValue('settings');
  const act = useAct();
  return (
    <Pills
      label={w.callSettings.tones}
      value={toneCountry}
      options={(['CN', 'US', 'EU'] as const).map((id) => ({ id, name: w.callSettings.toneCountries[id] }))}
      onChange={(id) => act('changeSettings', { toneCountry: id })}
    />
  );
};
