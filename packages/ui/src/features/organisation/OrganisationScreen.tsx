import type { ImportReport, ImportRow } from '@hearthline/protocol';
import { Check, Upload, UsersRound } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Pills } from '../../components/choice/Choice.tsx';
import { Empty, Known } from '../../components/faces/Faces.tsx';
import { FirstPasswords } from './FirstPasswords.tsx';
import { readPeople, type PeopleFileProblem } from './readPeople.ts';
import { Report } from './Report.tsx';
import { UnitDesk } from './UnitDesk.tsx';
import css from './Organisation.module.css';

type Absent = 'stay' | 'leave';
/**
 * nothing ─file─▶ asking ─▶ planned ─press─▶ doing ─▶ done      (asking and doing fall back where the hub says no)
 *    └─────file─▶ problem
 */
type Stage =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'problem'; readonly problem: PeopleFileProblem }
  | { readonly kind: 'asking' | 'doing' }
  | {
      readonly kind: 'planned';
      readonly rows: readonly ImportRow[];
      readonly absent: Absent;
      readonly report: ImportReport;
    }
  | { readonly kind: 'done'; readonly report: ImportReport };

/** IT's place for people and units: a list is looked at first, and then done. */
export const OrganisationScreen = (): ReactNode => {
  const { w } = useWords();
  const send = useSend();
  const isLive = useValue('hubLink').kind === 'live';
  const people = useValue('people');
  const session = useValue('session');
  const [stage, setStage] = useState<Stage>({ kind: 'nothing' });
  const ask = async (rows: readonly ImportRow[], absent: Absent): Promise<void> => {
    setStage({ kind: 'asking' });
    const sent = await send('importPeople', { rows: [...rows], absent, basis: null });
    setStage(sent.ok ? { kind: 'planned', rows, absent, report: sent.value } : { kind: 'nothing' });
  };
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const read = readPeople(new Uint8Array(await file.arrayBuffer()));
    if ('problem' in read) return setStage({ kind: 'problem', problem: read.problem });
    await ask(read.rows, 'stay');
  };
  const apply = async ({ rows, absent, report }: Extract<Stage, { kind: 'planned' }>): Promise<void> => {
    setStage({ kind: 'doing' });
    const sent = await send('importPeople', { rows: [...rows], absent, basis: report.basis });
    if (sent.ok) setStage({ kind: 'done', report: sent.value });
    // Somebody else changed the centre meanwhile: what would happen now is asked anew.
    else await ask(rows, absent);
  };
  const isBusy = stage.kind === 'asking' || stage.kind === 'doing';
  return (
    <div className={css.page}>
      <h1>{w.organisation.title}</h1>
      <Card title={w.organisation.importTitle}>
        <div className={css.stack}>
          <p className={css.muted}>{w.organisation.importHint}</p>
          <p className={css.columns}>{w.organisation.columns}</p>
          <div className={css.keys}>
            <FileTrigger acceptedFileTypes={['.csv', '.txt']} onSelect={(files) => void take(files?.[0])}>
              <Button icon={Upload} look={stage.kind === 'nothing' ? 'act' : 'plain'} isDisabled={!isLive || isBusy}>
                {w.organisation.chooseFile}
              </Button>
            </FileTrigger>
            <output className={css.muted}>
              {!isLive && w.organisation.offline}
              {stage.kind === 'asking' && w.organisation.looking}
              {stage.kind === 'doing' && w.organisation.doing}
            </output>
          </div>
          {stage.kind === 'problem' && <p role="alert">{w.organisation.fileProblems[stage.problem]}</p>}
        </div>
      </Card>
      {stage.kind === 'planned' && (
        <Planned
          stage={stage}
          isLive={isLive}
          onAbsent={(absent) => void ask(stage.rows, absent)}
          onApply={() => void apply(stage)}
        />
      )}
      {stage.kind === 'done' && (
        <Card title={w.organisation.doneTitle}>
          <Report report={stage.report} />
          <FirstPasswords personIds={newcomers(stage.report)} />
        </Card>
      )}
      {stage.kind === 'nothing' && (
        <Card>
          <Known value={people}>
            {(known) => (
              <Empty icon={UsersRound} title={w.organisation.now(known.length)} hint={w.organisation.nowHint} />
            )}
          </Known>
        </Card>
      )}
      {session.kind === 'signedIn' && (
        <Card title={w.organisation.units.title}>
          <UnitDesk me={session.person} />
        </Card>
      )}
    </div>
  );
};

const newcomers = ({ added, returned }: ImportReport): readonly string[] =>
  [...added.shown, ...returned.shown].map(({ personId }) => personId);

const isNothing = ({ added, changed, moved, returned, left, placed, relieved, units }: ImportReport): boolean =>
  units.length === 0 && [added, changed, moved, returned, left, placed, relieved].every(({ count }) => count === 0);

interface PlannedProps {
  readonly stage: Extract<Stage, { kind: 'planned' }>;
  readonly isLive: boolean;
  readonly onAbsent: (absent: Absent) => void;
  readonly onApply: () => void;
}

const Planned = ({ stage: { report, absent }, isLive, onAbsent, onApply }: PlannedProps): ReactNode => {
  const { w } = useWords();
  return (
    <Card title={w.organisation.plannedTitle}>
      <div className={css.stack}>
        <Pills
          label={w.organisation.absent}
          value={absent}
          options={(['stay', 'leave'] as const).map((id) => ({ id, name: w.organisation.absentKinds[id] }))}
          onChange={onAbsent}
        />
        <Report report={report} />
        <div className={css.keys}>
          <Button look="act" icon={Check} isDisabled={!isLive || isNothing(report)} onPress={onApply}>
            {w.organisation.apply}
          </Button>
          {isNothing(report) && <span className={css.muted}>{w.organisation.nothingToDo}</span>}
        </div>
      </div>
    </Card>
  );
};
