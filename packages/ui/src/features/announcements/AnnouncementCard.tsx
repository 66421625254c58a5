import type { Announcement } from '@hearthline/protocol';
import { Check, Clock, Megaphone } from 'lucide-react';
import type { ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { useAcknowledge } from './acknowledging.tsx';
import { waitsForMe } from './visible.ts';
import css from './AnnouncementCard.module.css';

interface AnnouncementCardProps {
  readonly announcement: Announcement;
  /** A few lines only, for the right column and Today. */
  readonly isBrief?: boolean;
}

export const AnnouncementCard = ({ announcement, isBrief = false }: AnnouncementCardProps): ReactNode => {
  const { w, f } = useWords();
  const now = useHubNow();
  const { title, body, authorName, publishedAt, expiresAt, mustRead } = announcement;
  return (
    <article className={css.card} data-waits={waitsForMe(announcement) || undefined} data-brief={isBrief || undefined}>
      <div className={css.by}>
        <span className={css.author}>{w.announcements.by(authorName, f.moment(publishedAt, now))}</span>
        {mustRead && <b className={css.must}>{w.announcements.mustRead}</b>}
        <Megaphone size={17} aria-hidden />
      </div>
      <h2 className={css.title}>{title}</h2>
      {body !== '' && <p className={css.body}>{body}</p>}
      <div className={css.foot}>
        <MyAnswer announcement={announcement} />
        {!isBrief && <span>{w.announcements.until(f.moment(expiresAt, now))}</span>}
      </div>
    </article>
  );
};

const MyAnswer = ({ announcement }: { readonly announcement: Announcement }): ReactNode => {
  const { w, f } = useWords();
  const now = useHubNow();
  const isLive = useValue('hubLink').kind === 'live';
  const { isOnItsWay, press } = useAcknowledge(announcement.id);
  const { mustRead, acknowledgedAt, acknowledgedCount, audienceCount } = announcement;
  const counts = mustRead ? <span>{w.announcements.counts(acknowledgedCount, audienceCount)}</span> : null;
  if (acknowledgedAt !== null)
    return (
      <>
        <span className={css.done}>
          <Check size={16} aria-hidden /> {w.announcements.acknowledged(f.moment(acknowledgedAt, now))}
        </span>
        {counts}
      </>
    );
  if (!mustRead) return null;
  if (isOnItsWay)
    return (
      <output className={css.waiting}>
        <Clock size={16} aria-hidden /> {isLive ? w.announcements.sending : w.announcements.waiting}
      </output>
    );
  return (
    <>
      <Button look="act" onPress={press}>
        {w.announcements.acknowledge}
      </Button>
      {counts}
    </>
  );
};
