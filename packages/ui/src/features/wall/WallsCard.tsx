import type { Wall } from '@hearthline/protocol';
import { Link2, Link2Off, MonitorPlay, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useAct, useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Empty, Known } from '../../components/faces/Faces.tsx';
import { addressable } from '../broadcast/draft.ts';
import { AddressWindow } from './AddressWindow.tsx';
import { AskFirst, type Question } from './AskFirst.tsx';
import { WallWindow } from './WallWindow.tsx';
import css from './WallsCard.module.css';

/** What is open over the list. */
type Opened =
  | { readonly kind: 'nothing' | 'new' }
  | { readonly kind: 'change'; readonly wall: Wall }
  | { readonly kind: 'ask'; readonly wall: Wall; readonly question: Question }
  | { readonly kind: 'address'; readonly name: string; readonly key: string };

/** The highlight walls of the units I lead: made, changed, given an address, closed. WALL-1, WALL-2 */
export const WallsCard = (): ReactNode => {
  const { w } = useWords();
  const walls = useValue('walls');
  const organisation = useValue('organisation');
  const session = useValue('session');
  const isLive = useValue('hubLink').kind === 'live';
  const act = useAct();
  const send = useSend();
  const [opened, setOpened] = useState<Opened>({ kind: 'nothing' });
  const close = (): void => setOpened({ kind: 'nothing' });
  const among = organisation && session.kind === 'signedIn' ? addressable(organisation, session.person) : [];
  const makeKey = async ({ id: wallId, name }: Pick<Wall, 'id' | 'name'>): Promise<void> => {
    const made = await send('makeWallKey', { wallId });
    setOpened(made.ok ? { kind: 'address', name, key: made.value.key } : { kind: 'nothing' });
  };
  const answer = (question: Question, wall: Wall): void => {
    close();
    if (question === 'newAddress') void makeKey(wall);
    else act(question === 'revoke' ? 'revokeWall' : 'removeWall', { wallId: wall.id });
  };
  return (
    <Card title={w.wall.deskTitle}>
      <div className={css.stack}>
        <p className={css.muted}>{w.wall.deskHint}</p>
        <Known value={walls}>
          {(known) =>
            known.length === 0 ? (
              <Empty icon={MonitorPlay} title={w.wall.none} hint={w.wall.noneHint} />
            ) : (
              <ul className={css.list}>
                {known.map((wall) => (
                  <Item
                    key={wall.id}
                    wall={wall}
                    onChange={() => setOpened({ kind: 'change', wall })}
                    onKey={() => void makeKey(wall)}
                    onAsk={(question) => setOpened({ kind: 'ask', wall, question })}
                  />
                ))}
              </ul>
            )
          }
        </Known>
        <div className={css.keys}>
          <Button icon={Plus} isDisabled={!isLive || among.length === 0} onPress={() => setOpened({ kind: 'new' })}>
            {w.wall.add}
          </Button>
          <output className={css.muted}>
            {!isLive ? w.wall.offline : organisation !== null && among.length === 0 && w.wall.notYours}
          </output>
        </div>
      </div>
      {opened.kind === 'new' && <WallWindow wall={null} onClose={close} onMade={(made) => void makeKey(made)} />}
      {opened.kind === 'change' && <WallWindow wall={opened.wall} onClose={close} onMade={close} />}
      {opened.kind === 'ask' && (
        <AskFirst
          question={opened.question}
          name={opened.wall.name}
          onClose={close}
          onYes={() => answer(opened.question, opened.wall)}
        />
      )}
      {opened.kind === 'address' && <AddressWindow name={opened.name} wallKey={opened.key} onClose={close} />}
    </Card>
  );
};

interface ItemProps {
  readonly wall: Wall;
  readonly onChange: () => void;
  readonly onKey: () => void;
  readonly onAsk: (question: Question) => void;
}

const Item = ({ wall, onChange, onKey, onAsk }: ItemProps): ReactNode => {
  const { w, f } = useWords();
  const now = useHubNow();
  const organisation = useValue('organisation');
  const isLive = useValue('hubLink').kind === 'live';
  const unitName = organisation?.units.find(({ id }) => id === wall.unitId)?.name;
  const { keyMadeAt } = wall;
  return (
    <li className={css.item}>
      <h3 className={css.name}>{wall.name}</h3>
      <p className={css.muted}>{unitName}</p>
      <p className={css.muted}>
        {keyMadeAt === null ? w.wall.noAddress : w.wall.addressSince(f.moment(keyMadeAt, now))}
      </p>
      <div className={css.keys}>
        <Button icon={Pencil} isDisabled={!isLive} onPress={onChange}>
          {w.wall.change}
        </Button>
        <Button icon={Link2} isDisabled={!isLive} onPress={keyMadeAt === null ? onKey : () => onAsk('newAddress')}>
          {keyMadeAt === null ? w.wall.makeAddress : w.wall.newAddress}
        </Button>
        {keyMadeAt !== null && (
          <Button icon={Link2Off} isDisabled={!isLive} onPress={() => onAsk('revoke')}>
            {w.wall.revoke}
          </Button>
        )}
        <Button icon={Trash2} isDisabled={!isLive} onPress={() => onAsk('remove')}>
          {w.wall.remove}
        </Button>
      </div>
    </li>
  );
};
