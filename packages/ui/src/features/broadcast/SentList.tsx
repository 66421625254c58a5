import type { Announcement } from '@hearthline/protocol';
import { Megaphone } from 'lucide-react';
import type { ReactNode } from 'react';
import { Disclosure, DisclosurePanel } from 'react-aria-components';
import { useHubNow } from '../../app/clock.tsx';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Empty, Known } from '../../components/faces/Faces.tsx';
import { Opener } from '../../components/opener/Opener.tsx';
import { audienceName } from './draft.ts';
import { SentActions } from './SentActions.tsx';
import css from './Broadcast.module.css';

/** What was sent and is still valid, with who has read it and who has not. */
export const SentList = (): ReactNode => {
  const { w } = useWords();
  const announcements = useValue('announcements');
  const now = useHubNow();
  return (
    <Card title={w.broadcast.sent}>
      <Known value={announcements}>
        {(known) => {
          const sent = known
            .filter((item) => item.missingPersonIds !== null && item.expiresAt > now)
            .sort((a, b) => b.publishedAt - a.publishedAt);
          if (sent.length === 0)
            return <Empty icon={Megaphone} title={w.broadcast.sentEmpty} hint={w.broadcast.sentEmptyHint} />;
          return (
            <ul className={css.sent}>
              {sent.map((item) => (
                <Sent key={item.id} item={item} />
              ))}
            </ul>
          );
        }}
      </Known>
    </Card>
  );
};

const Sent = ({ item }: { readonly item: Announcement }): ReactNode => {
  const { w, f } = useWords();
  const now = useHubNow();
  const organisation = useValue('organisation');
  const to = (organisation === null ? null : audienceName(item, organisation)) ?? w.broadcast.toAll;
  const share = item.audienceCount === 0 ? 0 : item.acknowledgedCount / item.audienceCount;
  return (
    <li className={css.item}>
      <p className={css.muted}>
        {w.announcements.by(item.authorName, f.moment(item.publishedAt, now))} → {to}
      </p>
      <h3 className={css.title}>{item.title}</h3>
      <p className={css.facts}>
        {item.withdrawnAt !== null && <b>{w.announcements.withdrawn}</b>}
        {item.correctedAt !== null && <span>{w.announcements.corrected(f.moment(item.correctedAt, now))}</span>}
        {item.mustRead && <span>{w.announcements.counts(item.acknowledgedCount, item.audienceCount)}</span>}
        {item.attachments !== undefined && item.attachments.length > 0 && (
          <span>{w.attachments.count(item.attachments.length)}</span>
        )}
        <span>{w.announcements.until(f.moment(item.expiresAt, now))}</span>
      </p>
      {item.mustRead && item.withdrawnAt === null && (
        <>
          <div className={css.bar} aria-hidden>
            <span style={{ width: `${share * 100}%` }} />
          </div>
          <Missing ids={item.missingPersonIds ?? []} />
        </>
      )}
      {item.withdrawnAt === null && <SentActions item={item} />}
    </li>
  );
};

const Missing = ({ ids }: { readonly ids: readonly string[] }): ReactNode => {
  const { w, f } = useWords();
  const people = useValue('people') ?? [];
  if (ids.length === 0) return <p className={css.muted}>{w.broadcast.nobodyMissing}</p>;
  const missing = new Set(ids);
  const names = people
    .filter(({ id }) => missing.has(id))
    .map(({ name }) => name)
    .sort(f.compare);
  return (
    <Disclosure className={css.missing}>
      <Opener look="warm">{w.broadcast.missing(ids.length)}</Opener>
      <DisclosurePanel>
        <ul className={css.names}>
          {names.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      </DisclosurePanel>
    </Disclosure>
  );
};
