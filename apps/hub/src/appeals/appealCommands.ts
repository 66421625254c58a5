import type { CommandTable } from '../session/commandTable.ts';
import type { Appeals } from './appeals.ts';

/** One at a time: an appeal is contested once and answered once. */
const turn = (): string => 'appeals';

export function appealCommands(
  appeals: Appeals,
): Pick<CommandTable, 'points.contest' | 'points.answer' | 'points.correct'> {
  return {
    'points.contest': { isRecorded: true, turn, run: (input, { person }) => appeals.contest(input, person) },
    'points.answer': { isRecorded: true, turn, run: async (input, { person }) => appeals.answer(input, person) },
    'points.correct': { isRecorded: true, turn, run: async (input, { person }) => appeals.correct(input, person) },
  };
}
