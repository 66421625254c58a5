import { EXCELLENCE_CHARS, type Evaluation, type Person } from '@hearthline/protocol';
import { useState, type ReactNode } from 'react';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Field } from '../../components/field/Field.tsx';
import css from './Evaluation.module.css';

interface ExcellenceCardProps {
  readonly evaluation: Evaluation;
  readonly whose: Person;
  readonly onGiven: () => void;
}

/** A leader's: this period of hers was excellent. Nothing where that was said already. [EVAL-7] */
export const ExcellenceCard = ({ evaluation, whose, onGiven }: ExcellenceCardProps): ReactNode => {
  const { w, language } = useWords();
  const isLive = useValue('hubLink').kind === 'live';
  const send = useSend();
  const [word, setWord] = useState('');
  const [isSending, setIsSending] = useState(false);
  const { period, from: workday, excellence } = evaluation;
  const rule = useValue('badgeRules')?.find(({ badgeId }) => badgeId === `excellence-${period}`);
  if (excellence !== null || rule === undefined) return null;
  const give = async (): Promise<void> => {
    setIsSending(true);
    const sent = await send('giveExcellence', { toId: whose.id, period, workday, word: word.trim() });
    setIsSending(false);
    if (sent.ok) onGiven();
  };
  return (
    <Card title={w.evaluation.excellenceTitle}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void give();
        }}
      >
        <p className={css.muted}>{w.evaluation.excellenceHint}</p>
        <Field
          label={w.evaluation.excellenceWord}
          maxLength={EXCELLENCE_CHARS}
          rows={2}
          value={word}
          onChange={setWord}
        />
        <div className={css.keys}>
          <Button type="submit" isDisabled={!isLive || isSending || word.trim() === ''}>
            {w.evaluation.excellenceGive(rule.title[language])}
          </Button>
          {!isLive && <span className={css.muted}>{w.badges.offline}</span>}
        </div>
      </form>
    </Card>
  );
};
