import type { CallRow, HistoryFilter } from '@hearthline/protocol';

/** What of the history is asked for. */
export interface Asked {
  readonly scope: 'mine' | 'group';
  readonly filter: HistoryFilter;
  readonly search: string;
}

export const isMissed = (row: CallRow): boolean => row.direction === 'in' && row.answeredAt === null;

const digits = (text: string): string => text.replaceAll(/\D/g, '');

/** Whether a row is one of those asked for; the hub decides the same for rows it reads. */
export const fits = (row: CallRow, { filter, search }: Asked): boolean => {
  const wanted = digits(search);
  if (search.trim() !== '' && (wanted === '' || !digits(row.number).includes(wanted))) return false;
  if (filter === 'all') return true;
  return filter === 'missed' ? isMissed(row) : row.direction === filter;
};

/** Two stretches as one, newest first, each row once; of two tellings the first is the newer. */
export const joinCalls = (newer: readonly CallRow[], older: readonly CallRow[]): CallRow[] => {
  const known = new Set(newer.map(({ id }) => id));
  const all = [...newer, ...older.filter(({ id }) => !known.has(id))];
  return all.toSorted((a, b) => b.startedAt - a.startedAt || (a.id < b.id ? 1 : -1));
};
