import type { Announcement } from '@hearthline/protocol';
import { Check, Clock, Megaphone } from 'lucide-react';
import type { ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { waitsForMe } from '../../host/index.ts';
import { AttachmentCount, Attachments } from '../attachments/Attachments.tsx';
import { useAcknowledge } from './acknowledging.tsx';
import css from './AnnouncementCard.module.css';

interface AnnouncementCardProps {
  readonly announcement: Announcement;
  /** A few lines only, for the right column and Today. */
  readonly isBrief?: boolean;
}

export const AnnouncementCard = ({ announcement, isBrief = false }: AnnouncementCardProps): ReactNode => {
  const { w, f } = useWords();
  const now = useHubNow();
  const { title, body, authorName, publishedAt, expiresAt, mustRead, isUrgent, correctedAt } = announcement;
  const { id, attachments = [] } = announcement;
  const isWithdrawn = announcement.withdrawnAt !== null;
  const mark = isWithdrawn
    ? w.announcements.withdrawn
    : isUrgent
      ? w.announcements.urgent
      : mustRead
        ? w.announcements.mustRead
        : null;
  return (
    <article
      className={css.card}
      data-waits={waitsForMe(announcement) || undefined}
      data-brief={isBrief || undefined}
      data-withdrawn={isWithdrawn || undefined}
    >
      <div className={css.by}>
        <span className={css.author}>{w.announcements.by(authorName, f.moment(publishedAt, now))}</span>
        {mark !== null && <b className={css.must}>{mark}</b>}
        <Megaphone size={17} aria-hidden />
      </div>
      <h2 className={css.title}>{isWithdrawn ? <s>{title}</s> : title}</h2>
      {isWithdrawn && <p className={css.body}>{w.announcements.withdrawnMeaning}</p>}
      {!isWithdrawn && body !== '' && <p className={css.body}>{body}</p>}
      {attachments.length > 0 &&
        (isBrief ? (
          <AttachmentCount count={attachments.length} />
        ) : (
          <Attachments announcementId={id} attachments={attachments} />
        ))}
      <div className={css.foot}>
        <MyAnswer announcement={announcement} />
        {correctedAt !== null && !isWithdrawn && <span>{w.announcements.corrected(f.moment(correctedAt, now))}</span>}
        {!isBrief && !isWithdrawn && <span>{w.announcements.until(f.moment(expiresAt, now))}</span>}
      </div>
    </article>
  );
};

const MyAnswer = ({ announcement }: { readonly announcement: Announcement }): ReactNode => {
  const { w, f } = useWords();
  const now = useHubNow();
  const isLive = useValue('hubLink').kind === 'live';
  const { isOnItsWay, press } = useAcknowledge(announcement);
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
  if (!mustRead || announcement.withdrawnAt !== null) return null;
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
