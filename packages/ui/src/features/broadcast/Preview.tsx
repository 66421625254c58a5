import { Megaphone } from 'lucide-react';
import type { ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import card from '../announcements/AnnouncementCard.module.css';
import { expiresAt, type Draft } from './draft.ts';
import css from './Broadcast.module.css';

/** The announcement as its readers will see it. */
export const Preview = ({ draft }: { readonly draft: Draft }): ReactNode => {
  const { w, f } = useWords();
  const now = useHubNow();
  const session = useValue('session');
  const author = session.kind === 'signedIn' ? session.person.name : '';
  const mustRead = draft.mustRead || draft.isUrgent;
  return (
    <figure className={css.preview}>
      <figcaption className={css.label}>{w.broadcast.preview}</figcaption>
      <div className={card.card} data-waits={mustRead || undefined}>
        <div className={card.by}>
          <span className={card.author}>{w.announcements.by(author, f.time(now))}</span>
          {mustRead && (
            <b className={card.must}>{draft.isUrgent ? w.announcements.urgent : w.announcements.mustRead}</b>
          )}
          <Megaphone size={17} aria-hidden />
        </div>
        <h3 className={card.title}>{draft.title.trim() || w.broadcast.previewTitle}</h3>
        {draft.body.trim() !== '' && <p className={card.body}>{draft.body.trim()}</p>}
        <div className={card.foot}>
          {mustRead && <span className={css.button}>{w.announcements.acknowledge}</span>}
          {draft.when === 'now' && <span>{w.announcements.until(f.moment(expiresAt(draft.expiry, now), now))}</span>}
        </div>
      </div>
    </figure>
  );
};
