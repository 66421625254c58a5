import { Ear } from 'lucide-react';
import type { ReactNode } from 'react';
import { useAct, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Problem } from '../../components/problem/Problem.tsx';
import css from './Room.module.css';

/** Names what a caller would hear of the operator's home, when she asks, and says what helps. */
export const RoomCard = (): ReactNode => {
  const { w } = useWords();
  const room = useValue('room');
  const isInCall = useValue('calls').some(({ state }) => state.kind !== 'ended');
  const act = useAct();
  return (
    <Card title={w.room.title}>
      <div className={css.stack}>
        <p className={css.muted}>{w.room.meaning}</p>
        <div aria-live="polite">
          <Heard />
        </div>
        <div className={css.row}>
          {room.kind === 'listening' ? (
            <Button onPress={() => act('stopListeningToRoom', {})}>{w.room.stop}</Button>
          ) : (
            <Button icon={Ear} isDisabled={isInCall} onPress={() => act('listenToRoom', {})}>
              {room.kind === 'off' ? w.room.listen : w.room.again}
            </Button>
          )}
          {room.kind === 'listening' && <span className={css.open}>{w.room.open}</span>}
          {isInCall && <span className={css.muted}>{w.room.notInCall}</span>}
        </div>
      </div>
    </Card>
  );
};

const Heard = (): ReactNode => {
  const { w } = useWords();
  const room = useValue('room');
  if (room.kind === 'off') return null;
  if (room.kind === 'failed') return <Problem words={w.problems[room.problem]} tone="danger" />;
  if (room.sound === null) return <p className={css.sound}>{w.room.notYet}</p>;
  const { name, helps } = w.room.sounds[room.sound];
  return (
    <>
      <p className={css.sound}>{name}</p>
      <p className={css.muted}>{helps}</p>
    </>
  );
};
