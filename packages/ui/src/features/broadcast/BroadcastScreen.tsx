import { isOpenProposal } from '@hearthline/protocol';
import type { ReactNode } from 'react';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { ReceivedCard } from '../proposals/ReceivedCard.tsx';
import { receivedBy } from '../proposals/proposalList.ts';
import { SpeakCard } from '../voiceBroadcast/SpeakCard.tsx';
import { WallsCard } from '../wall/WallsCard.tsx';
import { Compose } from './Compose.tsx';
import { PlanList } from './PlanList.tsx';
import { SentList } from './SentList.tsx';
import css from './Broadcast.module.css';

/** Speak to everybody at once, and see whom it reached. */
export const BroadcastScreen = (): ReactNode => {
  const { w } = useWords();
  const session = useValue('session');
  const received = useValue('proposals') ?? [];
  const hasOpen = session.kind === 'signedIn' && receivedBy(received, session.person).some(isOpenProposal);
  const hasPlans = (useValue('announcementPlans') ?? []).length > 0;
  return (
    <div className={css.page}>
      <h1>{w.broadcast.title}</h1>
      <div className={css.two}>
        <Compose />
        <div className={css.column}>
          {session.kind === 'signedIn' && session.person.role === 'leader' && <SpeakCard me={session.person} />}
          {hasOpen && <ReceivedCard />}
          {hasPlans && <PlanList />}
          <SentList />
          {!hasOpen && <ReceivedCard />}
          {!hasPlans && <PlanList />}
          <WallsCard />
        </div>
      </div>
    </div>
  );
};
