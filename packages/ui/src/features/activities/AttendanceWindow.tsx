import { MARKS_AT_ONCE, type Activity, type ActivityGuest } from '@hearthline/protocol';
import { useState, type ReactNode } from 'react';
import { Disclosure, DisclosurePanel } from 'react-aria-components';
import { useHubNow } from '../../app/clock.tsx';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Pills } from '../../components/choice/Choice.tsx';
import { Field } from '../../components/field/Field.tsx';
import { Opener } from '../../components/opener/Opener.tsx';
import { Window } from '../../components/window/Window.tsx';
import { changedMarks, othersOf, type Marks } from './attendance.ts';
import css from './Activities.module.css';

interface AttendanceWindowProps {
  readonly activity: Activity;
  readonly guests: readonly ActivityGuest[];
  /** It has begun. */
  readonly mayMark: boolean;
  readonly onClose: () => void;
}

/** Who signed up, and once it has begun who came. */
export const AttendanceWindow = ({ activity, guests, mayMark, onClose }: AttendanceWindowProps): ReactNode => {
  const { w } = useWords();
  const send = useSend();
  const isLive = useValue('hubLink').kind === 'live';
  const session = useValue('session');
  const [marks, setMarks] = useState<Marks>({});
  const [isSending, setSending] = useState(false);
  const words = w.activities.attendance;
  const meId = session.kind === 'signedIn' ? session.person.id : '';
  const changed = changedMarks(marks, guests);
  const save = async (): Promise<void> => {
    setSending(true);
    const sent = await send('sayWhoCame', { activityId: activity.id, marks: changed.slice(0, MARKS_AT_ONCE) });
    setSending(false);
    if (sent.ok) setMarks({});
  };
  const mark = (personId: string, wasThere: boolean): void => setMarks({ ...marks, [personId]: wasThere });
  return (
    <Window title={words.title} isOpen onClose={onClose}>
      <div className={css.form}>
        <b className={css.name}>{activity.title}</b>
        <p className={css.muted}>{mayMark ? words.meaning : words.notYet}</p>
        {guests.length === 0 && <p className={css.muted}>{words.nobody}</p>}
        <ul className={css.guests} aria-label={words.signedUp}>
          {guests.map((guest) => (
            <Guest
              key={guest.personId}
              guest={guest}
              said={marks[guest.personId]}
              onMark={mayMark && guest.personId !== meId ? mark : null}
            />
          ))}
        </ul>
        {mayMark && <Others activity={activity} guests={guests} meId={meId} marks={marks} onMark={mark} />}
        {mayMark && (
          <div className={css.keys}>
            <Button look="act" isDisabled={!isLive || isSending || changed.length === 0} onPress={() => void save()}>
              {words.save}
            </Button>
            <output className={css.muted}>{changed.length > 0 && words.changed(changed.length)}</output>
          </div>
        )}
      </div>
    </Window>
  );
};

type OnMark = (personId: string, wasThere: boolean) => void;

interface GuestProps {
  readonly guest: ActivityGuest;
  /** Not saved yet. */
  readonly said: boolean | undefined;
  readonly onMark: OnMark | null;
}

const Guest = ({ guest, said, onMark }: GuestProps): ReactNode => {
  const { w, f } = useWords();
  const people = useValue('people');
  const now = useHubNow();
  const words = w.activities.attendance;
  const { personId, signUp, attendance } = guest;
  const name = people?.find(({ id }) => id === personId)?.name ?? w.common.none;
  return (
    <li>
      <span className={css.words}>
        <b className={css.name}>{name}</b>
        {signUp !== null && signUp.companions > 0 && (
          <span className={css.muted}>{words.family(signUp.companions)}</span>
        )}
        {signUp !== null && signUp.waitingPlace !== null && (
          <span className={css.muted}>{words.waits(signUp.waitingPlace)}</span>
        )}
        {attendance !== null && (
          <span className={css.muted}>{words.by(attendance.byName, f.moment(attendance.at, now))}</span>
        )}
      </span>
      {onMark === null ? (
        attendance !== null && <span>{attendance.wasThere ? words.came : words.cameNot}</span>
      ) : (
        <CamePills name={name} value={said ?? attendance?.wasThere} onChange={(came) => onMark(personId, came)} />
      )}
    </li>
  );
};

interface CamePillsProps {
  readonly name: string;
  readonly value: boolean | undefined;
  readonly onChange: (came: boolean) => void;
}

const CamePills = ({ name, value, onChange }: CamePillsProps): ReactNode => {
  const { w } = useWords();
  const words = w.activities.attendance;
  return (
    <Pills
      label={name}
      isLabelHidden
      value={value === undefined ? '' : value ? 'came' : 'cameNot'}
      options={(['came', 'cameNot'] as const).map((id) => ({ id: id as string, name: words[id] }))}
      onChange={(next) => onChange(next === 'came')}
    />
  );
};

/** As many are listed; the others are found by name. */
const SHOWN = 30;

interface OthersProps {
  readonly activity: Activity;
  readonly guests: readonly ActivityGuest[];
  readonly meId: string;
  readonly marks: Marks;
  readonly onMark: OnMark;
}

const Others = ({ activity, guests, meId, marks, onMark }: OthersProps): ReactNode => {
  const { w } = useWords();
  const people = useValue('people');
  const organisation = useValue('organisation');
  const [find, setFind] = useState('');
  const words = w.activities.attendance;
  if (people === null || organisation === null) return null;
  const others = othersOf(activity, guests, { people, organisation, meId });
  const found = others.filter(({ name }) => name.toLowerCase().includes(find.trim().toLowerCase()));
  if (others.length === 0) return null;
  return (
    <Disclosure>
      <Opener>{words.others}</Opener>
      <DisclosurePanel>
        <Field label={words.find} value={find} onChange={setFind} />
        <ul className={css.guests} aria-label={words.others}>
          {found.slice(0, SHOWN).map(({ id, name }) => (
            <li key={id}>
              <b className={css.name}>{name}</b>
              <CamePills name={name} value={marks[id]} onChange={(came) => onMark(id, came)} />
            </li>
          ))}
        </ul>
      </DisclosurePanel>
    </Disclosure>
  );
};
