import type { ReactNode } from 'react';
import { useAct, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Pills, Toggle } from '../../components/choice/Choice.tsx';
import { Problem } from '../../components/problem/Problem.tsx';
import css from './Settings.module.css';

/** What is done to the person's own voice before a caller hears it (softphone-core's audio/SPEC.md, VOICE). */
export const VoiceCard = (): ReactNode => {
  const { w } = useWords();
  const { voice } = useValue('settings');
  const { strongNoise } = useValue('audio');
  const act = useAct();
  const change = (part: Partial<typeof voice>): void => act('changeSettings', { voice: { ...voice, ...part } });
  return (
    <Card title={w.voiceSettings.title}>
      <div className={css.stack}>
        <div>
          <Pills
            label={w.voiceSettings.noise}
            value={voice.noise}
            options={(['off', 'standard', 'strong'] as const).map((id) => ({ id, name: w.voiceSettings.noises[id] }))}
            onChange={(noise) => change({ noise })}
          />
          <p className={css.muted}>{w.voiceSettings.noiseMeanings[voice.noise]}</p>
        </div>
        {voice.noise === 'strong' && strongNoise !== 'ready' && (
          <Problem words={w.voiceSettings.strongProblems[strongNoise]} />
        )}
        <div>
          <Toggle isSelected={voice.echo} onChange={(echo) => change({ echo })}>
            {w.voiceSettings.echo}
          </Toggle>
          <p className={css.muted}>{w.voiceSettings.echoMeaning}</p>
        </div>
        <div>
          <Toggle isSelected={voice.gain} onChange={(gain) => change({ gain })}>
            {w.voiceSettings.gain}
          </Toggle>
          <p className={css.muted}>{w.voiceSettings.gainMeaning}</p>
        </div>
      </div>
    </Card>
  );
};
