import { importedOf, type Draft, type Imported, type ImportIssue } from './draft.ts';

type Field = 'name' | 'family' | 'given' | 'number' | 'organisation' | 'note';

/** Headings of the programs people export from, in both languages. */
const headings: readonly (readonly [Field, RegExp])[] = [
  ['name', /^(name|full ?name|display ?name|姓名|名字|名称|联系人)$/i],
  ['family', /^(last ?name|family ?name|surname|姓)$/i],
  ['given', /^(first ?name|given ?name|名)$/i],
  ['number', /(phone|mobile|tel|number|电话|手机|号码|座机)/i],
  ['organisation', /^(organi[sz]ation|company|单位|公司|部门)/i],
  ['note', /^(notes?|remarks?|备注|说明)$/i],
];

const fieldOf = (heading: string): Field | null =>
  headings.find(([, words]) => words.test(heading.trim()))?.[0] ?? null;

/** RFC 4180 with a heading line; separated by commas, semicolons or tabs. null: no heading that says name or number. */
export const readCsv = (text: string, newId: () => string): Imported | null => {
  const firstLine = text.slice(0, text.search(/\r|\n|$/));
  const separator =
    [',', ';', '\t'].toSorted((a, b) => firstLine.split(b).length - firstLine.split(a).length)[0] ?? ',';
  const issues: ImportIssue[] = [];
  const [head, ...rows] = recordsOf(text, separator, issues);
  const fields = head?.cells.map(fieldOf) ?? [];
  const hasName = fields.some((field) => field === 'name' || field === 'family' || field === 'given');
  if (!hasName || !fields.includes('number')) return null;
  const drafts = rows.flatMap(({ line, cells }): Draft[] => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    const all = (wanted: Field): string[] => cells.filter((_, index) => fields[index] === wanted);
    const [family = '', given = ''] = [all('family')[0], all('given')[0]];
    const isLatin = /^[ -\u024f]*$/.test(family + given);
    return [
      {
        line,
        name: (all('name')[0] ?? '').trim() || (isLatin ? `${given} ${family}` : family + given).trim(),
        numbers: all('number').map((number) => ({ text: number, line })),
        organisation: all('organisation')[0] ?? '',
        note: all('note')[0] ?? '',
      },
    ];
  });
  return importedOf(drafts, newId, issues);
};

const recordsOf = (text: string, separator: string, issues: ImportIssue[]): { line: number; cells: string[] }[] => {
  const records: { line: number; cells: string[] }[] = [];
  let record = { line: 1, cells: [''] };
  let line = 1;
  let isQuoted = false;
  const add = (mark: string): void => {
    record.cells[record.cells.length - 1] += mark;
  };
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at] ?? '';
    if (mark === '\n') line += 1;
    if (isQuoted) {
      if (mark === '"' && text[at + 1] === '"') at += 1;
      else if (mark === '"') isQuoted = false;
      if (mark !== '"' || isQuoted) add(mark);
    } else if (mark === '"' && record.cells.at(-1) === '') isQuoted = true;
    else if (mark === separator) record.cells.push('');
    else if (mark === '\n') {
      records.push(record);
      record = { line, cells: [''] };
    } else if (mark !== '\r') add(mark);
  }
  if (isQuoted) issues.push({ line: record.line, why: 'notClosed' });
  else if (record.cells.length > 1 || record.cells[0] !== '') records.push(record);
  return records;
};
