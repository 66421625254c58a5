import type { ReactNode } from 'react';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Known } from '../../components/faces/Faces.tsx';
import css from './PointsScreen.module.css';

/** How points are earned: the rules of now, in plain language. */
export const Rules = (): ReactNode => {
  const { w, f, language } = useWords();
  const rules = useValue('rules');
  return (
    <Card title={w.points.rules}>
      <Known value={rules}>
        {(known) => (
          <ul className={css.rules}>
            {newestRules(known).map((rule) => (
              <li key={rule.ruleId}>
                <b>{w.points.ruleVersion(rule.title[language], rule.version)}</b>{' '}
                {rule.points !== 0 && <span className={css.gold}>{w.points.rulePoints(f.signed(rule.points))}</span>}
                <p className={css.muted}>{rule.explanation[language]}</p>
              </li>
            ))}
          </ul>
        )}
      </Known>
    </Card>
  );
};

/** The newest version of each rule. */
const newestRules = <R extends { readonly ruleId: string; readonly version: number }>(rules: readonly R[]): R[] => {
  const newest = new Map<string, R>();
  for (const rule of rules) {
    const known = newest.get(rule.ruleId);
    if (known === undefined || known.version < rule.version) newest.set(rule.ruleId, rule);
  }
  return [...newest.values()];
};
