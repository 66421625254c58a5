import { IMPORT_ROWS, type ImportRow } from '@hearthline/protocol';
import { decodeFile, type FileProblem } from '../contacts/import/decode.ts';
import { recordsOf } from '../contacts/import/records.ts';

/** Why a file of people is not sent to the hub at all. */
export type PeopleFileProblem =
  | Exclude<FileProblem, 'contacts.fileUnknown'>
  | 'people.noAccount'
  | 'people.noPeople'
  | 'people.tooMany'
  | 'people.notClosed';

type Column = Exclude<keyof ImportRow, 'line'>;

/** Headings in both languages, as tables are exported with. */
const headings: readonly (readonly [Column, RegExp])[] = [
  ['account', /^(account|login|login ?name|user ?name|登录名|账号|帐号|工号)$/i],
  ['name', /^(name|full ?name|姓名|名字)$/i],
  ['extension', /^(extension|ext\.?|number|分机|分机号|号码)$/i],
  ['unit', /^(unit|unit ?path|path|group|部门|单位|小组|所属)$/i],
  ['role', /^(role|角色|岗位)$/i],
  ['inCharge', /^(in ?charge|负责|负责人)$/i],
  ['convener', /^(convener|convenor|召集|召集人)$/i],
  ['timeZone', /^(time ?zone|时区)$/i],
];

/** More than this does not fit into one message to the hub. */
const LIMIT_CHARS = 900_000;

/** The lines of a table of people as they stand there; what they mean is the hub's to say. */
export const readPeople = (
  bytes: Uint8Array,
): { readonly rows: readonly ImportRow[] } | { readonly problem: PeopleFileProblem } => {
  const decoded = decodeFile(bytes);
  if ('problem' in decoded)
    return { problem: decoded.problem === 'contacts.fileUnknown' ? 'people.noAccount' : decoded.problem };
  const { records, notClosedAt } = recordsOf(decoded.text);
  if (notClosedAt !== null) return { problem: 'people.notClosed' };
  const [head, ...lines] = records;
  const columns = head?.cells.map((cell) => headings.find(([, words]) => words.test(cell.trim()))?.[0] ?? null) ?? [];
  if (!columns.includes('account')) return { problem: 'people.noAccount' };
  const rows = lines
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ line, cells }): ImportRow => {
      const cellOf = (column: Column): string | null => {
        const index = columns.indexOf(column);
        return index < 0 ? null : (cells[index] ?? '').slice(0, 400);
      };
      return {
        ...{ line, account: cellOf('account') ?? '', name: cellOf('name'), extension: cellOf('extension') },
        ...{ unit: cellOf('unit'), role: cellOf('role'), inCharge: cellOf('inCharge') },
        ...{ convener: cellOf('convener'), timeZone: cellOf('timeZone') },
      };
    });
  if (rows.length === 0) return { problem: 'people.noPeople' };
  if (rows.length > IMPORT_ROWS || JSON.stringify(rows).length > LIMIT_CHARS) return { problem: 'people.tooMany' };
  return { rows };
};

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A table as text that spreadsheets open in the right encoding. */
export const writeTable = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
