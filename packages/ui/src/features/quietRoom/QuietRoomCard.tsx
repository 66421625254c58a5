import type { MyQuietRoom, Person } from '@hearthline/protocol';
import { Lamp } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useAct, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Known } from '../../components/faces/Faces.tsx';
import { isAlive } from '../call/arrangeCalls.ts';
import { AskBuddy } from './AskBuddy.tsx';
import { FocusLine, LeaveKey, SignKeys } from './RoomKeys.tsx';
import { Sitters } from './Sitters.tsx';
import css from './QuietRoom.module.css';

/** As many are drawn before all are asked for. */
const FEW = 12;

interface PartProps {
  readonly mine: MyQuietRoom;
  readonly me: Person;
}

/** The way to sit beside others, and who sits there. Still in a call, and where the hub is away. [QROOM-12] */
export const QuietRoomCard = ({ me }: { readonly me: Person }): ReactNode => {
  const { w } = useWords();
  const mine = useValue('quietRoom');
  const isLive = useValue('hubLink').kind === 'live';
  const isInCall = useValue('calls').some(isAlive);
  const lamp = useValue('quietLamp');
  const words = w.quietRoom;
  const isOut = mine?.place === null;
  return (
    <Card title={words.title} aside={isOut && isLive && !isInCall && lamp !== null && <LampMark isLit={lamp.isLit} />}>
      <Known value={mine} rows={2}>
        {(known) =>
          isInCall ? (
            <p className={css.muted}>{words.inCall}</p>
          ) : !isLive ? (
            <p className={css.muted}>{known.place === null ? words.offlineOut : words.offline}</p>
          ) : known.place === null ? (
            <Outside mine={known} me={me} />
          ) : (
            <Inside mine={known} me={me} />
          )
        }
      </Known>
    </Card>
  );
};

/** On or off by its word, not by its colour alone. */
const LampMark = ({ isLit }: { readonly isLit: boolean }): ReactNode => {
  const { w } = useWords();
  return (
    <span className={css.lamp} data-lit={isLit || undefined}>
      <Lamp size={17} strokeWidth={1.9} aria-hidden /> {isLit ? w.quietRoom.lit : w.quietRoom.dark}
    </span>
  );
};

const Outside = ({ mine, me }: PartProps): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  return (
    <div className={css.part}>
      <p className={css.muted}>{w.quietRoom.meaning}</p>
      <div className={css.keys}>
        <Button onPress={() => act('sitDown', { place: { kind: 'group' } })}>{w.quietRoom.sit}</Button>
        <Buddy mine={mine} me={me} />
      </div>
    </div>
  );
};

const Inside = ({ mine, me }: PartProps): ReactNode => {
  const { w, f } = useWords();
  const act = useAct();
  const people = useValue('people') ?? [];
  const { place } = mine;
  const withId = place?.kind === 'pair' ? place.withId : null;
  const buddy = people.find(({ id }) => id === withId)?.name ?? w.common.none;
  return (
    <div className={css.part}>
      <p className={css.muted}>
        {f.sentences(withId === null ? w.quietRoom.inGroup : w.quietRoom.withBuddy(buddy), w.quietRoom.signsRule)}
      </p>
      <Sitters myId={me.id} few={FEW} />
      <div className={css.doings}>
        <SignKeys mine={mine} myId={me.id} />
        <FocusLine mine={mine} myId={me.id} />
      </div>
      <div className={css.keys}>
        <LeaveKey />
        {withId !== null && (
          <Button look="quiet" onPress={() => act('sitDown', { place: { kind: 'group' } })}>
            {w.quietRoom.sitWithGroup}
          </Button>
        )}
        <Buddy mine={mine} me={me} />
      </div>
    </div>
  );
};

/** Asks somebody over, or says who is waited for. */
const Buddy = ({ mine, me }: PartProps): ReactNode => {
  const { w, f } = useWords();
  const act = useAct();
  const now = useHubNow();
  const people = useValue('people') ?? [];
  const [isOpen, setOpen] = useState(false);
  const words = w.quietRoom.buddy;
  const { asked } = mine;
  if (asked !== null && asked.until > now) {
    const name = people.find(({ id }) => id === asked.personId)?.name ?? w.common.none;
    return (
      <>
        <span className={css.muted}>{words.waits(name, f.time(asked.until))}</span>
        <Button look="quiet" onPress={() => act('takeBackAsking', {})}>
          {words.takeBack}
        </Button>
      </>
    );
  }
  return (
    <>
      <Button look="quiet" onPress={() => setOpen(true)}>
        {words.open}
      </Button>
      {isOpen && <AskBuddy me={me} onClose={() => setOpen(false)} />}
    </>
  );
};
