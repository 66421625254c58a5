import { CARE_CHARS, type CareVisit } from '@hearthline/protocol';
import { useState, type ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { SentenceForm } from '../../components/sentenceForm/SentenceForm.tsx';
import { DayMark } from './DayMark.tsx';
import { useToday } from './useToday.ts';
import css from './Care.module.css';

/** One visit or call, with what I can do about it. */
export const VisitLine = ({ visit }: { readonly visit: CareVisit }): ReactNode => {
  const { w, f } = useWords();
  const now = useHubNow();
  const today = useToday();
  const people = useValue('people');
  const [asked, setAsked] = useState<'finish' | 'drop' | null>(null);
  const words = w.care.desk;
  const { on, kind, text, byName, done, isMine } = visit;
  const what = words.kinds[kind](people?.find(({ id }) => id === visit.personId)?.name ?? w.common.none);
  return (
    <li className={css.visit}>
      <DayMark on={on} />
      <div className={css.what}>
        <b>{what}</b>
        <span>{text}</span>
        {done === null && on < today && <span className={css.late}>{words.overdue}</span>}
        {done === null && !isMine && <span className={css.muted}>{words.by(byName)}</span>}
        {done !== null && <span>{done.word}</span>}
        {done !== null && <span className={css.muted}>{words.done(done.byName, f.moment(done.at, now))}</span>}
      </div>
      {done === null && isMine && asked === null && (
        <div className={css.keys}>
          <Button aria-label={words.finishWhom(what)} onPress={() => setAsked('finish')}>
            {words.finish}
          </Button>
          <Button look="quiet" aria-label={words.dropWhom(what)} onPress={() => setAsked('drop')}>
            {words.drop}
          </Button>
        </div>
      )}
      {asked !== null && <Asked visitId={visit.id} asked={asked} onDone={() => setAsked(null)} />}
    </li>
  );
};

interface AskedProps {
  readonly visitId: string;
  readonly asked: 'finish' | 'drop';
  readonly onDone: () => void;
}

const Asked = ({ visitId, asked, onDone }: AskedProps): ReactNode => {
  const { w } = useWords();
  const send = useSend();
  const isLive = useValue('hubLink').kind === 'live';
  const words = w.care.desk;
  if (asked === 'finish')
    return (
      <div className={css.whole}>
        <SentenceForm
          words={words.finishForm}
          maxLength={CARE_CHARS}
          onSend={async (word) => (await send('finishCare', { visitId, word })).ok}
          onDone={onDone}
        />
        {!isLive && <p className={css.muted}>{words.needsHub}</p>}
      </div>
    );
  const drop = async (): Promise<void> => {
    await send('dropCare', { visitId });
    onDone();
  };
  return (
    <div className={css.whole}>
      <p className={css.muted}>{isLive ? words.dropMeaning : words.needsHub}</p>
      <div className={css.keys}>
        <Button look="danger" isDisabled={!isLive} onPress={() => void drop()}>
          {words.dropSure}
        </Button>
        <Button look="quiet" onPress={onDone}>
          {words.dropKeep}
        </Button>
      </div>
    </div>
  );
};
