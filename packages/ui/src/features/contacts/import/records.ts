export interface CsvRecord {
  /** Where it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvText {
  readonly records: readonly CsvRecord[];
  /** The line of a quote that never ends; what follows it was not read. */
  readonly notClosedAt: number | null;
}

/** RFC 4180, separated by commas, semicolons or tabs, whichever the first line has most of. */
export const recordsOf = (text: string): CsvText => {
  const firstLine = text.slice(0, text.search(/\r|\n|$/));
  const separator =
    [',', ';', '\t'].toSorted((a, b) => firstLine.split(b).length - firstLine.split(a).length)[0] ?? ',';
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
  if (isQuoted) return { records, notClosedAt: record.line };
  if (record.cells.length > 1 || record.cells[0] !== '') records.push(record);
  return { records, notClosedAt: null };
};
