import { shownLabel, type Takeover } from '@hearthline/softphone-core/snapshot';
import { Headphones, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNow } from '../../app/clock.tsx';
import { useAct, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import css from './SoundTest.module.css';

const SHOWN_MS = 30_000;

/** Another sound device is used than a moment ago: which went, which is used now. Goes by itself. */
export const TakeoverNote = (): ReactNode => {
  const { w } = useWords();
  const { takeover, microphones, speakers } = useValue('audio');
  const now = useNow();
  const act = useAct();
  const isShown = takeover !== null && now - takeover.at < SHOWN_MS;
  return (
    <div aria-live="polite">
      {isShown && (
        <section
          className={css.takeover}
          aria-label={w.sound.takeovers[takeover.why](nameIn(takeover, w.sound.system))}
        >
          <Headphones size={20} aria-hidden />
          <div className={css.grow}>
            <p>
              <b>{w.sound.takeovers[takeover.why](nameIn(takeover, w.sound.system))}</b>
            </p>
            {takeover.changes.map(({ role, to }) => (
              <p key={role} className={css.muted}>
                {(role === 'microphone' ? microphones : speakers).length === 0
                  ? w.sound.takeoverNone(w.sound.roles[role])
                  : w.sound.takeoverOf(w.sound.roles[role], to === null ? w.sound.system : shownLabel(to))}
              </p>
            ))}
          </div>
          <Button look="quiet" icon={X} aria-label={w.common.dismiss} onPress={() => act('putAwayTakeover', {})} />
        </section>
      )}
    </div>
  );
};

/** What it is about: the device that went, or the one that came. */
const nameIn = ({ why, changes }: Takeover, unknown: string): string => {
  const [first] = changes;
  const label = why === 'back' ? first?.to : first?.from;
  return label === null || label === undefined ? unknown : shownLabel(label);
};
