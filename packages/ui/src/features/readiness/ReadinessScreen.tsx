import type { CheckId } from '@hearthline/protocol';
import { type CheckState, type ReadinessSnapshot, worstOf } from '@hearthline/softphone-core/snapshot';
import type { ReactNode } from 'react';
import { useAct, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { CheckRow } from './CheckRow.tsx';
import { cx } from '../../components/cx.ts';
import look from '../../components/look/Look.module.css';
import css from './Readiness.module.css';

/** One look at place and line before the shift: what to do now, big, and below what was found. */
export const ReadinessScreen = (): ReactNode => {
  const { w } = useWords();
  const readiness = useValue('readiness');
  return (
    <div className={look.page}>
      <header>
        <h1>{w.readiness.title}</h1>
        <p className={look.muted}>{w.readiness.intro}</p>
      </header>
      <Card className={cx(look.now, css.roomy)}>
        <Now readiness={readiness} />
      </Card>
      <Card title={w.readiness.results}>
        <ul className={css.checks}>
          {worstFirst(readiness).map(({ id, state }) => (
            <CheckRow key={id} id={id} state={state} isRunning={readiness.isRunning} />
          ))}
        </ul>
      </Card>
    </div>
  );
};

/** When all is done, what needs doing comes first; until then nothing moves. */
const worstFirst = ({ checks, doneAt }: ReadinessSnapshot): ReadinessSnapshot['checks'] => {
  if (doneAt === null) return checks;
  const rank = { red: 0, amber: 1, green: 2 } as const;
  const rankOf = (state: CheckState): number => (state.kind === 'done' ? rank[state.verdict] : 0);
  return checks.toSorted((a, b) => rankOf(a.state) - rankOf(b.state));
};

/** What she has something to do for comes before what only takes its time. */
const FOREMOST: readonly CheckId[] = ['microphone', 'room', 'echo', 'headset', 'power', 'line'];
const LINE_SECONDS = 60;

const Now = ({ readiness }: { readonly readiness: ReadinessSnapshot }): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  const start = (): void => act('startReadiness', { check: null });
  if (readiness.isRunning) return <Running readiness={readiness} />;
  if (readiness.doneAt !== null) return <Done readiness={readiness} onAgain={start} />;
  const isStopped = readiness.stoppedBy === 'call';
  return (
    <>
      <Says
        title={isStopped ? w.readiness.stoppedByCall : w.readiness.startHint}
        hint={isStopped ? w.readiness.stoppedByCallHint : null}
      />
      <div className={css.keys}>
        <Button look="act" size="big" onPress={start}>
          {w.readiness.start}
        </Button>
      </div>
    </>
  );
};

const Says = ({ title, hint }: { readonly title: string; readonly hint: string | null }): ReactNode => (
  <output className={css.says}>
    <span className={css.prompt}>{title}</span>
    {hint !== null && <span className={look.muted}>{hint}</span>}
  </output>
);

const Running = ({ readiness }: { readonly readiness: ReadinessSnapshot }): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  const running = readiness.checks.flatMap(({ id, state }) => (state.kind === 'running' ? [{ id, state }] : []));
  const first = FOREMOST.flatMap((id) => running.filter((check) => check.id === id)).at(0);
  const line = running.find(({ id }) => id === 'line')?.state;
  const says: Partial<Record<CheckId, readonly [string, string | null]>> = {
    room: [w.readiness.nowRoom, w.readiness.nowRoomHint],
    microphone: [w.readiness.nowMicrophone, null],
    echo: [w.readiness.nowEcho, w.readiness.nowEchoHint],
    line: [w.readiness.nowLine, w.readiness.nowLineHint(Math.round((1 - (line?.progress ?? 0)) * LINE_SECONDS))],
  };
  const [title, hint] = (first === undefined ? undefined : says[first.id]) ?? [w.readiness.running, null];
  return (
    <>
      <Says title={title} hint={hint} />
      {first?.id === 'microphone' && <p className={css.sentence}>{w.readiness.sentence}</p>}
      {first !== undefined && first.state.level !== null && (
        <meter className={css.meter} aria-label={w.readiness.level} min={0} max={1} value={first.state.level} />
      )}
      {first !== undefined && first.state.level === null && (
        <progress className={css.meter} aria-label={w.readiness.progress} max={1} value={first.state.progress} />
      )}
      <div className={css.keys}>
        {line?.mayBeCutShort === true && (
          <Button onPress={() => act('cutLineCheckShort', {})}>{w.readiness.enough}</Button>
        )}
        <Button look="quiet" onPress={() => act('stopReadiness', {})}>
          {w.readiness.stop}
        </Button>
      </div>
    </>
  );
};

const Done = ({
  readiness,
  onAgain,
}: {
  readonly readiness: ReadinessSnapshot;
  readonly onAgain: () => void;
}): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  const gate = useValue('organisation')?.readiness.gate ?? 'offered';
  const state = useValue('agentState')?.confirmed.kind;
  const worst = worstOf(readiness) ?? 'red';
  const title = { green: w.readiness.doneGreen, amber: w.readiness.doneAmber, red: w.readiness.doneRed }[worst];
  const redHint = gate === 'required' ? w.readiness.doneRedRequired : w.readiness.doneRedOffered;
  return (
    <>
      <Says title={title} hint={worst === 'red' ? redHint : null} />
      <div className={css.keys}>
        {state === 'notReady' && (worst !== 'red' || gate === 'offered') && (
          <Button look={worst === 'red' ? 'plain' : 'act'} size="big" onPress={() => act('setReady', {})}>
            {w.readiness.goReady}
          </Button>
        )}
        <Button look={worst === 'red' ? 'act' : 'plain'} size="big" onPress={onAgain}>
          {w.readiness.again}
        </Button>
      </div>
    </>
  );
};
