import { IMPORT_SHOWN, type DeedWhatOf, type ImportReport, type Unit } from '@hearthline/protocol';
import type { Centre } from '../store/store.ts';
import { GrowingTree } from './growingTree.ts';
import type { CentrePerson } from './readRow.ts';

/** One thing that becomes different for one person. */
export interface CentreChange {
  readonly what: DeedWhatOf<'organisation.import'>;
  readonly personId: string;
  readonly name: string;
  readonly detail: string;
}

/** What is different between two states of a centre, person by person. */
export function changesOf(before: Centre, after: Centre): CentreChange[] {
  const known = new Map(before.people.map((one) => [one.id, one]));
  const [was, is] = [before, after].map(({ units }) => new GrowingTree(units, () => ''));
  if (!was || !is) return [];
  return after.people.flatMap((one) => {
    const old = known.get(one.id);
    const placesAre = placesOf(after.units, one.id);
    const placesWere = placesOf(before.units, one.id);
    const tell = (what: CentreChange['what'], detail: string): CentreChange[] => [
      { what, personId: one.id, name: one.name, detail },
    ];
    return [
      ...comings(old, one).flatMap((what) => tell(what, is.pathOf(one.unitId))),
      ...(old?.isActive && one.isActive && old.unitId !== one.unitId
        ? tell('moved', `${was.pathOf(old.unitId)} → ${is.pathOf(one.unitId)}`)
        : []),
      ...(old?.isActive && one.isActive && cardOf(old) !== cardOf(one)
        ? tell('changed', differences(old, one).join(' · '))
        : []),
      ...[...placesAre].filter((place) => !placesWere.has(place)).flatMap((id) => tell('placed', is.pathOf(idOf(id)))),
      ...[...placesWere]
        .filter((place) => !placesAre.has(place))
        .flatMap((id) => tell('relieved', is.pathOf(idOf(id)))),
    ];
  });
}

/** The same as lists for a report, each cut to what is shown. */
export function reportOf(
  changes: readonly CentreChange[],
  after: Centre,
): Omit<ImportReport, 'basis' | 'isDone' | 'units' | 'issues' | 'issueCount'> {
  const of = (wanted: CentreChange['what']): ImportReport['added'] => {
    const found = changes.filter(({ what }) => what === wanted);
    const shown = found.slice(0, IMPORT_SHOWN).map(({ personId, name, detail }) => ({ personId, name, detail }));
    return { count: found.length, shown };
  };
  const touched = new Set(changes.map(({ personId }) => personId));
  return {
    ...{ added: of('added'), changed: of('changed'), moved: of('moved'), returned: of('returned'), left: of('left') },
    ...{ placed: of('placed'), relieved: of('relieved') },
    unchangedCount: after.people.filter(({ id, isActive }) => isActive && !touched.has(id)).length,
  };
}

function comings(old: CentrePerson | undefined, one: CentrePerson): CentreChange['what'][] {
  if (!old) return ['added'];
  if (old.isActive === one.isActive) return [];
  return [one.isActive ? 'returned' : 'left'];
}

const shownOf = ({ name, extension, role, timeZone }: CentrePerson): string[] => [
  ...[name, extension ?? '–', role === 'it' ? 'IT' : '–', timeZone ?? '–'],
];
const cardOf = (one: CentrePerson): string => JSON.stringify(shownOf(one));

function differences(old: CentrePerson, one: CentrePerson): string[] {
  const is = shownOf(one);
  return shownOf(old).flatMap((was, index) => (was === is[index] ? [] : [`${was} → ${is[index] ?? ''}`]));
}

/** Her places, each as what it is and where. */
function placesOf(units: readonly Unit[], personId: string): Set<string> {
  return new Set(
    units.flatMap(({ id, inChargeId, convenerId }) => [
      ...(inChargeId === personId ? [`inCharge ${id}`] : []),
      ...(convenerId === personId ? [`convener ${id}`] : []),
    ]),
  );
}

const idOf = (place: string): string => place.slice(place.indexOf(' ') + 1);
