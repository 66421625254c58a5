import { CALL_OFF_CHARS, type Activity, type ActivityGuest } from '@hearthline/protocol';
import { useState, type ReactNode } from 'react';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Field } from '../../components/field/Field.tsx';
import { Window } from '../../components/window/Window.tsx';
import { AttendanceWindow } from './AttendanceWindow.tsx';
import { PlanWindow } from './PlanWindow.tsx';
import type { Stage } from './planView.ts';
import css from './Activities.module.css';

interface OrganisingProps {
  readonly activity: Activity;
  readonly guests: readonly ActivityGuest[];
  readonly stage: Stage;
}

/** What whoever organises it can do. */
export const Organising = ({ activity, guests, stage }: OrganisingProps): ReactNode => {
  const { w } = useWords();
  const organisation = useValue('organisation');
  const isLive = useValue('hubLink').kind === 'live';
  const [open, setOpen] = useState<'change' | 'callOff' | 'attendance' | null>(null);
  const words = w.activities;
  const close = (): void => setOpen(null);
  return (
    <div className={css.keys}>
      <Button onPress={() => setOpen('attendance')}>{words.attendance.title}</Button>
      {stage === 'toCome' && (
        <>
          <Button isDisabled={!isLive} onPress={() => setOpen('change')}>
            {words.plan.change}
          </Button>
          <Button look="quiet" isDisabled={!isLive} onPress={() => setOpen('callOff')}>
            {words.plan.callOff}
          </Button>
        </>
      )}
      {open === 'attendance' && (
        <AttendanceWindow
          activity={activity}
          guests={guests}
          mayMark={stage === 'on' || stage === 'over'}
          onClose={close}
        />
      )}
      {open === 'change' && organisation !== null && (
        <PlanWindow organisation={organisation} among={[]} activity={activity} onClose={close} />
      )}
      {open === 'callOff' && <CallOff activity={activity} onClose={close} />}
    </div>
  );
};

const CallOff = ({ activity, onClose }: { readonly activity: Activity; readonly onClose: () => void }): ReactNode => {
  const { w } = useWords();
  const send = useSend();
  const [why, setWhy] = useState('');
  const [isSending, setSending] = useState(false);
  const words = w.activities.plan;
  const callOff = async (): Promise<void> => {
    setSending(true);
    const sent = await send('callOffActivity', { activityId: activity.id, why: why.trim() });
    setSending(false);
    if (sent.ok) onClose();
  };
  return (
    <Window title={words.callOffTitle} isOpen onClose={onClose}>
      <div className={css.form}>
        <b className={css.name}>{activity.title}</b>
        <p className={css.muted}>{words.callOffMeaning}</p>
        <Field label={words.why} rows={2} maxLength={CALL_OFF_CHARS} value={why} onChange={setWhy} />
        <div className={css.keys}>
          <Button look="danger" isDisabled={isSending} onPress={() => void callOff()}>
            {words.callOffNow}
          </Button>
          <Button onPress={onClose}>{words.keep}</Button>
        </div>
      </div>
    </Window>
  );
};
