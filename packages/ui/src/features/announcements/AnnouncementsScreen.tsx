import { Megaphone } from 'lucide-react';
import type { ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Empty, Known } from '../../components/faces/Faces.tsx';
import { AskCard } from '../proposals/AskCard.tsx';
import { AnnouncementCard } from './AnnouncementCard.tsx';
import { waitsForMe } from '../../host/index.ts';
import { visible } from './visible.ts';
import css from './AnnouncementsScreen.module.css';

export const AnnouncementsScreen = (): ReactNode => {
  const { w } = useWords();
  const announcements = useValue('announcements');
  const now = useHubNow();
  const shown = visible(announcements ?? [], now);
  const waiting = shown.filter(waitsForMe).length;
  return (
    <div className={css.page}>
      <div className={css.head}>
        <h1>{w.announcements.title}</h1>
        {shown.length > 0 && (
          <span className={css.summary}>
            {waiting > 0 ? w.announcements.unreadCount(waiting) : w.announcements.allRead}
          </span>
        )}
      </div>
      <Known value={announcements} rows={4}>
        {() =>
          shown.length === 0 ? (
            <Empty icon={Megaphone} title={w.announcements.empty} hint={w.announcements.emptyHint} />
          ) : (
            <ul className={css.list}>
              {shown.map((item) => (
                <li key={item.id}>
                  <AnnouncementCard announcement={item} />
                </li>
              ))}
            </ul>
          )
        }
      </Known>
      <AskCard />
    </div>
  );
};
