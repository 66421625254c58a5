import type { ReactNode } from 'react';
import { toAcknowledge } from '../../features/announcements/visible.ts';
import { ChatCount } from '../../features/chat/ChatCount.tsx';
import { dueCountFor } from '../../features/callbacks/callbackList.ts';
import { isActionId } from '../../host/shortcuts/actions.ts';
import { useHubNow } from '../clock.tsx';
import { useValue } from '../host.tsx';
import { useRouter, type ScreenId } from '../router.tsx';
import type { Screen } from '../screens.tsx';
import { useKeyHints } from '../shortcuts/useBindings.ts';
import { useWords } from '../words/useWords.tsx';
import css from './Rail.module.css';

interface RailProps {
  readonly screens: readonly Screen[];
  readonly current: ScreenId;
}

export const Rail = ({ screens, current }: RailProps): ReactNode => {
  const { w } = useWords();
  const router = useRouter();
  const hint = useKeyHints();
  return (
    <nav className={css.rail} aria-label={w.nav.label}>
      {screens.map(({ id, icon: Icon }, index) => (
        <button
          key={id}
          ref={hint(index === 0 || !isActionId(id) ? 'home' : id)}
          type="button"
          className={css.item}
          aria-current={id === current ? 'page' : undefined}
          onClick={() => router.go(id)}
        >
          <Icon size={20} strokeWidth={1.8} aria-hidden />
          <span>{w.nav[id]}</span>
          {id === 'announcements' && <UnreadCount />}
          {id === 'history' && <MissedCount />}
          {id === 'messages' && <UnheardCount />}
          {id === 'chat' && <ChatCount className={css.count} />}
          {id === 'callbacks' && <DueCount />}
        </button>
      ))}
    </nav>
  );
};

const UnreadCount = (): ReactNode => {
  const { w } = useWords();
  const count = toAcknowledge(useValue('announcements') ?? [], useHubNow()).length;
  if (count === 0) return null;
  return (
    <b className={css.count} aria-label={w.nav.unread(count)}>
      {count > 9 ? '9+' : count}
    </b>
  );
};

const MissedCount = (): ReactNode => {
  const { w } = useWords();
  const count = useValue('history')?.missedCount ?? 0;
  if (count === 0) return null;
  return (
    <b className={css.count} aria-label={w.history.missedCount(count)}>
      {count > 9 ? '9+' : count}
    </b>
  );
};

/** The message-waiting light. */
const UnheardCount = (): ReactNode => {
  const { w } = useWords();
  const count = useValue('voicemail')?.unheardCount ?? 0;
  if (count === 0) return null;
  return (
    <b className={css.count} aria-label={w.messages.unheardCount(count)}>
      {count > 9 ? '9+' : count}
    </b>
  );
};

const DueCount = (): ReactNode => {
  const { w } = useWords();
  const session = useValue('session');
  const callbacks = useValue('callbacks') ?? [];
  const now = useHubNow();
  const count = session.kind === 'signedIn' ? dueCountFor(callbacks, session.person, now) : 0;
  if (count === 0) return null;
  return (
    <b className={css.count} aria-label={w.callbacks.dueCount(count)}>
      {count > 9 ? '9+' : count}
    </b>
  );
};
