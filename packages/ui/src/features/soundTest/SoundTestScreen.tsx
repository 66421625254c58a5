import type { CheckId, CheckVerdict } from '@hearthline/protocol';
import { type CheckState, type ReadinessSnapshot, shownLabel } from '@hearthline/softphone-core/snapshot';
import { AudioLines, BellRing, Mic, Square } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { useAct, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { isAlive } from '../call/arrangeCalls.ts';
import { CheckRow } from '../readiness/CheckRow.tsx';
import css from './SoundTest.module.css';

/** Microphone, speaker and ringer tried apart, and one check with a verdict. Nothing of it leaves this PC or stays. */
export const SoundTestScreen = (): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  const isInCall = useValue('calls').some(isAlive);
  // Leaving the page closes the microphone.
  useEffect(() => () => act('stopSoundTest', {}), [act]);
  return (
    <div className={css.page}>
      <header>
        <h1>{w.sound.test.title}</h1>
        <p className={css.muted}>{isInCall ? w.sound.test.inCall : w.sound.test.intro}</p>
      </header>
      <div className={css.grid}>
        <MicrophonePart isInCall={isInCall} />
        <SpeakerPart isInCall={isInCall} />
        <RingPart isInCall={isInCall} />
      </div>
      <CheckPart isInCall={isInCall} />
    </div>
  );
};

interface PartProps {
  readonly isInCall: boolean;
}

const UsedNow = ({ of: role }: { readonly of: 'microphone' | 'speaker' | 'ringer' }): ReactNode => {
  const { w } = useWords();
  const label = useValue('audio').usedNow[role];
  return <p className={css.muted}>{label === null ? w.sound.system : shownLabel(label)}</p>;
};

const MicrophonePart = ({ isInCall }: PartProps): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  const test = useValue('soundTest');
  const audio = useValue('audio');
  const words = w.sound.test;
  const isOpen = test.kind === 'listening' || test.kind === 'recording';
  const isBusy = isOpen || test.kind === 'playing';
  const [warning] = isOpen ? audio.microphoneWarnings : [];
  const says = { recording: words.recording, playing: words.playing, listening: words.levelHint };
  return (
    <Card title={words.microphone}>
      <div className={css.part}>
        <UsedNow of="microphone" />
        <meter
          className={css.meter}
          aria-label={w.settings.microphoneLevel}
          min={0}
          max={1}
          value={isOpen ? Math.min(1, audio.microphoneLevel ?? 0) : 0}
        />
        <output className={css.says}>{test.kind in says ? says[test.kind as keyof typeof says] : ''}</output>
        {warning !== undefined && (
          <p data-tone="wait">
            <b>{w.sound.warnings[warning].what}</b> {w.sound.warnings[warning].remedy}
          </p>
        )}
        {test.kind === 'idle' && test.problem !== null && <p>{w.problems[test.problem].title}</p>}
        <div className={css.keys}>
          {isBusy ? (
            <Button icon={Square} onPress={() => act('stopSoundTest', {})}>
              {words.stop}
            </Button>
          ) : (
            <>
              <Button icon={Mic} isDisabled={isInCall} onPress={() => act('startSoundTest', { part: 'hearYourself' })}>
                {words.hearYourself}
              </Button>
              <Button isDisabled={isInCall} onPress={() => act('startSoundTest', { part: 'level' })}>
                {words.listen}
              </Button>
            </>
          )}
        </div>
        <p className={css.muted}>{words.hearHint}</p>
      </div>
    </Card>
  );
};

const SpeakerPart = ({ isInCall }: PartProps): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  const words = w.sound.test;
  return (
    <Card title={words.speaker}>
      <div className={css.part}>
        <UsedNow of="speaker" />
        <div className={css.keys}>
          {(['left', 'right'] as const).map((side) => (
            <Button
              key={side}
              icon={AudioLines}
              isDisabled={isInCall}
              onPress={() => act('startSoundTest', { part: side })}
            >
              {words[side]}
            </Button>
          ))}
        </div>
        <p className={css.muted}>{words.sidesHint}</p>
      </div>
    </Card>
  );
};

const RingPart = ({ isInCall }: PartProps): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  const test = useValue('soundTest');
  const { isSilent } = useValue('settings').ringing;
  const words = w.sound.test;
  const isRinging = test.kind === 'sounding' && test.part === 'ring';
  return (
    <Card title={words.ring}>
      <div className={css.part}>
        <UsedNow of="ringer" />
        <div className={css.keys}>
          <Button
            icon={isRinging ? Square : BellRing}
            isDisabled={isInCall || isSilent}
            onPress={() => (isRinging ? act('stopSoundTest', {}) : act('startSoundTest', { part: 'ring' }))}
          >
            {isRinging ? words.stop : words.tryRing}
          </Button>
        </div>
        {isSilent && <p className={css.muted}>{w.sound.silentNow}</p>}
      </div>
    </Card>
  );
};

const SOUND = new Set<CheckId>(['headset', 'room', 'microphone', 'echo']);
type SoundChecks = ReadinessSnapshot['checks'];

/** The checks of readiness that are about sound, and the worst of them in words. */
const CheckPart = ({ isInCall }: PartProps): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  const { checks, isRunning } = useValue('readiness');
  const mine = checks.filter(({ id }) => SOUND.has(id));
  const running = mine.find(({ state }) => state.kind === 'running');
  const verdict = verdictOf(mine);
  const words = w.sound.test;
  const says: Partial<Record<CheckId, string>> = {
    room: words.nowRoom,
    microphone: words.nowMicrophone,
    echo: words.nowEcho,
  };
  return (
    <Card title={words.verdict}>
      <div className={css.part}>
        {verdict === null ? (
          <output className={css.says}>{(running === undefined ? null : says[running.id]) ?? words.checkHint}</output>
        ) : (
          <output className={css.verdict} data-tone={{ green: 'ready', amber: 'wait', red: 'danger' }[verdict]}>
            {words[verdict]}
          </output>
        )}
        {running !== undefined && levelOf(running.state) !== null && (
          <meter
            className={css.meter}
            aria-label={w.settings.microphoneLevel}
            min={0}
            max={1}
            value={levelOf(running.state) ?? 0}
          />
        )}
        <div className={css.keys}>
          {running === undefined ? (
            <Button look="act" isDisabled={isInCall} onPress={() => act('checkSound', {})}>
              {words.check}
            </Button>
          ) : (
            <Button look="quiet" onPress={() => act('stopReadiness', {})}>
              {words.stop}
            </Button>
          )}
        </div>
        <ul className={css.checks}>
          {mine.map(({ id, state }) => (
            <CheckRow key={id} id={id} state={state} isRunning={isRunning} />
          ))}
        </ul>
      </div>
    </Card>
  );
};

const levelOf = (state: CheckState): number | null => (state.kind === 'running' ? state.level : null);

/** [TEST-7] The worst; null: not all are done. */
const verdictOf = (checks: SoundChecks): CheckVerdict | null => {
  const verdicts = checks.flatMap(({ state }) => (state.kind === 'done' ? [state.verdict] : []));
  if (verdicts.length < checks.length) return null;
  return (['red', 'amber', 'green'] as const).find((verdict) => verdicts.includes(verdict)) ?? null;
};
