import { KUDOS_CHARS, leads, UnitTree, type MyKudos, type Person } from '@hearthline/protocol';
import { useState, type ReactNode } from 'react';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Field } from '../../components/field/Field.tsx';
import { PersonPick } from './PersonPick.tsx';
import css from './Kudos.module.css';

interface GiveKudosProps {
  readonly me: Person;
  readonly kudos: MyKudos;
  /** Whom the screen was opened for. */
  readonly toId: string | null;
}

/** A sentence to a colleague: thanks, or praise where I lead her. */
export const GiveKudos = ({ me, kudos, toId: first }: GiveKudosProps): ReactNode => {
  const { w } = useWords();
  const people = useValue('people') ?? [];
  const organisation = useValue('organisation');
  const isLive = useValue('hubLink').kind === 'live';
  const send = useSend();
  const [toId, setToId] = useState(first);
  const [text, setText] = useState('');
  const [isSending, setIsSending] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const others = people.filter(({ id }) => id !== me.id);
  const to = others.find(({ id }) => id === toId);
  const isPraise = to !== undefined && organisation !== null && leads(new UnitTree(organisation.units), me, to);
  const isUsedUp = !isPraise && kudos.thanksLeft === 0;
  const give = async (): Promise<void> => {
    if (to === undefined) return;
    setIsSending(true);
    const sent = await send('giveKudos', { toId: to.id, text: text.trim() });
    setIsSending(false);
    if (!sent.ok) return;
    setDone(sent.value.isEarning || to.role !== 'operator' ? w.kudos.sent(to.name) : w.kudos.sentBack(to.name));
    setText('');
    setToId(null);
  };
  return (
    <Card title={w.kudos.give}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void give();
        }}
      >
        <PersonPick label={w.kudos.toWhom} among={others} value={toId} onChange={setToId} />
        <Field
          label={w.kudos.sentence}
          hint={isPraise ? w.kudos.praiseHint : w.kudos.thanksHint}
          maxLength={KUDOS_CHARS}
          rows={2}
          value={text}
          onChange={setText}
        />
        <div className={css.keys}>
          <Button
            look="act"
            type="submit"
            isDisabled={!isLive || isSending || to === undefined || text.trim() === '' || isUsedUp}
          >
            {isPraise ? w.kudos.praise : w.kudos.thank}
          </Button>
          <output className={css.muted}>
            {done ?? (isLive ? (isPraise ? '' : w.kudos.left(kudos.thanksLeft)) : w.kudos.offline)}
          </output>
        </div>
      </form>
    </Card>
  );
};
