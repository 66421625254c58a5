import type { Comparison } from './measure.ts';

/** Figures people can read: as many digits as mean something. */
const figure = (value: number): string =>
  Math.abs(value) >= 100 ? Math.round(value).toString() : value.toPrecision(3);

/** The comparisons as a table for a terminal, with the notes below each row. */
export function table(comparisons: readonly Comparison[]): string {
  const rows = comparisons.map((each) => [
    each.name,
    `${figure(each.ours)} ${each.unit}`,
    `${figure(each.peer)} ${each.unit}`,
    each.ratio.toFixed(2),
    `${each.limit.kind === 'atMost' ? '≤' : '≥'} ${each.limit.ratio}`,
    each.isMet ? 'met' : 'NOT MET',
  ]);
  const all = [['measurement', 'ours', 'peer', 'ratio', 'limit', ''], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const notes = comparisons.map(({ peerName, notes: more = [] }) =>
    [`against: ${peerName}`, ...more].map((note) => `    ${note}`),
  );
  return [lines[0] ?? '', ...lines.slice(1).flatMap((line, index) => [line, ...(notes[index] ?? [])])].join('\n');
}
