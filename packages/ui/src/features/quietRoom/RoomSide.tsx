import type { Person } from '@hearthline/protocol';
import { DoorOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import { useValue } from '../../app/host.tsx';
import { useRouter } from '../../app/router.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { isAlive } from '../call/arrangeCalls.ts';
import { Sitters } from './Sitters.tsx';
import css from './QuietRoom.module.css';

/** As many are drawn before all are asked for. */
const FEW = 5;

/** Beside every screen: who sits with me. Nothing while I sit nowhere, in a call, or while nobody can know. */
export const RoomSide = ({ person }: { readonly person: Person }): ReactNode => {
  const { w } = useWords();
  const router = useRouter();
  const mine = useValue('quietRoom');
  const isLive = useValue('hubLink').kind === 'live';
  const isInCall = useValue('calls').some(isAlive);
  if (mine === null || mine.place === null || !isLive || isInCall) return null;
  return (
    <section aria-label={w.quietRoom.title}>
      <header className={css.sideHead}>
        <h2>{w.quietRoom.title}</h2>
        <Button look="quiet" icon={DoorOpen} aria-label={w.quietRoom.open} onPress={() => router.go('team')} />
      </header>
      <Sitters myId={person.id} few={FEW} />
    </section>
  );
};
