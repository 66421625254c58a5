import { CircleCheck, CircleHelp, CircleX, Copy, Minus, type LucideIcon } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useClock } from '../../app/clock.tsx';
import { useAct, useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import type { Tone } from '../../components/tone.ts';
import type { FaultSnapshot } from '../../host/faults/faultContract.ts';
import { causeIn, type FaultVerdict, verdictOf } from '../../host/faults/faultMachine.ts';
import { faultReport } from './faultReport.ts';
import look from '../../components/look/Look.module.css';
import css from './Faults.module.css';

interface FaultHelperProps {
  /** The address as it stands in the sign-in form; null: the one of the settings. */
  readonly hubUrl: string | null;
}

/** Step by step from this PC to the centre: where the trouble is, what to do, and what to tell IT. */
export const FaultHelper = ({ hubUrl }: FaultHelperProps): ReactNode => {
  const { w } = useWords();
  const faults = useValue('faults');
  const act = useAct();
  return (
    <div className={look.page}>
      <Card className={look.now}>
        <Cause faults={faults} />
        <Button look={faults.doneAt === null ? 'act' : 'plain'} size="big" onPress={() => act('findFault', { hubUrl })}>
          {faults.isRunning ? w.faults.running : faults.doneAt === null ? w.faults.start : w.faults.again}
        </Button>
      </Card>
      {(faults.isRunning || faults.doneAt !== null) && (
        <Card title={w.faults.stepsTitle}>
          <ol className={css.steps}>
            {faults.steps.map((step) => (
              <Step key={step.id} step={step} />
            ))}
          </ol>
        </Card>
      )}
      {faults.doneAt !== null && <Report faults={faults} at={faults.doneAt} />}
    </div>
  );
};

/** [FAULT-4] */
const Cause = ({ faults }: { readonly faults: FaultSnapshot }): ReactNode => {
  const { w } = useWords();
  const cause = causeIn(faults);
  if (cause !== null) {
    const { what, remedy } = w.faults.findings[cause];
    return (
      <output className={css.cause} data-tone="danger">
        <span className={css.label}>{w.faults.trouble}</span>
        <span className={css.what}>{what}</span>
        <span>{remedy}</span>
      </output>
    );
  }
  const isClear = faults.doneAt !== null;
  return (
    <output className={css.cause} data-tone="ready">
      {isClear && <span className={css.what}>{w.faults.noTrouble}</span>}
      <span>{isClear ? w.faults.noTroubleMeaning : w.faults.intro}</span>
    </output>
  );
};

const faces: Readonly<Record<FaultVerdict, { tone: Tone; icon: LucideIcon }>> = {
  fine: { tone: 'ready', icon: CircleCheck },
  trouble: { tone: 'danger', icon: CircleX },
  unclear: { tone: 'wait', icon: CircleHelp },
  open: { tone: 'off', icon: Minus },
};

const Step = ({ step }: { readonly step: FaultSnapshot['steps'][number] }): ReactNode => {
  const { w } = useWords();
  const { finding } = step;
  const verdict = finding === null ? null : verdictOf(finding);
  const words = finding === null ? null : w.faults.findings[finding];
  const Face = verdict === null ? null : faces[verdict].icon;
  return (
    <li className={css.step}>
      <div className={look.found}>
        <p>
          <b>{w.faults.steps[step.id]}</b>
        </p>
        {words !== null && <p className={look.muted}>{words.what}</p>}
        {words?.remedy !== undefined && <p className={look.remedy}>{words.remedy}</p>}
      </div>
      {verdict === null || Face === null ? (
        <span className={look.muted}>{step.state === 'running' ? w.faults.running : w.faults.waiting}</span>
      ) : (
        <span className={look.verdict} data-tone={faces[verdict].tone}>
          <Face size={18} strokeWidth={2} aria-hidden />
          {w.faults.verdicts[verdict]}
        </span>
      )}
    </li>
  );
};

const Report = ({ faults, at }: { readonly faults: FaultSnapshot; readonly at: number }): ReactNode => {
  const { w, f } = useWords();
  const { version } = useValue('app');
  const clock = useClock();
  const send = useSend();
  const [copiedAt, setCopiedAt] = useState<number | null>(null);
  const text = faultReport(faults, { version, time: f.moment(at, clock.now()), words: w.faults });
  const copy = async (): Promise<void> => {
    const sent = await send('copyText', { text });
    if (sent.ok) setCopiedAt(at);
  };
  return (
    <Card
      title={w.faults.reportTitle}
      aside={
        <Button icon={Copy} onPress={() => void copy()}>
          {copiedAt === at ? w.faults.copied : w.faults.copy}
        </Button>
      }
    >
      <p className={look.muted}>{w.faults.reportHint}</p>
      <pre className={css.report}>{text}</pre>
    </Card>
  );
};
