import { leads, UnitTree, type Organisation, type Person, type QueueStatus } from '@hearthline/protocol';
import { UserSearch, Users } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Pick, Pills } from '../../components/choice/Choice.tsx';
import { Empty, NotYet } from '../../components/faces/Faces.tsx';
import { UnitPick } from '../team/UnitPick.tsx';
import { branchOf, everybody, membersOf, type Member } from '../team/roster.ts';
import { countKinds, floorFilters, floorSeats, type FloorFilter } from './floorView.ts';
import { TodayCounts } from '../dispositions/TodayCounts.tsx';
import { ContestedOutages } from '../outages/ContestedOutages.tsx';
import { restOverMinutes } from '../agentState/restLeft.ts';
import { SurveyDesk } from '../surveys/SurveyDesk.tsx';
import { CutOff } from './CutOff.tsx';
import { QueueNumbers } from './QueueNumbers.tsx';
import { Seat } from './Seat.tsx';
import { SeatDay } from './SeatDay.tsx';
import css from './Floor.module.css';

/** Who is in which state, and how many wait. */
export const FloorScreen = (): ReactNode => {
  const { w } = useWords();
  const organisation = useValue('organisation');
  const people = useValue('people');
  const queues = useValue('queues');
  const [name, setName] = useState('');
  const chosen = queues?.find((queue) => queue.name === name);
  return (
    <div className={css.page}>
      <h1 className={css.hidden}>{w.floor.title}</h1>
      {queues === null ? <NotYet rows={1} /> : <QueueNumbers queues={chosen === undefined ? queues : [chosen]} />}
      <CutOff people={people ?? []} />
      <ContestedOutages people={people ?? []} />
      <TodayCounts />
      {organisation === null || people === null ? (
        <NotYet rows={4} />
      ) : (
        <Seats organisation={organisation} people={people}>
          <QueuePick queues={queues ?? []} value={chosen?.name ?? ''} onChange={setName} />
        </Seats>
      )}
      <SurveyDesk />
    </div>
  );
};

interface QueuePickProps {
  readonly queues: readonly QueueStatus[];
  readonly value: string;
  readonly onChange: (name: string) => void;
}

const QueuePick = ({ queues, value, onChange }: QueuePickProps): ReactNode => {
  const { w, language } = useWords();
  if (queues.length < 2) return null;
  return (
    <Pick
      label={w.floor.queue}
      isLabelHidden
      value={value}
      options={[
        { id: '', name: w.floor.allQueues },
        ...queues.map(({ name, title, waitingCount }) => ({
          id: name,
          name: w.floor.filterCount(title[language], waitingCount),
        })),
      ]}
      onChange={onChange}
    />
  );
};

/** Who looks; nobody in particular before the session is known. */
const useMe = (): { readonly id: string } => {
  const session = useValue('session');
  return { id: session.kind === 'signedIn' ? session.person.id : '' };
};

interface SeatsProps {
  readonly organisation: Organisation;
  readonly people: readonly Person[];
  /** Further choices beside the unit. */
  readonly children: ReactNode;
}

const Seats = ({ organisation, people, children }: SeatsProps): ReactNode => {
  const { w, f } = useWords();
  const presence = useValue('presence');
  const rests = useValue('rests');
  const now = useHubNow();
  const [unitId, setUnitId] = useState('');
  const [filter, setFilter] = useState<FloorFilter>('all');
  const [openId, setOpenId] = useState<string | null>(null);
  const me = useMe();
  const tree = useMemo(() => new UnitTree(organisation.units), [organisation]);
  const members = useMemo((): Member[] => {
    const operators = people.filter(({ role }) => role === 'operator');
    const steady = branchOf({ organisation, people: operators, presence: [] }, { ...everybody, unitId }, f.compare);
    const presenceOf = new Map((presence ?? []).map((row) => [row.personId, row]));
    return membersOf(steady).map(({ person }) => ({ person, presence: presenceOf.get(person.id) }));
  }, [organisation, people, presence, unitId, f]);
  if (people.length === 0) return <Empty icon={Users} title={w.floor.empty} hint={w.floor.emptyHint} />;
  const restOf = new Map((rests ?? []).map((row) => [row.personId, row]));
  const overOf = (personId: string) => restOverMinutes(restOf.get(personId), organisation.restAllowances, now);
  const open = members.find(({ person }) => person.id === openId);
  const counts = countKinds(members);
  const seats = floorSeats(members, filter);
  return (
    <>
      <div className={css.filters}>
        <Pills
          label={w.floor.filterLabel}
          isLabelHidden
          value={filter}
          options={floorFilters.map((id) => ({ id, name: w.floor.filterCount(w.floor.filter[id], counts[id]) }))}
          onChange={setFilter}
        />
        <div className={css.picks}>
          {children}
          <UnitPick label={w.team.unit} isLabelHidden organisation={organisation} value={unitId} onChange={setUnitId} />
        </div>
      </div>
      {seats.length === 0 ? (
        <Empty icon={UserSearch} title={w.floor.nobody} hint={w.floor.nobodyHint} />
      ) : (
        <ul className={css.seats}>
          {seats.map((member) => (
            <Seat
              key={member.person.id}
              member={member}
              onOpen={leads(tree, me, member.person) ? () => setOpenId(member.person.id) : null}
              overMinutes={overOf(member.person.id)}
              group={organisation.units.find(({ id }) => id === member.person.unitId)?.name ?? ''}
            />
          ))}
        </ul>
      )}
      {open !== undefined && <SeatDay person={open.person} presence={open.presence} onClose={() => setOpenId(null)} />}
    </>
  );
};
