import type { ImportQuestion, ImportWhy } from '@hearthline/protocol';
import type { Centre } from '../store/store.ts';
import { GrowingTree } from './growingTree.ts';
import { readRow, type CentrePerson, type Path, type ReadRow } from './readRow.ts';

export interface ImportIssue {
  readonly line: number;
  readonly why: ImportWhy;
}

export interface ImportPlan {
  readonly next: Centre;
  readonly issues: readonly ImportIssue[];
  /** New units, as paths. */
  readonly grown: readonly string[];
}

interface Circumstances {
  /** Who imports: nobody puts herself out. */
  readonly byId: string;
  /** Whose shift runs: their numbers cannot change now. */
  readonly onShift: ReadonlySet<string>;
  readonly newId: () => string;
}

/**
 * What a centre becomes by a list of people. Pure, but for the ids of what is new. A line with a fault is left out whole, with
 * its reason; the others stand. SPEC: organisation/SPEC.md ORG-10 and on.
 */
export function planImport(
  centre: Centre,
  { rows, absent }: Pick<ImportQuestion, 'rows' | 'absent'>,
  circumstances: Circumstances,
): ImportPlan {
  const issues: ImportIssue[] = [];
  const read = readAll(centre, rows, issues);
  const staying = stayingOf(centre, { rows, absent }, circumstances.byId);
  const settled = withoutFaults(read, { centre, staying, issues, circumstances });
  const tree = new GrowingTree(centre.units, circumstances.newId);
  const people = new Map(centre.people.map((one) => [one.id, one]));
  const ids = new Map<ReadRow, string>();
  for (const one of centre.people) if (!staying.has(one.id)) people.set(one.id, { ...one, isActive: false });
  for (const row of settled) {
    const next = personOf(row, tree, circumstances.newId);
    people.set(next.id, next);
    ids.set(row, next.id);
  }
  for (const [row, personId] of ids) placeAs(row, personId, { tree, people });
  for (const { id, isActive } of people.values())
    if (!isActive) for (const place of ['inChargeId', 'convenerId'] as const) tree.place(id, place, []);
  return {
    next: { units: tree.units, people: [...people.values()] },
    issues: issues.toSorted((a, b) => a.line - b.line),
    grown: tree.grown,
  };
}

/** Who is not gone: who imports, who is in the file with whatever line, and as asked those who are not. */
function stayingOf(
  centre: Centre,
  { rows, absent }: Pick<ImportQuestion, 'rows' | 'absent'>,
  byId: string,
): Set<string> {
  const named = new Set(rows.map(({ account }) => account.trim()));
  const stays = (one: CentrePerson) => absent === 'stay' || named.has(one.account) || one.id === byId;
  return new Set(centre.people.filter((one) => one.isActive && stays(one)).map(({ id }) => id));
}

function readAll(centre: Centre, rows: ImportQuestion['rows'], issues: ImportIssue[]): ReadRow[] {
  const byAccount = new Map(centre.people.map((one) => [one.account, one]));
  const centreName = centre.units.find(({ parentId }) => parentId === null)?.name ?? '';
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const account = row.account.trim();
    const read = seen.has(account) ? 'accountTwice' : readRow(row, byAccount.get(account), centreName);
    seen.add(account);
    if (typeof read !== 'string') return [read];
    issues.push({ line: row.line, why: read });
    return [];
  });
}

interface Judging {
  readonly centre: Centre;
  readonly staying: ReadonlySet<string>;
  readonly issues: ImportIssue[];
  readonly circumstances: Circumstances;
}

/** Takes out what only shows beside the others, until nothing more does: a line left out leaves its person as she was. */
function withoutFaults(read: readonly ReadRow[], judging: Judging): ReadRow[] {
  const { issues } = judging;
  let rows = [...read];
  for (;;) {
    const faultOf = judge(rows, judging);
    const found = rows.flatMap((row) => {
      const why = faultOf(row);
      return why === null ? [] : [{ row, why }];
    });
    if (found.length === 0) return rows;
    issues.push(...found.map(({ row, why }) => ({ line: row.line, why })));
    const out = new Set(found.map(({ row }) => row));
    rows = rows.filter((row) => !out.has(row));
  }
}

function judge(rows: readonly ReadRow[], { centre, staying, circumstances: { byId, onShift } }: Judging) {
  const inFile = new Set(rows.map(({ account }) => account));
  const others = centre.people.filter((one) => staying.has(one.id) && !inFile.has(one.account));
  const taken = new Set(others.flatMap(({ extension }) => extension ?? []));
  const places = new Set<string>();
  const asked = new Set(rows.flatMap(({ path }) => (path === undefined ? [] : above(path))));
  const tree = new GrowingTree(centre.units, () => '');
  const isThere = (path: Path): boolean => asked.has(path.join('\n')) || tree.find(path) !== null;
  return (row: ReadRow): ImportWhy | null => {
    const { before, extension } = row;
    if (before?.id === byId && before.role === 'it' && !row.isIt) return 'yourself';
    if (before && onShift.has(before.id) && before.extension !== extension) return 'onShift';
    if (extension !== null && taken.has(extension)) return 'extensionTaken';
    const wanted = (['inCharge', 'convener'] as const).flatMap((place) => wantedPlace(row, place, tree));
    if (wanted.some(({ path }) => path !== null && !isThere(path))) return 'badPlace';
    if (wanted.some(({ key }) => places.has(key))) return 'placeTaken';
    if (extension !== null) taken.add(extension);
    for (const { key } of wanted) places.add(key);
    return null;
  };
}

/** The place a line asks for, by a key that two lines share only if they ask for the same one. */
function wantedPlace(row: ReadRow, place: 'inCharge' | 'convener', tree: GrowingTree) {
  const wish = row[place];
  if (!wish) return [];
  const path = wish === 'own' ? (row.path ?? null) : wish;
  const where = path === null ? tree.pathOf(row.before?.unitId ?? '') : path.join('/') || tree.centre.name;
  return [{ path, key: `${place} ${where}` }];
}

/** A path and all that is above it, as keys. */
const above = (path: Path): string[] => path.map((_, index) => path.slice(0, index + 1).join('\n'));

function personOf(row: ReadRow, tree: GrowingTree, newId: () => string): CentrePerson {
  const { before, name, account, extension, isIt, path, timeZone } = row;
  const unitId = path === undefined ? (before?.unitId ?? tree.centre.id) : tree.grow(path).id;
  return {
    id: before?.id ?? newId(),
    ...{ name, account, extension, unitId, isActive: true },
    role: (before?.role === 'it') === isIt && before ? before.role : isIt ? 'it' : 'operator',
    ...(timeZone === undefined ? {} : { timeZone }),
    // No password fits this: she cannot sign in until one is made for her.
    passwordHash: before?.passwordHash ?? NO_PASSWORD,
  };
}

/** [ORG-14] */
export const NO_PASSWORD = '';

function placeAs(
  row: ReadRow,
  personId: string,
  { tree, people }: { tree: GrowingTree; people: ReadonlyMap<string, CentrePerson> },
): void {
  const own = people.get(personId)?.unitId ?? '';
  const unitOf = (wish: Path | 'own' | null): string[] => {
    if (wish === null) return [];
    const unitId = wish === 'own' ? own : tree.find(wish)?.id;
    return unitId === undefined ? [] : [unitId];
  };
  if (row.inCharge !== undefined) tree.place(personId, 'inChargeId', unitOf(row.inCharge));
  if (row.convener !== undefined) tree.place(personId, 'convenerId', unitOf(row.convener));
}
