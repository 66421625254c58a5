import { DISPOSITION_OPEN_MS, type CallRow } from '@hearthline/protocol';
import { NotebookPen, PhoneIncoming, PhoneMissed, PhoneOutgoing } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useValue } from '../../app/host.tsx';
import { timer, type Words } from '../../app/words/index.ts';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { cx } from '../../components/cx.ts';
import lists from '../../components/lists/Lists.module.css';
import { Window } from '../../components/window/Window.tsx';
import { CallBackKey } from '../callbacks/CallBackKey.tsx';
import { DispositionForm } from '../dispositions/DispositionForm.tsx';
import { qualityFace } from '../call/qualityFace.ts';
import { useQueueTitle } from '../call/useQueueTitle.ts';
import { isMissed } from './callList.ts';
import { RedialKey } from './RedialKey.tsx';
import { whoOf } from './whoOf.ts';
import css from './History.module.css';

/** One call: who, when, how long, how the line was, and a press that calls back. */
export const CallLine = ({
  row,
  showsWhose,
  nameOf,
}: {
  readonly row: CallRow;
  readonly showsWhose: boolean;
  readonly nameOf: (number: string) => string | null;
}): ReactNode => {
  const { w, f } = useWords();
  const now = useHubNow();
  const people = useValue('people') ?? [];
  const titleOf = useQueueTitle();
  const { name, number, written } = whoOf(row, { people, nameOf });
  const who = name ?? (number === '' ? w.history.unknownNumber : number);
  const whose = showsWhose ? people.find(({ id }) => id === row.personId)?.name : undefined;
  const missed = isMissed(row);
  const Icon = missed ? PhoneMissed : row.direction === 'in' ? PhoneIncoming : PhoneOutgoing;
  const facts = [
    whose,
    name === null ? undefined : written,
    row.queue === null ? undefined : titleOf(row.queue),
    endWord(row, w),
  ].filter((fact) => fact !== undefined && fact !== '');
  return (
    <li className={cx(lists.row, css.row)} data-marked={missed || undefined}>
      <span className={lists.icon} title={missed ? w.history.missed : w.history[row.direction]}>
        <Icon size={18} strokeWidth={1.9} aria-hidden />
        <span className={css.hidden}>{missed ? w.history.missed : w.history[row.direction]}</span>
      </span>
      <span className={lists.who}>
        <b>{who}</b>
        <small>{facts.join(' · ')}</small>
      </span>
      <span className={lists.times}>
        <span>{f.moment(row.startedAt, now)}</span>
        <small className={css.lengths}>{lengths(row, w)}</small>
      </span>
      <LineWord row={row} />
      <Said row={row} isMine={!showsWhose} />
      <span className={lists.keys}>
        <RedialKey number={number} who={who} />
        <CallBackKey number={number} name={name ?? ''} callId={row.callId} isShort />
      </span>
    </li>
  );
};

const endWord = (row: CallRow, w: Words): string => {
  if (!isMissed(row)) return w.endReasons[row.end];
  if (row.end === 'declined') return w.history.missedDeclined;
  return row.end === 'cancelled' ? w.history.missedCancelled : w.history.missed;
};

const lengths = (row: CallRow, w: Words): string => {
  const waited = w.history.waited(timer((row.answeredAt ?? row.endedAt) - row.startedAt));
  if (row.answeredAt === null) return row.direction === 'out' ? w.history.notTalked : waited;
  const talked = w.history.talked(timer(row.endedAt - row.answeredAt));
  return row.direction === 'out' ? talked : `${waited} · ${talked}`;
};

const LineWord = ({ row }: { readonly row: CallRow }): ReactNode => {
  const { w, f } = useWords();
  if (row.quality === null) return <span className={css.quality} />;
  const face = qualityFace(row.quality, w);
  return (
    <span
      className={css.quality}
      data-tone={face.tone}
      title={[face.meaning, ...row.quality.warnings.map((name) => w.lineWarnings[name].what)].join(' ')}
    >
      {w.history.quality(face.word, f.mos(row.quality.mos))}
    </span>
  );
};

/** Code and note; my own can be changed for a day. */
const Said = ({ row, isMine }: { readonly row: CallRow; readonly isMine: boolean }): ReactNode => {
  const { w, language } = useWords();
  const now = useHubNow();
  const codes = useValue('dispositionCodes') ?? [];
  const [isOpen, setIsOpen] = useState(false);
  const said = row.disposition;
  const title = codes.find(({ id }) => id === said?.codeId)?.title[language] ?? said?.codeId ?? '';
  const canChange = isMine && !isMissed(row) && now < row.endedAt + DISPOSITION_OPEN_MS && codes.length > 0;
  if (said === null && !canChange) return null;
  return (
    <span className={css.said}>
      {said !== null && <span>{said.note === '' ? title : `${title} · ${said.note}`}</span>}
      {canChange && (
        <Button look="quiet" icon={NotebookPen} onPress={() => setIsOpen(true)}>
          {said === null ? w.dispositions.add : w.dispositions.edit}
        </Button>
      )}
      <Window title={w.history.disposition} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <DispositionForm callId={row.callId} said={said} onSaved={() => setIsOpen(false)} />
      </Window>
    </span>
  );
};
