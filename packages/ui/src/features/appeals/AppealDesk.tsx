import { APPEAL_CHARS, correctionPoints, leads, UnitTree, type Appeal, type Person } from '@hearthline/protocol';
import { Scale } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Empty, Known } from '../../components/faces/Faces.tsx';
import { Field } from '../../components/field/Field.tsx';
import { PersonPick } from '../kudos/PersonPick.tsx';
import { AppealRow } from './MyAppeals.tsx';
import css from '../../components/entryList/EntryList.module.css';

/** A leader's: what waits for her answer, what she answered, and her own corrections. */
export const AppealDesk = ({ me }: { readonly me: Person }): ReactNode => {
  const { w } = useWords();
  const appeals = useValue('appeals');
  const isLive = useValue('hubLink').kind === 'live';
  return (
    <Known value={appeals} rows={4}>
      {(known) => {
        const waiting = known.filter(({ answer }) => answer === null);
        const done = known.filter(({ answer }) => answer !== null);
        return (
          <>
            {!isLive && <p className={css.muted}>{w.appeals.offline}</p>}
            <Card title={w.appeals.waitingTitle}>
              {waiting.length === 0 ? (
                <Empty icon={Scale} title={w.appeals.nothingWaits} hint={w.appeals.nothingWaitsHint} />
              ) : (
                <ul className={css.list}>
                  {waiting.map((one) => (
                    <AppealRow key={one.id} one={one} isNamed>
                      <AnswerForm one={one} isLive={isLive} />
                    </AppealRow>
                  ))}
                </ul>
              )}
            </Card>
            <Correct me={me} isLive={isLive} />
            {done.length > 0 && (
              <Card title={w.appeals.doneTitle}>
                <ul className={css.list}>
                  {done.map((one) => (
                    <AppealRow key={one.id} one={one} isNamed />
                  ))}
                </ul>
              </Card>
            )}
          </>
        );
      }}
    </Known>
  );
};

/** What is typed as points; null: none that can be given. */
const readPoints = (text: string): number | null =>
  correctionPoints.safeParse(Number(text.trim().replace('−', '-'))).data ?? null;

interface PointsAndWordProps {
  readonly points: string;
  readonly word: string;
  readonly onPoints: (text: string) => void;
  readonly onWord: (text: string) => void;
}

const PointsAndWord = ({ points, word, onPoints, onWord }: PointsAndWordProps): ReactNode => {
  const { w } = useWords();
  return (
    <div className={css.fields}>
      <Field label={w.appeals.pointsField} hint={w.appeals.pointsHint} value={points} onChange={onPoints} />
      <Field label={w.appeals.wordField} maxLength={APPEAL_CHARS} value={word} onChange={onWord} />
    </div>
  );
};

const AnswerForm = ({ one, isLive }: { readonly one: Appeal; readonly isLive: boolean }): ReactNode => {
  const { w } = useWords();
  const send = useSend();
  const [text, setText] = useState('');
  const [word, setWord] = useState('');
  const [isSending, setIsSending] = useState(false);
  const points = readPoints(text);
  const answer = async (isAccepted: boolean): Promise<void> => {
    const reason = word.trim();
    setIsSending(true);
    await send('answerAppeal', {
      appealId: one.id,
      answer: isAccepted ? { kind: 'accepted', points: points ?? 0, word: reason } : { kind: 'declined', word: reason },
    });
    setIsSending(false);
  };
  const isDisabled = !isLive || isSending || word.trim() === '';
  return (
    <div className={css.form}>
      <PointsAndWord points={text} word={word} onPoints={setText} onWord={setWord} />
      <div className={css.keys}>
        <Button look="act" isDisabled={isDisabled || points === null} onPress={() => void answer(true)}>
          {w.appeals.accept}
        </Button>
        <Button isDisabled={isDisabled} onPress={() => void answer(false)}>
          {w.appeals.decline}
        </Button>
      </div>
    </div>
  );
};

const Correct = ({ me, isLive }: { readonly me: Person; readonly isLive: boolean }): ReactNode => {
  const { w } = useWords();
  const people = useValue('people') ?? [];
  const organisation = useValue('organisation');
  const send = useSend();
  const [personId, setPersonId] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [word, setWord] = useState('');
  const [done, setDone] = useState('');
  const tree = new UnitTree(organisation?.units ?? []);
  const led = people.filter((one) => one.role === 'operator' && leads(tree, me, one));
  const whose = led.find(({ id }) => id === personId);
  const points = readPoints(text);
  const correct = async (): Promise<void> => {
    if (whose === undefined || points === null) return;
    const sent = await send('correctPoints', { personId: whose.id, points, word: word.trim() });
    if (!sent.ok) return;
    setDone(w.appeals.corrected(whose.name));
    setPersonId(null);
    setText('');
    setWord('');
  };
  if (led.length === 0) return <p className={css.muted}>{w.appeals.leadNobody}</p>;
  return (
    <Card title={w.appeals.correctTitle}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void correct();
        }}
      >
        <p className={css.muted}>{w.appeals.correctHint}</p>
        <PersonPick label={w.appeals.who} among={led} value={personId} onChange={setPersonId} />
        <PointsAndWord points={text} word={word} onPoints={setText} onWord={setWord} />
        <div className={css.keys}>
          <Button type="submit" isDisabled={!isLive || whose === undefined || points === null || word.trim() === ''}>
            {w.appeals.correct}
          </Button>
          <output className={css.muted}>{done}</output>
        </div>
      </form>
    </Card>
  );
};
