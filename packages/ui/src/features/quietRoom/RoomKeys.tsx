import { FOCUS_MS, quietSign, type MyQuietRoom } from '@hearthline/protocol';
import { LogOut, Timer } from 'lucide-react';
import type { ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useAct, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { HubCountdown } from '../../components/elapsed/Elapsed.tsx';
import { focusNow } from './roomView.ts';
import { signIcons } from './Sitters.tsx';
import css from './QuietRoom.module.css';

interface RoomKeysProps {
  readonly mine: MyQuietRoom;
  readonly myId: string;
}

/** The few signs there are, each for a while after it was given not to be given again. */
export const SignKeys = ({ mine, myId }: RoomKeysProps): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  const now = useHubNow();
  const own = useValue('quietSeats')?.find(({ personId }) => personId === myId)?.sign ?? null;
  return (
    <div className={css.keys}>
      {quietSign.options.map((sign) =>
        sign === 'quiet' && own?.kind === 'quiet' ? (
          <Button key={sign} icon={signIcons.quiet} onPress={() => act('giveSign', { sign: null })}>
            {w.quietRoom.notQuiet}
          </Button>
        ) : (
          <Button
            key={sign}
            icon={signIcons[sign]}
            isDisabled={mine.signFrom[sign] > now}
            onPress={() => act('giveSign', { sign })}
          >
            {w.quietRoom.sign[sign]}
          </Button>
        ),
      )}
    </div>
  );
};

/** The timer of all who sit here. It counts down, makes no sound, and ends with a kind word. */
export const FocusLine = ({ mine, myId }: RoomKeysProps): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  const state = focusNow(mine, useHubNow());
  if (state !== 'runs' || mine.focus === null)
    return (
      <div className={css.keys}>
        <Button icon={Timer} onPress={() => act('setFocus', { isOn: true })}>
          {w.quietRoom.focus}
        </Button>
        {state === 'over' && <span className={css.muted}>{w.quietRoom.focusOver}</span>}
      </div>
    );
  const { byId, endsAt } = mine.focus;
  return (
    <div className={css.keys}>
      <span className={css.focus}>
        <Timer size={17} strokeWidth={1.9} aria-hidden /> {w.quietRoom.focusRuns}{' '}
        <HubCountdown since={endsAt - FOCUS_MS} until={endsAt} />
      </span>
      {byId === myId && (
        <Button look="quiet" onPress={() => act('setFocus', { isOn: false })}>
          {w.quietRoom.focusStop}
        </Button>
      )}
    </div>
  );
};

/** Nothing says to the others that she left. [QROOM-4] */
export const LeaveKey = (): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  return (
    <Button look="quiet" icon={LogOut} onPress={() => act('standUp', {})}>
      {w.quietRoom.leave}
    </Button>
  );
};
