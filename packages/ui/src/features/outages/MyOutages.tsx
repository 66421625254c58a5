import { OUTAGE_WORD_CHARS, type Outage } from '@hearthline/protocol';
import { useState, type ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Chip } from '../../components/chip/Chip.tsx';
import { SentenceForm } from '../../components/sentenceForm/SentenceForm.tsx';
import { outageSpan } from './outageSpan.ts';
import css from '../../components/entryList/EntryList.module.css';

/** As many as are looked at on the day's screen; older ones are of no use there. */
const SHOWN = 5;

/** My cuts: excused or not, and the way to say that it was not my doing. Nothing while there was none. */
export const MyOutages = (): ReactNode => {
  const { w } = useWords();
  const session = useValue('session');
  const outages = useValue('outages') ?? [];
  if (session.kind !== 'signedIn') return null;
  const mine = outages.filter(({ personId }) => personId === session.person.id).slice(0, SHOWN);
  if (mine.length === 0) return null;
  return (
    <Card title={w.outages.mine.title}>
      <p className={css.muted}>{w.outages.mine.meaning}</p>
      <ul className={css.list}>
        {mine.map((one) => (
          <Row key={one.id} one={one} />
        ))}
      </ul>
    </Card>
  );
};

const Row = ({ one }: { readonly one: Outage }): ReactNode => {
  const { w, f } = useWords();
  const now = useHubNow();
  const [isWriting, setIsWriting] = useState(false);
  const words = w.outages.mine;
  const { contest } = one;
  const answer = contest?.answer ?? null;
  const mayContest = !one.isExcused && contest === null && one.endedAt !== null && !isWriting;
  return (
    <li className={css.row}>
      <div className={css.head}>
        <b>{w.outages.kinds[one.kind]}</b>
        <span className={css.muted}>{outageSpan(one, now, { w, f })}</span>
        <Chip tone={one.isExcused ? 'ready' : 'wait'}>{standing(one, words)}</Chip>
        {mayContest && <Button onPress={() => setIsWriting(true)}>{words.contest}</Button>}
      </div>
      {contest !== null && contest.note !== '' && <p className={css.muted}>{words.said(contest.note)}</p>}
      {answer !== null && (
        <p className={css.muted}>
          {f.sentences(
            answer.isAccepted ? words.accepted(answer.byName) : words.refused(answer.byName),
            answer.word === '' ? '' : words.said(answer.word),
          )}
        </p>
      )}
      {isWriting && <Contest outageId={one.id} onDone={() => setIsWriting(false)} />}
    </li>
  );
};

type MineWords = ReturnType<typeof useWords>['w']['outages']['mine'];

const standing = ({ isExcused, endedAt, contest }: Outage, words: MineWords): string => {
  if (isExcused) return words.excused;
  if (endedAt === null) return words.running;
  if (contest === null) return words.unproven;
  return contest.answer === null ? words.waiting : words.declined;
};

const Contest = ({ outageId, onDone }: { readonly outageId: string; readonly onDone: () => void }): ReactNode => {
  const { w } = useWords();
  const send = useSend();
  const isLive = useValue('hubLink').kind === 'live';
  const { note: label, noteHint: hint, send: sendWord } = w.outages.mine;
  return (
    <SentenceForm
      words={{ label, hint, send: sendWord, close: w.common.close }}
      maxLength={OUTAGE_WORD_CHARS}
      isOptional
      onSend={async (note) => {
        const said = send('contestOutage', { outageId, note });
        // Without a hub it waits in the outbox; nobody waits for that here.
        return !isLive || (await said).ok;
      }}
      onDone={onDone}
    />
  );
};
