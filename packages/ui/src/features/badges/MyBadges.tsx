import type { Badge, BadgeReason, MyBadges as Mine } from '@hearthline/protocol';
import { Award, CalendarHeart, Medal, Star, TrendingUp, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Empty, Known } from '../../components/faces/Faces.tsx';
import { periodOf } from '../evaluation/periods.ts';
import { gather, type Gathered } from './gather.ts';
import css from './Badges.module.css';

const icons: { readonly [K in BadgeReason['kind']]: LucideIcon } = {
  award: Award,
  excellence: Star,
  membership: CalendarHeart,
  record: TrendingUp,
};

/** What I was given and what I have reached. */
export const MyBadges = (): ReactNode => {
  const { w } = useWords();
  const badges = useValue('badges');
  return (
    <Card title={w.badges.title}>
      <Known value={badges}>{(known) => <List badges={known} />}</Known>
    </Card>
  );
};

const List = ({ badges: { earned, isShared } }: { readonly badges: Mine }): ReactNode => {
  const { w, f } = useWords();
  if (earned.length === 0) return <Empty icon={Medal} title={w.badges.empty} hint={w.badges.emptyHint} />;
  return (
    <>
      <ul className={css.list}>
        {gather(earned).map((one) => (
          <Row key={one.newest.badgeId} one={one} />
        ))}
      </ul>
      <p className={css.muted}>{f.sentences(isShared ? w.badges.shared : w.badges.onlyMine, w.badges.kept)}</p>
    </>
  );
};

const Row = ({ one: { newest, times } }: { readonly one: Gathered }): ReactNode => {
  const { w, language } = useWords();
  const rule = useValue('badgeRules')?.find(({ badgeId }) => badgeId === newest.badgeId);
  const Icon = icons[newest.reason.kind];
  return (
    <li className={css.badge}>
      <Icon size={22} strokeWidth={1.8} aria-hidden />
      <div className={css.words}>
        <b>
          {rule?.title[language] ?? w.badges.unknown}
          {times > 1 && <span className={css.times}>{w.badges.times(times)}</span>}
        </b>
        {rule !== undefined && <span className={css.muted}>{rule.explanation[language]}</span>}
        <Reason one={newest} />
      </div>
    </li>
  );
};

const Reason = ({ one: { at, reason } }: { readonly one: Badge }): ReactNode => {
  const { w, f } = useWords();
  const now = useHubNow();
  const said = (): string => {
    switch (reason.kind) {
      case 'award':
        return w.badges.by(reason.byName, f.moment(at, now));
      case 'excellence': {
        const { year, number } = periodOf(reason.period, reason.from);
        return w.badges.excellence(reason.byName, w.evaluation.names[reason.period](year, number));
      }
      case 'membership':
        return w.badges.years(reason.years);
      case 'record':
        return w.badges.records[reason.measure][reason.period](f.number(reason.value), f.dayOf(reason.from));
    }
  };
  return <span className={css.muted}>{said()}</span>;
};
