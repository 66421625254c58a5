import type { CommandTable } from '../session/commandTable.ts';
import type { Contests } from './contests.ts';

type ContestCommand = Extract<keyof CommandTable, `contest.${string}`>;

/** [CONTEST-14] */
const turn = (): string => 'contests';

export const contestCommands = (contests: Contests): Pick<CommandTable, ContestCommand> => ({
  'contest.start': { isRecorded: true, turn, run: async (draft, { person }) => contests.start(draft, person) },
  'contest.callOff': { isRecorded: true, turn, run: async (input, { person }) => contests.callOff(input, person) },
  'contest.join': { isRecorded: true, turn, run: (input, { person }) => contests.join(input, person) },
  'contest.leave': { isRecorded: true, turn, run: async (input, { person }) => contests.leave(input, person) },
});
