import { BADGE_CHARS, leads, UnitTree, type Person } from '@hearthline/protocol';
import { useState, type ReactNode } from 'react';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Pick } from '../../components/choice/Choice.tsx';
import { Field } from '../../components/field/Field.tsx';
import { PersonPick } from '../kudos/PersonPick.tsx';
import css from './Badges.module.css';

interface AwardBadgeProps {
  readonly me: Person;
  /** Whom the screen was opened for. */
  readonly toId: string | null;
}

/** A leader's: a badge to somebody she leads. Nothing for who leads nobody. */
export const AwardBadge = ({ me, toId: first }: AwardBadgeProps): ReactNode => {
  const { w, language } = useWords();
  const people = useValue('people') ?? [];
  const organisation = useValue('organisation');
  const rules = (useValue('badgeRules') ?? []).filter(({ kind }) => kind === 'award');
  const isLive = useValue('hubLink').kind === 'live';
  const send = useSend();
  const [toId, setToId] = useState(first);
  const [chosen, setChosen] = useState<string | null>(null);
  const [word, setWord] = useState('');
  const [isSending, setIsSending] = useState(false);
  const [done, setDone] = useState('');
  const tree = new UnitTree(organisation?.units ?? []);
  const led = people.filter((one) => one.role === 'operator' && leads(tree, me, one));
  const to = led.find(({ id }) => id === toId);
  const rule = rules.find(({ badgeId }) => badgeId === chosen) ?? rules[0];
  if (led.length === 0 || rule === undefined) return null;
  const give = async (): Promise<void> => {
    if (to === undefined) return;
    setIsSending(true);
    const sent = await send('awardBadge', { toId: to.id, badgeId: rule.badgeId, word: word.trim() });
    setIsSending(false);
    if (!sent.ok) return;
    setDone(w.badges.given(to.name));
    setWord('');
    setToId(null);
  };
  return (
    <Card title={w.badges.award}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void give();
        }}
      >
        <p className={css.muted}>{w.badges.awardHint}</p>
        <PersonPick label={w.badges.toWhom} among={led} value={toId} onChange={setToId} />
        <Pick
          label={w.badges.which}
          value={rule.badgeId}
          options={rules.map(({ badgeId, title }) => ({ id: badgeId, name: title[language] }))}
          onChange={setChosen}
        />
        <p className={css.muted}>{rule.explanation[language]}</p>
        <Field
          label={w.badges.sentence}
          hint={w.badges.sentenceHint}
          maxLength={BADGE_CHARS}
          rows={2}
          value={word}
          onChange={setWord}
        />
        <div className={css.keys}>
          <Button type="submit" isDisabled={!isLive || isSending || to === undefined || word.trim() === ''}>
            {w.badges.give}
          </Button>
          <output className={css.muted}>{isLive ? done : w.badges.offline}</output>
        </div>
      </form>
    </Card>
  );
};
