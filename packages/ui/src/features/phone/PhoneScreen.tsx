import { shownLabel } from '@hearthline/softphone-core/snapshot';
import { Mic, PhoneIncoming, Volume2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Card } from '../../components/card/Card.tsx';
import { arrangeCalls } from '../call/arrangeCalls.ts';
import { ReadinessLink } from '../readiness/ReadinessOffer.tsx';
import { DataCard } from '../dataUse/DataCard.tsx';
import { FaultLink } from '../faults/FaultScreen.tsx';
import { CallDetails } from './CallDetails.tsx';
import { DialPad } from './DialPad.tsx';
import { LineCard } from './LineCard.tsx';
import css from './PhoneScreen.module.css';

/** Idle: dial, and see that the line is ready. In a call: what is known of it (the call card is above). */
export const PhoneScreen = (): ReactNode => {
  const { w } = useWords();
  const calls = useValue('calls');
  const line = useValue('line').state.kind;
  const { main } = arrangeCalls(calls);
  if (main !== null && main.state.kind !== 'ended')
    return (
      <div className={css.stack}>
        <h1 className={css.hidden}>{w.phone.title}</h1>
        {line !== 'registered' && <LineCard />}
        {main.state.kind !== 'ringingHere' && <CallDetails call={main} />}
      </div>
    );
  return (
    <div className={css.stack}>
      <h1 className={css.hidden}>{w.phone.title}</h1>
      <div className={css.idle}>
        <DialPad />
        <div className={css.stack}>
          <LineCard />
          <SoundCard />
          <DataCard />
          <ReadinessLink />
          {line === 'registered' && <FaultLink />}
          {line === 'registered' && (
            <p className={css.hint}>
              <PhoneIncoming size={18} aria-hidden /> {w.phone.emptyReady}
            </p>
          )}
        </div>
      </div>
    </div>
  );
};

const SoundCard = (): ReactNode => {
  const { w } = useWords();
  const audio = useValue('audio');
  const nameOf = (label: string | null): string => (label === null ? w.phone.systemDefault : shownLabel(label));
  return (
    <Card title={w.phone.sound}>
      {audio.permission === 'denied' && <p className={css.warn}>{w.problems['audio.microphoneDenied'].title}</p>}
      <dl className={css.devices}>
        <dt>
          <Mic size={17} aria-hidden /> {w.phone.microphone}
        </dt>
        <dd>{nameOf(audio.usedNow.microphone)}</dd>
        <dt>
          <Volume2 size={17} aria-hidden /> {w.phone.speaker}
        </dt>
        <dd>{nameOf(audio.usedNow.speaker)}</dd>
      </dl>
      {audio.isMicrophoneOpen && <p className={css.meaning}>{w.sound.open}</p>}
    </Card>
  );
};
