import type { AudioDevice, DeviceRole } from '@hearthline/softphone-core/snapshot';
import type { ReactNode } from 'react';
import { useAct, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Pick } from '../../components/choice/Choice.tsx';
import { Problem } from '../../components/problem/Problem.tsx';
import { ReadinessLink } from '../readiness/ReadinessOffer.tsx';
import css from './Settings.module.css';

const SYSTEM = '';

/** Microphone, speaker and ringer apart, and the buttons of the headset. */
export const SoundCard = (): ReactNode => {
  const { w } = useWords();
  const audio = useValue('audio');
  return (
    <Card title={w.settings.sound}>
      <div className={css.stack}>
        {audio.permission === 'denied' && <Problem words={w.problems['audio.microphoneDenied']} tone="danger" />}
        <DevicePick of="microphone" label={w.settings.microphone} devices={audio.microphones} />
        <MicrophoneLevel level={audio.microphoneLevel} />
        <DevicePick of="speaker" label={w.settings.speaker} devices={audio.speakers} />
        <DevicePick of="ringer" label={w.settings.ringer} devices={audio.speakers} />
        <ReadinessLink />
      </div>
    </Card>
  );
};

interface DevicePickProps {
  readonly of: DeviceRole;
  readonly label: string;
  readonly devices: readonly AudioDevice[];
}

const DevicePick = ({ of: role, label, devices }: DevicePickProps): ReactNode => {
  const { w } = useWords();
  const audio = useValue('audio');
  const act = useAct();
  const chosen = audio.chosen[role];
  const isGone = chosen !== null && !devices.some(({ id }) => id === chosen);
  const options = [
    { id: SYSTEM, name: w.settings.systemDefault },
    ...devices.map(({ id, label: name }) => ({ id, name })),
    ...(isGone ? [{ id: chosen, name: w.settings.notPluggedIn }] : []),
  ];
  const inUse = devices.find(({ id }) => id === audio.inUse[role]);
  return (
    <div>
      <Pick
        label={label}
        value={chosen ?? SYSTEM}
        options={options}
        onChange={(id) => act('chooseDevice', { role, deviceId: id === SYSTEM ? null : id })}
      />
      {(chosen === null || isGone) && inUse !== undefined && (
        <p className={css.muted}>{w.settings.inUse(inUse.label)}</p>
      )}
    </div>
  );
};

const MicrophoneLevel = ({ level }: { readonly level: number | null }): ReactNode => {
  const { w } = useWords();
  if (level === null) return null;
  return (
    <meter className={css.meter} aria-label={w.settings.microphoneLevel} min={0} max={1} value={Math.min(1, level)} />
  );
};
