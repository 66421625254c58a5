import type { Organisation, Person, QueueStatus } from '@hearthline/protocol';
import { UserSearch, Users } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Pills } from '../../components/choice/Choice.tsx';
import { Empty, NotYet } from '../../components/faces/Faces.tsx';
import { RegionGroupPick } from '../team/RegionGroupPick.tsx';
import { everybody, teamsOf, type Member, type TeamFilter } from '../team/roster.ts';
import { countKinds, floorFilters, floorSeats, type FloorFilter } from './floorView.ts';
import { QueueNumbers } from './QueueNumbers.tsx';
import { Seat } from './Seat.tsx';
import css from './Floor.module.css';

/** Who is in which state, and how many wait. */
export const FloorScreen = (): ReactNode => {
  const { w } = useWords();
  const organisation = useValue('organisation');
  const people = useValue('people');
  return (
    <div className={css.page}>
      <h1 className={css.hidden}>{w.floor.title}</h1>
      <Queues />
      {organisation === null || people === null ? (
        <NotYet rows={4} />
      ) : (
        <Seats organisation={organisation} people={people} />
      )}
    </div>
  );
};

const Queues = (): ReactNode => {
  const { w } = useWords();
  const queues = useValue('queues');
  const [name, setName] = useState('');
  if (queues === null) return <NotYet rows={1} />;
  const chosen = queues.some((queue) => queue.name === name) ? name : '';
  const shown: readonly QueueStatus[] = chosen === '' ? queues : queues.filter((queue) => queue.name === chosen);
  return (
    <>
      <QueueNumbers queues={shown} />
      {queues.length > 1 && (
        <Pills
          label={w.floor.queue}
          isLabelHidden
          value={chosen}
          options={[
            { id: '', name: w.floor.allQueues },
            ...queues.map((queue) => ({ id: queue.name, name: w.floor.filterCount(queue.name, queue.waitingCount) })),
          ]}
          onChange={setName}
        />
      )}
    </>
  );
};

interface SeatsProps {
  readonly organisation: Organisation;
  readonly people: readonly Person[];
}

const Seats = ({ organisation, people }: SeatsProps): ReactNode => {
  const { w, f } = useWords();
  const presence = useValue('presence');
  const [team, setTeam] = useState<TeamFilter>(everybody);
  const [filter, setFilter] = useState<FloorFilter>('all');
  const members = useMemo((): Member[] => {
    const operators = people.filter(({ role }) => role === 'operator');
    const steady = teamsOf({ organisation, people: operators, presence: [] }, team, f.compare);
    const presenceOf = new Map((presence ?? []).map((row) => [row.personId, row]));
    return steady.flatMap((one) =>
      one.members.map(({ person }) => ({ person, presence: presenceOf.get(person.id) })),
    );
  }, [organisation, people, presence, team, f]);
  if (people.length === 0) return <Empty icon={Users} title={w.floor.empty} hint={w.floor.emptyHint} />;
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
          <RegionGroupPick organisation={organisation} filter={team} onChange={setTeam} isLabelHidden />
        </div>
      </div>
      {seats.length === 0 ? (
        <Empty icon={UserSearch} title={w.floor.nobody} hint={w.floor.nobodyHint} />
      ) : (
        <ul className={css.seats}>
          {seats.map((member) => (
            <Seat key={member.person.id} member={member} group={organisation.groups.find(({ id }) => id === member.person.groupId)?.name ?? ''} />
          ))}
        </ul>
      )}
    </>
  );
};
