import type { Contest } from '@hearthline/protocol';
import { useState, type ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { ContestItem } from './ContestItem.tsx';
import { contestsFor, stageOf } from './contestView.ts';
import css from './Contests.module.css';

/** Contests I can join, those I am in, and what came of them; nothing while there is none. */
export const ContestsCard = (): ReactNode => {
  const { w } = useWords();
  const now = useHubNow();
  const mine = contestsFor(useValue('contests') ?? [], now);
  if (mine.length === 0) return null;
  return (
    <Card title={w.contests.title}>
      <p className={css.promise}>{w.contests.promise}</p>
      <ul className={css.list}>
        {mine.map((one) => (
          <ContestItem key={one.id} contest={one} keys={<Joining contest={one} />} />
        ))}
      </ul>
    </Card>
  );
};

const Joining = ({ contest }: { readonly contest: Contest }): ReactNode => {
  const { w } = useWords();
  const stage = stageOf(contest, useHubNow());
  const send = useSend();
  const isLive = useValue('hubLink').kind === 'live';
  const [isAsked, setAsked] = useState(false);
  const { id: contestId, title, isIn, aim } = contest;
  const words = w.contests;
  const isOpen = stage === 'coming' || stage === 'running';
  const act = async (name: 'joinContest' | 'leaveContest'): Promise<void> => {
    setAsked(true);
    await send(name, { contestId });
    setAsked(false);
  };
  if (isIn)
    return (
      <div className={css.keys}>
        <Button
          isDisabled={isAsked}
          aria-label={isOpen ? words.leaveOf(title) : words.leaveOverOf(title)}
          onPress={() => void act('leaveContest')}
        >
          {isOpen ? words.leave : words.leaveOver}
        </Button>
        {isAsked && !isLive && <output className={css.muted}>{words.leaving}</output>}
      </div>
    );
  if (!isOpen) return null;
  return (
    <>
      <p className={css.muted}>{words.beforeJoining[aim.kind]}</p>
      <div className={css.keys}>
        <Button
          look="act"
          isDisabled={!isLive || isAsked}
          aria-label={words.joinOf(title)}
          onPress={() => void act('joinContest')}
        >
          {words.join}
        </Button>
        {!isLive && <span className={css.muted}>{words.offline}</span>}
      </div>
    </>
  );
};
