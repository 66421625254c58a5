import { Phone, UserSearch, Users } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { usePlace, useRouter } from '../../app/router.tsx';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Empty, NotYet } from '../../components/faces/Faces.tsx';
import { Field } from '../../components/field/Field.tsx';
import { Mate } from './Mate.tsx';
import { RegionGroupPick } from './RegionGroupPick.tsx';
import { everybody, teamsOf, type Member, type Team, type TeamFilter } from './roster.ts';
import css from './TeamScreen.module.css';

/** Everybody, by group, as they are now. */
export const TeamScreen = (): ReactNode => {
  const { w, f } = useWords();
  const { find } = usePlace();
  const organisation = useValue('organisation');
  const people = useValue('people');
  const presence = useValue('presence');
  const [filter, setFilter] = useState<TeamFilter>({ ...everybody, name: find });
  const [found, setFound] = useState(find);
  if (found !== find) {
    setFound(find);
    setFilter({ ...everybody, name: find });
  }
  if (organisation === null || people === null)
    return (
      <Page summary={null}>
        <NotYet rows={4} />
      </Page>
    );
  const teams = teamsOf({ organisation, people, presence: presence ?? [] }, filter, f.compare);
  const online = (presence ?? []).filter((row) => row.isOnline).length;
  return (
    <Page summary={w.team.summary(online, people.length)}>
      <div className={css.filters}>
        <Field
          label={w.team.searchLabel}
          type="search"
          value={filter.name}
          onChange={(name) => setFilter({ ...filter, name })}
        />
        <RegionGroupPick organisation={organisation} filter={filter} onChange={setFilter} />
      </div>
      {people.length === 0 && <Empty icon={Users} title={w.team.empty} hint={w.team.emptyHint} />}
      {people.length > 0 && teams.length === 0 && (
        <Empty icon={UserSearch} title={w.team.nobody} hint={w.team.nobodyHint} />
      )}
      {teams.map((team) => (
        <TeamCard key={team.group.id} team={team} />
      ))}
    </Page>
  );
};

const Page = ({ summary, children }: { readonly summary: string | null; readonly children: ReactNode }): ReactNode => {
  const { w } = useWords();
  return (
    <div className={css.page}>
      <div className={css.head}>
        <h1>{w.team.title}</h1>
        {summary !== null && <span className={css.summary}>{summary}</span>}
      </div>
      {children}
    </div>
  );
};

const TeamCard = ({ team }: { readonly team: Team }): ReactNode => {
  const { w } = useWords();
  const session = useValue('session');
  const myId = session.kind === 'signedIn' ? session.person.id : null;
  return (
    <Card title={team.group.name} aside={<span className={css.summary}>{w.team.onDuty(team.onDutyCount)}</span>}>
      <ul className={css.members}>
        {team.members.map((member) => (
          <li key={member.person.id}>
            <Mate member={member} isMe={member.person.id === myId}>
              {member.person.id !== myId && <CallMate member={member} />}
            </Mate>
          </li>
        ))}
      </ul>
    </Card>
  );
};

const CallMate = ({ member: { person, presence } }: { readonly member: Member }): ReactNode => {
  const { w } = useWords();
  const { hasPhone } = useValue('app');
  const router = useRouter();
  const { extension } = person;
  if (!hasPhone || extension === null || presence?.isOnline !== true) return null;
  return (
    <Button
      look="quiet"
      icon={Phone}
      aria-label={w.team.call(person.name)}
      onPress={() => router.go('phone', extension)}
    />
  );
};
