import type { ReactNode } from 'react';
import { hoursMinutes } from '../../app/words/index.ts';
import { useWords } from '../../app/words/useWords.tsx';
import { Dot } from '../../components/dot/Dot.tsx';
import { dayTones, totalOf, type Arc, type DayPart, type DayTimes } from './dayRing.ts';
import css from './Today.module.css';

const RADIUS = 15.9;
const AROUND = 2 * Math.PI * RADIUS;
export const dayParts: readonly DayPart[] = ['talk', 'ready', 'rest', 'wrapUp'];

interface RingProps {
  readonly times: DayTimes;
  readonly arcs: readonly Arc[];
  /** Null: not known. */
  readonly heldMs: number | null;
  readonly occupancy: number | null;
  /** The same as a table. */
  readonly children: ReactNode;
}

/** A day of states as a ring, with its sums beside it. */
export const Ring = ({ times, arcs, heldMs, occupancy, children }: RingProps): ReactNode => {
  const { w, f } = useWords();
  const total = totalOf(times);
  return (
    <>
      <div className={css.ringRow}>
        <svg className={css.ring} viewBox="0 0 42 42" role="img" aria-label={w.today.ringLabel(f.span(total))}>
          <g fill="none" strokeWidth="5.2" transform="rotate(-90 21 21)">
            <circle cx="21" cy="21" r={RADIUS} className={css.track} />
            {arcs.map((arc) => (
              <circle
                key={`${arc.part} ${arc.start}`}
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
          {dayParts.map((part) => (
            <div key={part}>
              <dt>
                <Dot tone={dayTones[part]} /> {w.today[part]}
              </dt>
              <dd>{f.span(times[part])}</dd>
            </div>
          ))}
          {heldMs !== null && (
            <div>
              <dt>{w.today.held}</dt>
              <dd>{f.span(heldMs)}</dd>
            </div>
          )}
          {occupancy !== null && (
            <div title={w.today.occupancyMeaning}>
              <dt>{w.today.occupancy}</dt>
              <dd>{f.percent(Math.round(occupancy * 100) / 100)}</dd>
            </div>
          )}
        </dl>
      </div>
      {children}
    </>
  );
};
