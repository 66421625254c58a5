import type { Outage, Person } from '@hearthline/protocol';
import { useState, type ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Field } from '../../components/field/Field.tsx';
import { outageSpan } from './outageSpan.ts';
import css from '../../components/entryList/EntryList.module.css';

/** Cuts that operators of my group say were not their doing, and wait for my word. Nothing while none does. */
export const ContestedOutages = ({ people }: { readonly people: readonly Person[] }): ReactNode => {
  const { w } = useWords();
  const open = (useValue('outages') ?? []).filter(({ contest }) => contest !== null && contest.answer === null);
  if (open.length === 0) return null;
  return (
    <Card title={w.outages.contested.title}>
      <ul className={css.list}>
        {open.map((one) => (
          <Row key={one.id} one={one} name={people.find(({ id }) => id === one.personId)?.name ?? ''} />
        ))}
      </ul>
    </Card>
  );
};

const Row = ({ one, name }: { readonly one: Outage; readonly name: string }): ReactNode => {
  const { w, f } = useWords();
  const now = useHubNow();
  const send = useSend();
  const isLive = useValue('hubLink').kind === 'live';
  const [word, setWord] = useState('');
  const [isSending, setIsSending] = useState(false);
  const words = w.outages.contested;
  const answer = async (isAccepted: boolean): Promise<void> => {
    setIsSending(true);
    await send('answerOutage', { outageId: one.id, isAccepted, word: word.trim() });
    setIsSending(false);
  };
  const proofs = one.proof.map((proof) => w.outages.proofs[proof]).join(words.between);
  const isDisabled = !isLive || isSending;
  return (
    <li className={css.row}>
      <div className={css.head}>
        <b>{name}</b>
        <span className={css.muted}>
          {w.outages.kinds[one.kind]} · {outageSpan(one, now, { w, f })}
        </span>
      </div>
      {one.contest !== null && one.contest.note !== '' && (
        <p className={css.muted}>{w.outages.mine.said(one.contest.note)}</p>
      )}
      <p className={css.muted}>{proofs === '' ? words.seenByNobody : words.seenBy(proofs)}</p>
      <Field label={words.word} maxLength={200} value={word} onChange={setWord} />
      <div className={css.keys}>
        <Button look="act" isDisabled={isDisabled} onPress={() => void answer(true)}>
          {words.accept}
        </Button>
        <Button isDisabled={isDisabled} onPress={() => void answer(false)}>
          {words.decline}
        </Button>
      </div>
    </li>
  );
};
