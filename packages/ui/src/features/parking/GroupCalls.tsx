import type { ParkedCall, Person, RingingPhone } from '@hearthline/protocol';
import { PhoneForwarded } from 'lucide-react';
import type { ReactNode } from 'react';
import { useAct, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { HubElapsed } from '../../components/elapsed/Elapsed.tsx';
import css from './GroupCalls.module.css';

/** Calls of my group that I could take: parked ones, and those that ring at a colleague's. Nothing while there are none. */
export const GroupCalls = ({ person }: { readonly person: Person }): ReactNode => {
  const { w } = useWords();
  const parked = useValue('parked') ?? [];
  const ringing = (useValue('ringing') ?? []).filter(({ personId }) => personId !== person.id);
  return (
    <>
      {parked.length > 0 && (
        <section className={css.card} aria-label={w.parking.region}>
          <h2>{w.parking.region}</h2>
          <ul>
            {parked.map((one) => (
              <Parked key={one.id} parked={one} myId={person.id} />
            ))}
          </ul>
        </section>
      )}
      {ringing.length > 0 && (
        <section className={css.card} aria-label={w.parking.ringingRegion}>
          <h2>{w.parking.ringingRegion}</h2>
          <ul>
            {ringing.map((one) => (
              <Ringing key={one.personId} ringing={one} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
};

const useNameOf = (): ((personId: string) => string) => {
  const people = useValue('people') ?? [];
  return (personId) => people.find(({ id }) => id === personId)?.name ?? '';
};

const Parked = ({ parked, myId }: { readonly parked: ParkedCall; readonly myId: string }): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  const nameOf = useNameOf();
  const by = parked.parkedById === myId ? w.parking.byMe : w.parking.by(nameOf(parked.parkedById));
  return (
    <Row
      title={parked.name || parked.number || w.call.unknownNumber}
      words={parked.isReturning ? w.parking.returning : by}
      since={parked.parkedAt}
      onTake={() => act('takeParked', { parkedId: parked.id })}
    />
  );
};

const Ringing = ({ ringing }: { readonly ringing: RingingPhone }): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  const nameOf = useNameOf();
  return (
    <Row
      title={ringing.name || ringing.number || w.call.unknownNumber}
      words={w.parking.rings(nameOf(ringing.personId))}
      since={ringing.since}
      onTake={() => act('pickUp', { personId: ringing.personId })}
    />
  );
};

interface RowProps {
  readonly title: string;
  readonly words: string;
  /** By the hub's clock. */
  readonly since: number;
  readonly onTake: () => void;
}

const Row = ({ title, words, since, onTake }: RowProps): ReactNode => {
  const { w } = useWords();
  const isLive = useValue('hubLink').kind === 'live';
  const isRegistered = useValue('line').state.kind === 'registered';
  return (
    <li className={css.row}>
      <span className={css.text}>
        <b className={css.title} title={title}>
          {title}
        </b>
        <span className={css.words} title={words}>
          <HubElapsed since={since} /> · {words}
        </span>
      </span>
      <Button
        icon={PhoneForwarded}
        isDisabled={!isLive || !isRegistered}
        aria-label={w.parking.takeOf(title)}
        onPress={onTake}
      >
        {w.parking.take}
      </Button>
    </li>
  );
};
