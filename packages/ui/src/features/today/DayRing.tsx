import type { MyDay } from '@hearthline/protocol';
import { Clock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useValue } from '../../app/host.tsx';
import { Empty } from '../../components/faces/Faces.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { dayArcs, dayTimes, totalOf } from './dayRing.ts';
import { DayTable } from './DayTable.tsx';
import { clockArcs, occupancyRatio, stretchesOf } from './personDay.ts';
import { Ring } from './Ring.tsx';
import { usePersonDay } from './usePersonDay.ts';

/** My day: each stretch where it was, as soon as it is read; before that, and offline, the sums alone. */
export const DayRing = ({ day }: { readonly day: MyDay }): ReactNode => {
  const { w } = useWords();
  const running = useValue('agentState')?.confirmed ?? null;
  const now = useHubNow();
  const read = usePersonDay(null, running?.since ?? 0);
  const times = dayTimes(day, running, now);
  if (totalOf(times) === 0) return <Empty icon={Clock} title={w.today.noTimeYet} />;
  const isWhole = read !== null && read !== 'failed' && read.workday === day.workday;
  const stretches = isWhole ? stretchesOf(read, running, now) : [];
  return (
    <Ring
      times={times}
      arcs={stretches.length > 0 ? clockArcs(stretches) : dayArcs(times)}
      heldMs={isWhole ? read.heldMs : null}
      occupancy={occupancyRatio(times)}
    >
      {stretches.length > 0 && <DayTable stretches={stretches} />}
    </Ring>
  );
};
