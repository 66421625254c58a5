import type { ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useValue } from '../../app/host.tsx';
import { hoursMinutes } from '../../app/words/index.ts';
import { useWords } from '../../app/words/useWords.tsx';
import { Dot } from '../../components/dot/Dot.tsx';
import { Empty } from '../../components/faces/Faces.tsx';
import { Clock } from 'lucide-react';
import type { MyDay } from '@hearthline/protocol';
import { dayArcs, dayTimes, dayTones, totalOf, type DayPart } from './dayRing.ts';
import css from './Today.module.css';

const RADIUS = 15.9;
const AROUND = 2 * Math.PI * RADIUS;
const parts: readonly DayPart[] = ['talk', 'ready', 'rest', 'wrapUp'];

/** Today's ring of states, the running one included. */
export const DayRing = ({ day }: { readonly day: MyDay }): ReactNode => {
  const { w, f } = useWords();
  const mine = useValue('agentState');
  const times = dayTimes(day, mine?.confirmed ?? null, useHubNow());
  const total = totalOf(times);
  if (total === 0) return <Empty icon={Clock} title={w.today.noTimeYet} />;
  const words = { talk: w.today.talk, ready: w.today.ready, rest: w.today.rest, wrapUp: w.today.wrapUp };
  return (
    <div className={css.ringRow}>
      <svg className={css.ring} viewBox="0 0 42 42" role="img" aria-label={w.today.ringLabel(f.span(total))}>
        <g fill="none" strokeWidth="5.2" transform="rotate(-90 21 21)">
          {dayArcs(times).map((arc) => (
            <circle
              key={arc.part}
              cx="21"
              cy="21"
              r={RADIUS}
              className={css.arc}
              data-tone={arc.tone}
              strokeDasharray={`${arc.length * AROUND} ${AROUND}`}
              strokeDashoffset={-arc.start * AROUND}
            />
          ))}
        </g>
        <text x="21" y="21.5" textAnchor="middle" className={css.ringTotal}>
          {hoursMinutes(total)}
        </text>
        <text x="21" y="27" textAnchor="middle" className={css.ringCaption}>
          {w.today.onDuty}
        </text>
      </svg>
      <dl className={css.legend}>
        {parts.map((part) => (
          <div key={part}>
            <dt>
              <Dot tone={dayTones[part]} /> {words[part]}
            </dt>
            <dd>{f.span(times[part])}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
};
