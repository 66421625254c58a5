import { recordsOf } from './records.ts';
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

/** With a heading line. null: no heading that says name or number. */
export const readCsv = (text: string, newId: () => string): Imported | null => {
  const { records, notClosedAt } = recordsOf(text);
  const issues: ImportIssue[] = notClosedAt === null ? [] : [{ line: notClosedAt, why: 'notClosed' }];
  const [head, ...rows] = records;
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
