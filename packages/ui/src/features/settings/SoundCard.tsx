import type { DeviceRole } from '@hearthline/softphone-core/snapshot';
import { Volume2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useAct, useValue } from '../../app/host.tsx';
import { useRouter } from '../../app/router.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Pick } from '../../components/choice/Choice.tsx';
import { Problem } from '../../components/problem/Problem.tsx';
import { ReadinessLink } from '../readiness/ReadinessOffer.tsx';
import { DeviceOrder } from './DeviceOrder.tsx';
import { namesOf } from './deviceNames.ts';
import css from './Settings.module.css';

const SYSTEM = '';

/** Microphone, speaker and ringer apart, and the buttons of the headset. */
export const SoundCard = (): ReactNode => {
  const { w } = useWords();
  const audio = useValue('audio');
  const router = useRouter();
  const hasNone = audio.microphones.length + audio.speakers.length === 0;
  return (
    <Card title={w.settings.sound}>
      <div className={css.stack}>
        {audio.permission === 'denied' && <Problem words={w.problems['audio.microphoneDenied']} tone="danger" />}
        {hasNone && <p className={css.muted}>{w.sound.noDevices}</p>}
        <DevicePick of="microphone" />
        <MicrophoneLevel level={audio.microphoneLevel} />
        <DevicePick of="speaker" />
        <DevicePick of="ringer" />
        <div className={css.soundKeys}>
          <Button icon={Volume2} onPress={() => router.go('soundTest')}>
            {w.sound.test.open}
          </Button>
          <ReadinessLink />
        </div>
      </div>
    </Card>
  );
};

const DevicePick = ({ of: role }: { readonly of: DeviceRole }): ReactNode => {
  const { w } = useWords();
  const audio = useValue('audio');
  const act = useAct();
  const devices = role === 'microphone' ? audio.microphones : audio.speakers;
  const chosen = audio.chosen[role];
  const isGone = chosen !== null && !devices.some(({ id }) => id === chosen);
  const names = namesOf(devices);
  const [first] = audio.ranking[role];
  const gone = first?.kind === 'device' && first.label !== '' ? first.label : w.sound.unnamed;
  const options = [
    { id: SYSTEM, name: w.settings.systemDefault },
    ...devices.map(({ id }, index) => ({ id, name: names[index] ?? '' })),
    ...(isGone ? [{ id: chosen, name: `${gone} · ${w.settings.notPluggedIn}` }] : []),
  ];
  const used = audio.usedNow[role];
  return (
    <div>
      <Pick
        label={w.settings[role]}
        value={chosen ?? SYSTEM}
        options={options}
        onChange={(id) => act('chooseDevice', { role, deviceId: id === SYSTEM ? null : id })}
      />
      {(chosen === null || isGone) && used !== null && <p className={css.muted}>{w.settings.inUse(used)}</p>}
      <DeviceOrder of={role} />
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
