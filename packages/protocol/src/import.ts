import { z } from 'zod';
import { id } from './organisation.ts';

/** Rows of one import: a file of more is two centres. Also what fits into one frame. */
export const IMPORT_ROWS = 5_000;
/** Lines of each kind a report names; how many there are is always told. */
export const IMPORT_SHOWN = 500;
/** People whose first passwords are made at once: each takes the hub a moment of work. */
export const PASSWORDS_AT_ONCE = 20;

/** null: the file has no such column, and nothing is said about it. Empty: none. */
const cell = z.string().max(400).nullable();

/** A line of the file as it stands there; what it means is the hub's to say. */
export const importRow = z.object({
  /** In the file, from 1. */
  line: z.number().int().positive(),
  account: z.string().max(400),
  name: cell,
  extension: cell,
  /** Region/group/team. */
  unit: cell,
  role: cell,
  /** Yes: of her own unit; or the unit's path. */
  inCharge: cell,
  convener: cell,
  timeZone: cell,
});
export type ImportRow = z.infer<typeof importRow>;

/** Why a line was left out. Nothing of that line happens. */
export const importWhy = z.enum([
  'badAccount',
  'accountTwice',
  'badName',
  'noUnit',
  'badUnit',
  'tooDeep',
  'badExtension',
  'extensionTaken',
  'onShift',
  'badRole',
  'badPlace',
  'placeTaken',
  'badTimeZone',
  'yourself',
]);
export type ImportWhy = z.infer<typeof importWhy>;

export const importQuestion = z.object({
  rows: z.array(importRow).min(1).max(IMPORT_ROWS),
  /** What becomes of people who are not in the file: they stay as they are, or they have left. */
  absent: z.enum(['stay', 'leave']),
  /** null: only say what would happen. Else the `basis` of that answer: nothing happens when the centre changed since. */
  basis: z.string().max(64).nullable(),
});
export type ImportQuestion = z.infer<typeof importQuestion>;

const count = z.number().int().nonnegative();
/** `detail`: her unit, what changed, the way she moved. */
const people = z.object({
  count,
  shown: z.array(z.object({ personId: id, name: z.string(), detail: z.string() })),
});

/** What an import does, or would do. */
export const importReport = z.object({
  basis: z.string(),
  isDone: z.boolean(),
  added: people,
  changed: people,
  moved: people,
  returned: people,
  left: people,
  /** In charge of a unit from now on, or its convener; and no more. */
  placed: people,
  relieved: people,
  unchangedCount: count,
  /** Units that are new, as paths. */
  units: z.array(z.string()),
  issues: z.array(z.object({ line: z.number().int(), why: importWhy })),
  issueCount: count,
});
export type ImportReport = z.infer<typeof importReport>;
