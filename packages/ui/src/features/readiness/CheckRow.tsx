import type { CheckId, CheckVerdict } from '@hearthline/protocol';
import type { CheckState, LineFigures } from '@hearthline/softphone-core/snapshot';
import {
  CircleCheck,
  CircleX,
  Headphones,
  House,
  Mic,
  Network,
  Plug,
  Repeat,
  RotateCcw,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useAct } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import type { Tone } from '../../components/tone.ts';
import look from '../../components/look/Look.module.css';
import css from './Readiness.module.css';

const icons: Readonly<Record<CheckId, LucideIcon>> = {
  power: Plug,
  headset: Headphones,
  room: House,
  microphone: Mic,
  echo: Repeat,
  line: Network,
};
/** Shape and word beside the colour; green colour is for a live call alone. */
const faces: Readonly<Record<CheckVerdict, { tone: Tone; icon: LucideIcon }>> = {
  green: { tone: 'ready', icon: CircleCheck },
  amber: { tone: 'wait', icon: TriangleAlert },
  red: { tone: 'danger', icon: CircleX },
};

interface CheckRowProps {
  readonly id: CheckId;
  readonly state: CheckState;
  /** Some check is under way. */
  readonly isRunning: boolean;
}

/** One check: what it found, and what to do about it. */
export const CheckRow = ({ id, state, isRunning }: CheckRowProps): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  const Icon = icons[id];
  const name = w.readiness.checks[id];
  return (
    <li className={css.check}>
      <Icon size={20} strokeWidth={1.8} aria-hidden className={css.icon} />
      <div className={look.found}>
        <p>
          <b>{name}</b>
        </p>
        {state.kind === 'done' && <Reason state={state} />}
      </div>
      <Verdict state={state} />
      <Button
        look="quiet"
        icon={RotateCcw}
        // Not while it runs: a key that is switched off loses the focus.
        isDisabled={state.kind === 'waiting'}
        aria-label={w.readiness.againOne(name)}
        onPress={() => !isRunning && act('startReadiness', { check: id })}
      />
    </li>
  );
};

const Reason = ({ state }: { readonly state: Extract<CheckState, { kind: 'done' }> }): ReactNode => {
  const { w } = useWords();
  const { what, remedy } = w.readiness.reasons[state.reason];
  return (
    <>
      <p className={look.muted}>{what}</p>
      {remedy !== undefined && <p className={look.remedy}>{remedy}</p>}
      {state.figures !== null && <Figures figures={state.figures} />}
    </>
  );
};

const Figures = ({ figures }: { readonly figures: LineFigures }): ReactNode => {
  const { w, f } = useWords();
  const delay = figures.roundTripMs === null ? w.common.none : w.phone.milliseconds(Math.round(figures.roundTripMs));
  return <p className={look.muted}>{w.readiness.figures(f.percent(figures.lossRatio), delay)}</p>;
};

const Verdict = ({ state }: { readonly state: CheckState }): ReactNode => {
  const { w, f } = useWords();
  if (state.kind === 'waiting') return <span className={look.muted}>{w.readiness.waiting}</span>;
  if (state.kind === 'running')
    return (
      <span className={look.muted}>
        {w.readiness.running} {state.progress > 0 && f.percent(Math.round(state.progress * 100) / 100)}
      </span>
    );
  const { tone, icon: Face } = faces[state.verdict];
  return (
    <span className={look.verdict} data-tone={tone}>
      <Face size={18} strokeWidth={2} aria-hidden />
      {w.readiness.verdicts[state.verdict]}
    </span>
  );
};
