import { BellRing } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Window } from '../../components/window/Window.tsx';
import { coming, comingKey } from '../../host/index.ts';
import { useIsOnItsWay } from './acknowledging.tsx';
import { AnnouncementCard } from './AnnouncementCard.tsx';
import css from './Coming.module.css';

/** What comes by itself: an urgent announcement over the screen, one that I am reminded of into its centre (COME-1). */
export const Coming = (): ReactNode => {
  const { w } = useWords();
  const [away, setAway] = useState<ReadonlySet<string>>(new Set());
  const isOnItsWay = useIsOnItsWay();
  const agentState = useValue('agentState');
  const all = coming({
    announcements: useValue('announcements') ?? [],
    calls: useValue('calls'),
    confirmed: agentState?.confirmed ?? null,
    drafts: useValue('dispositionDrafts'),
    now: useHubNow(),
  });
  const next = all.find((one) => !away.has(comingKey(one)) && !isOnItsWay(one));
  if (next === undefined) return null;
  const putAway = (): void => setAway(new Set([...away, comingKey(next)]));
  if (next.isUrgent)
    return (
      <Window title={w.announcements.coming.urgent} isOpen isHeld onClose={putAway}>
        <AnnouncementCard announcement={next} />
      </Window>
    );
  return (
    <section className={css.reminder} aria-label={w.announcements.coming.reminder}>
      <header className={css.head}>
        <BellRing size={20} aria-hidden />
        <p className={css.words} aria-live="polite">
          {w.announcements.coming.reminder}
        </p>
        <Button look="quiet" onPress={putAway}>
          {w.announcements.coming.later}
        </Button>
      </header>
      <AnnouncementCard announcement={next} />
    </section>
  );
};
