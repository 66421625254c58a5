import {
  isOneLine,
  UNIT_NAME_CHARS,
  unitPathSigns,
  type ImportRow,
  type ImportWhy,
  type Role,
} from '@hearthline/protocol';
import type { Centre } from '../store/store.ts';

export type CentrePerson = Centre['people'][number];

/** A place in the tree as a file says it: the names from the region down; empty: the centre itself. */
export type Path = readonly string[];

/** A line that was understood. `undefined`: the file does not say. */
export interface ReadRow {
  readonly line: number;
  readonly account: string;
  readonly before: CentrePerson | undefined;
  readonly name: string;
  readonly path: Path | undefined;
  readonly extension: string | null;
  readonly isIt: boolean;
  readonly timeZone: string | undefined;
  /** 'own': of the unit she belongs to; null: of none. */
  readonly inCharge: Path | 'own' | null | undefined;
  readonly convener: Path | 'own' | null | undefined;
}

/** Units below the centre: region, group, team. */
const DEEPEST = 3;
const yes = new Set(['yes', 'y', 'true', '1', 'x', '是', '√', '对']);
const no = new Set(['', 'no', 'n', 'false', '0', '-', '否', '不是']);
const roles: ReadonlyMap<string, Role> = new Map([
  ...['', 'operator', 'agent', '接线员', '坐席', '话务员'].map((word) => [word, 'operator'] as const),
  ...['leader', '组长', '班长', '负责人'].map((word) => [word, 'leader'] as const),
  ...['it', '技术支持', '技术', '管理员'].map((word) => [word, 'it'] as const),
]);

/** A line of the file, or why it is left out. Looks at this line and the person of its account, at nothing else. */
export function readRow(row: ImportRow, before: CentrePerson | undefined, centreName: string): ReadRow | ImportWhy {
  const account = row.account.trim();
  if (!/^[\p{L}\p{N}._@-]{1,64}$/u.test(account)) return 'badAccount';
  const name = (row.name ?? before?.name ?? '').trim();
  if (name.length < 1 || name.length > 60 || !isOneLine(name)) return 'badName';
  const extension = row.extension === null ? (before?.extension ?? null) : row.extension.trim() || null;
  if (extension !== null && !/^\d{2,20}$/.test(extension)) return 'badExtension';
  const path = row.unit === null || row.unit.trim() === '' ? undefined : pathOf(row.unit, centreName);
  if (path === undefined && before === undefined) return 'noUnit';
  const badPath = path && faultOfPath(path);
  if (badPath) return badPath;
  const role = row.role === null ? undefined : roles.get(row.role.trim().toLowerCase());
  if (row.role !== null && role === undefined) return 'badRole';
  const timeZone = row.timeZone === null ? before?.timeZone : row.timeZone.trim() || undefined;
  if (timeZone !== undefined && !isTimeZone(timeZone)) return 'badTimeZone';
  const [inCharge, convener] = [placeOf(row.inCharge, centreName), placeOf(row.convener, centreName)];
  if (inCharge === 'bad' || convener === 'bad') return 'badPlace';
  return {
    ...{ line: row.line, account, before, name, path, extension, timeZone, convener },
    isIt: role === undefined ? before?.role === 'it' : role === 'it',
    inCharge: inChargeBy(role, inCharge, row.role),
  };
}

/** A leader is who is in charge: that word alone means her own unit, and `operator` alone means none. */
function inChargeBy(role: Role | undefined, told: ReadRow['inCharge'], word: string | null): ReadRow['inCharge'] {
  if (role === 'leader' && !told) return 'own';
  const isPlain = role === 'operator' && word?.trim() !== '';
  return told === undefined && isPlain ? null : told;
}

function placeOf(text: string | null, centreName: string): Path | 'own' | null | undefined | 'bad' {
  if (text === null) return undefined;
  const word = text.trim().toLowerCase();
  if (no.has(word)) return null;
  if (yes.has(word)) return 'own';
  const path = pathOf(text, centreName);
  return faultOfPath(path) === null ? path : 'bad';
}

function pathOf(text: string, centreName: string): Path {
  const names = text
    .split(unitPathSigns)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  return names[0] === centreName ? names.slice(1) : names;
}

function faultOfPath(path: Path): ImportWhy | null {
  if (path.length > DEEPEST) return 'tooDeep';
  return path.some((name) => name.length > UNIT_NAME_CHARS || !isOneLine(name)) ? 'badUnit' : null;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
