import type { Organisation, Person } from '@hearthline/protocol';
import { leads, UnitTree } from '@hearthline/protocol';
import { UserSearch, Users } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { usePlace } from '../../app/router.tsx';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Empty, NotYet } from '../../components/faces/Faces.tsx';
import { Field } from '../../components/field/Field.tsx';
import { QuietRoomCard } from '../quietRoom/QuietRoomCard.tsx';
import { UnitsOpener } from '../organisation/UnitsOpener.tsx';
import { Tree } from './Tree.tsx';
import { UnitPick } from './UnitPick.tsx';
import { branchOf, everybody, type TeamFilter } from './roster.ts';
import css from './TeamScreen.module.css';

/** As many people are drawn at once; of more, only the way to one's own unit is open. */
const DRAWN = 80;

/** Everybody, by region, group and team, as they are now. */
export const TeamScreen = (): ReactNode => {
  const { w } = useWords();
  const { find } = usePlace();
  const organisation = useValue('organisation');
  const people = useValue('people');
  const presence = useValue('presence');
  const session = useValue('session');
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
  const online = (presence ?? []).filter((row) => row.isOnline).length;
  return (
    <Page summary={w.team.summary(online, people.length)}>
      {session.kind === 'signedIn' && <QuietRoomCard me={session.person} />}
      <div className={css.filters}>
        <Field
          label={w.team.searchLabel}
          type="search"
          value={filter.name}
          onChange={(name) => setFilter({ ...filter, name })}
        />
        <UnitPick
          label={w.team.unit}
          organisation={organisation}
          value={filter.unitId}
          onChange={(unitId) => setFilter({ ...filter, unitId })}
        />
      </div>
      {people.length === 0 ? (
        <Empty icon={Users} title={w.team.empty} hint={w.team.emptyHint} />
      ) : (
        <Found organisation={organisation} people={people} filter={filter} />
      )}
    </Page>
  );
};

interface FoundProps {
  readonly organisation: Organisation;
  readonly people: readonly Person[];
  readonly filter: TeamFilter;
}

const Found = ({ organisation, people, filter }: FoundProps): ReactNode => {
  const { w, f } = useWords();
  const presence = useValue('presence');
  const session = useValue('session');
  const branch = branchOf({ organisation, people, presence: presence ?? [] }, filter, f.compare);
  if (branch === null) return <Empty icon={UserSearch} title={w.team.nobody} hint={w.team.nobodyHint} />;
  const me = session.kind === 'signedIn' ? session.person : null;
  const tree = new UnitTree(organisation.units);
  const above = tree.upwardsFrom(me?.unitId ?? '');
  const path = new Set(above.map(({ id }) => id));
  return (
    <Tree
      // Another question begins with its own parts open.
      key={`${filter.unitId} ${filter.name}`}
      branch={branch}
      myId={me?.id ?? null}
      isLed={(person) => me?.role === 'leader' && person.role === 'operator' && leads(tree, me, person)}
      isOpenAtFirst={(unitId) => branch.count <= DRAWN || path.has(unitId)}
    />
  );
};

const Page = ({ summary, children }: { readonly summary: string | null; readonly children: ReactNode }): ReactNode => {
  const { w } = useWords();
  const session = useValue('session');
  return (
    <div className={css.page}>
      <div className={css.head}>
        <h1>{w.team.title}</h1>
        {summary !== null && <span className={css.summary}>{summary}</span>}
        <span className={css.units}>{session.kind === 'signedIn' && <UnitsOpener me={session.person} />}</span>
      </div>
      {children}
    </div>
  );
};
