import type { Person } from '@hearthline/protocol';
import { Medal } from 'lucide-react';
import type { ReactNode } from 'react';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import css from './Badges.module.css';

/** Which badges a colleague shows; nothing where she shows none. */
export const BadgeMark = ({ person }: { readonly person: Person }): ReactNode => {
  const { w, language } = useWords();
  const shared = useValue('sharedBadges')?.find(({ personId }) => personId === person.id);
  const rules = useValue('badgeRules') ?? [];
  if (shared === undefined || shared.badgeIds.length === 0 || person.role !== 'operator') return null;
  const titles = rules.filter(({ badgeId }) => shared.badgeIds.includes(badgeId)).map(({ title }) => title[language]);
  const text = w.badges.of(person.name, titles.join(' · '));
  return (
    <span className={css.mark} title={text}>
      <Medal size={16} strokeWidth={1.9} aria-hidden />
      <span aria-hidden>{shared.badgeIds.length}</span>
      <span className={css.unseen}>{text}</span>
    </span>
  );
};
