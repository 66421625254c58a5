import { ringtones } from '@hearthline/softphone-core/snapshot';
import { BellRing } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { useAct, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Pills, Toggle } from '../../components/choice/Choice.tsx';
import { isAlive } from '../call/arrangeCalls.ts';
import css from './Settings.module.css';

/** How a call is told of: which tone, how loud, where, or by the screen alone. */
export const RingCard = (): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  const { ringing } = useValue('settings');
  const isInCall = useValue('calls').some(isAlive);
  const id = useId();
  const change = (part: Partial<typeof ringing>): void => act('changeSettings', { ringing: { ...ringing, ...part } });
  return (
    <Card title={w.sound.ringing}>
      <div className={css.stack}>
        <Pills
          label={w.sound.ringtone}
          value={ringing.tone}
          options={ringtones.map((tone) => ({ id: tone, name: w.sound.ringtones[tone] }))}
          onChange={(tone) => change({ tone })}
        />
        <div>
          <label htmlFor={id}>{w.sound.level}</label>
          <input
            id={id}
            className={css.slider}
            type="range"
            min={0.1}
            max={1}
            step={0.1}
            value={ringing.level}
            disabled={ringing.isSilent}
            onChange={(event) => change({ level: Number(event.currentTarget.value) })}
          />
        </div>
        <Toggle isSelected={ringing.isAlsoOnSpeaker} onChange={(isAlsoOnSpeaker) => change({ isAlsoOnSpeaker })}>
          {w.sound.alsoOnSpeaker}
        </Toggle>
        <Toggle isSelected={ringing.isSilent} onChange={(isSilent) => change({ isSilent })}>
          {w.sound.isSilent}
        </Toggle>
        <div>
          <Button
            icon={BellRing}
            isDisabled={ringing.isSilent || isInCall}
            onPress={() => act('startSoundTest', { part: 'ring' })}
          >
            {w.sound.test.tryRing}
          </Button>
        </div>
      </div>
    </Card>
  );
};
