import { UnitTree, type Person } from '@hearthline/protocol';
import { useMemo, type ReactNode } from 'react';
import { Known } from '../../components/faces/Faces.tsx';
import { AnnouncementCard } from '../../features/announcements/AnnouncementCard.tsx';
import { GroupCalls } from '../../features/parking/GroupCalls.tsx';
import { foremost } from '../../features/announcements/visible.ts';
import { RoomSide } from '../../features/quietRoom/RoomSide.tsx';
import { Mate } from '../../features/team/Mate.tsx';
import { branchOf, everybody, membersOf } from '../../features/team/roster.ts';
import { useHubNow } from '../clock.tsx';
import { useValue } from '../host.tsx';
import { useWords } from '../words/useWords.tsx';
import css from './Side.module.css';

interface SideProps {
  readonly person: Person;
  /** False where the centre shows the announcements already. */
  readonly hasNews: boolean;
}

/** My team and the announcement that matters most. */
export const Side = ({ person, hasNews }: SideProps): ReactNode => {
  const { w } = useWords();
  return (
    <aside className={css.side} aria-label={w.shell.side}>
      <GroupCalls person={person} />
      {hasNews && <Foremost />}
      <RoomSide person={person} />
      <MyTeam person={person} />
    </aside>
  );
};

const Foremost = (): ReactNode => {
  const announcement = foremost(useValue('announcements') ?? [], useHubNow());
  return announcement === null ? null : <AnnouncementCard announcement={announcement} isBrief />;
};

const MyTeam = ({ person }: { readonly person: Person }): ReactNode => {
  const { w, f } = useWords();
  const organisation = useValue('organisation');
  const people = useValue('people');
  const presence = useValue('presence');
  const team = useMemo(() => {
    if (organisation === null || people === null) return null;
    const unitId = new UnitTree(organisation.units).groupOf(person.unitId);
    return branchOf({ organisation, people, presence: presence ?? [] }, { ...everybody, unitId }, f.compare);
  }, [organisation, people, presence, person.unitId, f]);
  const mates = membersOf(team).filter((member) => member.person.id !== person.id);
  return (
    <section className={css.team}>
      {team !== null && (
        <header className={css.head}>
          <h2>{team.unit.name}</h2>
          <span>{w.team.onDuty(team.onDutyCount)}</span>
        </header>
      )}
      <Known value={people} rows={4}>
        {() =>
          mates.length === 0 ? (
            <p className={css.alone}>{w.team.empty}</p>
          ) : (
            <ul>
              {mates.map((member) => (
                <li key={member.person.id}>
                  <Mate member={member} />
                </li>
              ))}
            </ul>
          )
        }
      </Known>
    </section>
  );
};
