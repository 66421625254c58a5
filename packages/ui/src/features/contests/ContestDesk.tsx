import type { Contest, Person } from '@hearthline/protocol';
import { Trophy } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Empty, Known } from '../../components/faces/Faces.tsx';
import { Field } from '../../components/field/Field.tsx';
import { ContestItem } from './ContestItem.tsx';
import { contestsOfDesk, stageOf } from './contestView.ts';
import { StartContest } from './StartContest.tsx';
import css from './Contests.module.css';

/** For who leads: the contests there are, and starting one. */
export const ContestDesk = ({ me }: { readonly me: Person }): ReactNode => {
  const { w } = useWords();
  const now = useHubNow();
  const contests = useValue('contests');
  const words = w.contests.desk;
  return (
    <>
      <StartContest me={me} />
      <Card title={words.running}>
        <Known value={contests}>
          {(known) =>
            known.length === 0 ? (
              <Empty icon={Trophy} title={words.none} hint={words.noneHint} />
            ) : (
              <ul className={css.list}>
                {contestsOfDesk(known, now).map((one) => (
                  <ContestItem key={one.id} contest={one} keys={<CallOff contest={one} />} />
                ))}
              </ul>
            )
          }
        </Known>
      </Card>
    </>
  );
};

const CallOff = ({ contest }: { readonly contest: Contest }): ReactNode => {
  const { w } = useWords();
  const stage = stageOf(contest, useHubNow());
  const send = useSend();
  const isLive = useValue('hubLink').kind === 'live';
  const [isOpen, setOpen] = useState(false);
  const [why, setWhy] = useState('');
  const [isSending, setSending] = useState(false);
  const words = w.contests.desk;
  if (stage !== 'coming' && stage !== 'running') return null;
  const callOff = async (): Promise<void> => {
    setSending(true);
    await send('callOffContest', { contestId: contest.id, why: why.trim() });
    setSending(false);
  };
  if (!isOpen)
    return (
      <div className={css.keys}>
        <Button
          look="quiet"
          isDisabled={!isLive}
          aria-label={words.callOffOf(contest.title)}
          onPress={() => setOpen(true)}
        >
          {words.callOff}
        </Button>
      </div>
    );
  return (
    <>
      <Field label={words.why} maxLength={200} value={why} onChange={setWhy} />
      <div className={css.keys}>
        <Button look="danger" isDisabled={!isLive || isSending} onPress={() => void callOff()}>
          {words.callOffSure}
        </Button>
        <Button onPress={() => setOpen(false)}>{words.keep}</Button>
      </div>
    </>
  );
};
