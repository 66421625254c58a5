import { CupSoda, Hand, MoonStar, type LucideIcon } from 'lucide-react';
import type { QuietSign } from '@hearthline/protocol';
import { useState, type ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Dot } from '../../components/dot/Dot.tsx';
import { Face } from '../../components/face/Face.tsx';
import { presenceFace } from '../agentState/stateFace.ts';
import { sittersOf, type Sitter } from './roomView.ts';
import css from './QuietRoom.module.css';

export const signIcons: Readonly<Record<QuietSign, LucideIcon>> = { wave: Hand, tea: CupSoda, quiet: MoonStar };

interface SittersProps {
  readonly myId: string;
  /** As many are drawn at first. */
  readonly few: number;
}

/** Who sits where I sit, as their presence says. */
export const Sitters = ({ myId, few }: SittersProps): ReactNode => {
  const { w, f } = useWords();
  const now = useHubNow();
  const seats = useValue('quietSeats') ?? [];
  const people = useValue('people') ?? [];
  const presence = useValue('presence') ?? [];
  const [isWhole, setWhole] = useState(false);
  const sitters = sittersOf({ seats, people, presence }, { myId, now, compare: f.compare });
  const shown = isWhole ? sitters : sitters.slice(0, few);
  return (
    <>
      <ul className={css.sitters} aria-label={w.quietRoom.seats}>
        {shown.map((sitter) => (
          <OneSitter key={sitter.person.id} sitter={sitter} isMe={sitter.person.id === myId} />
        ))}
      </ul>
      {sitters.length < 2 && <p className={css.muted}>{w.quietRoom.alone}</p>}
      {sitters.length > shown.length && (
        <Button look="quiet" onPress={() => setWhole(true)}>
          {w.quietRoom.more(sitters.length - shown.length)}
        </Button>
      )}
    </>
  );
};

const OneSitter = ({ sitter, isMe }: { readonly sitter: Sitter; readonly isMe: boolean }): ReactNode => {
  const { w } = useWords();
  const { person, presence, sign } = sitter;
  const face = presenceFace(presence, w);
  const Icon = sign === null ? null : signIcons[sign];
  return (
    <li className={css.sitter} data-away={face.tone === 'off' || undefined}>
      <Face name={person.name} size="s" />
      <div className={css.who}>
        <span className={css.name} title={person.name}>
          {person.name}
          {isMe && <span className={css.me}>{w.common.me}</span>}
        </span>
        <span className={css.state}>
          {face.word}
          {Icon !== null && sign !== null && (
            <span className={css.sign}>
              <Icon size={15} strokeWidth={1.9} aria-hidden /> {w.quietRoom.signDone[sign]}
            </span>
          )}
        </span>
      </div>
      <Dot tone={face.tone} />
    </li>
  );
};
