import type { Person, Presence, ResultSums } from '@hearthline/protocol';
import { ClipboardCheck, Clock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useRouter } from '../../app/router.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Empty, NotYet } from '../../components/faces/Faces.tsx';
import { Window } from '../../components/window/Window.tsx';
import { DayTable } from '../today/DayTable.tsx';
import { clockArcs, occupancyRatio, stretchesOf, timesOf } from '../today/personDay.ts';
import { Ring } from '../today/Ring.tsx';
import { usePersonDay } from '../today/usePersonDay.ts';
import css from './Floor.module.css';

interface SeatDayProps {
  readonly person: Person;
  readonly presence: Presence | undefined;
  readonly onClose: () => void;
}

/** The day of somebody I lead, on request. */
export const SeatDay = ({ person, presence, onClose }: SeatDayProps): ReactNode => {
  const { w } = useWords();
  return (
    <Window title={w.floor.dayOf(person.name)} isOpen onClose={onClose}>
      <Day person={person} presence={presence} />
    </Window>
  );
};

const Day = ({ person, presence }: Omit<SeatDayProps, 'onClose'>): ReactNode => {
  const { w, f } = useWords();
  const now = useHubNow();
  const router = useRouter();
  const running = presence?.agentState ?? null;
  const day = usePersonDay(person.id, running?.since ?? 0);
  if (day === null) return <NotYet rows={3} />;
  if (day === 'failed') return <Empty icon={Clock} title={w.floor.dayUnread} />;
  const stretches = stretchesOf(day, running, now);
  if (stretches.length === 0) return <Empty icon={Clock} title={w.floor.noDayYet} />;
  const times = timesOf(stretches);
  return (
    <div className={css.day}>
      <p className={css.dayFigures}>
        <span>{w.floor.dayCalls(day.callCount)}</span>
        <span>{w.floor.dayPoints(f.signed(day.points))}</span>
        <Said results={day.results} />
      </p>
      <Ring times={times} arcs={clockArcs(stretches)} heldMs={day.heldMs} occupancy={occupancyRatio(times)}>
        <DayTable stretches={stretches} />
      </Ring>
      <p className={css.dayNote}>{w.floor.daySeen}</p>
      <div>
        <Button icon={ClipboardCheck} onPress={() => router.go('points', `evaluation ${person.id}`)}>
          {w.evaluation.see(person.name)}
        </Button>
      </div>
    </div>
  );
};

/** [RESULT-8] Nothing where no caller said anything. */
const Said = ({ results: { satisfaction, firstContact } }: { readonly results: ResultSums }): ReactNode => {
  const { w, f } = useWords();
  const { average, count } = satisfaction;
  return (
    <>
      {average !== null && <span>{w.results.day(f.mos(average), count)}</span>}
      {firstContact.count > 0 && <span>{w.results.daySettled(firstContact.settledCount, firstContact.count)}</span>}
    </>
  );
};
