import type { CommandTable } from '../session/commandTable.ts';
import type { Outages } from './outages.ts';

/** One change of a person's cuts at a time: what it found is still so when it is kept. */
const turn = (): string => 'outages';

export function outageCommands(
  outages: Outages,
): Pick<CommandTable, 'outage.record' | 'outage.contest' | 'outage.answer'> {
  return {
    'outage.record': { isRecorded: true, turn, run: async (input, { person }) => outages.ownRecord(input, person) },
    'outage.contest': { isRecorded: true, turn, run: async (input, { person }) => outages.contest(input, person) },
    'outage.answer': { isRecorded: true, turn, run: async (input, { person }) => outages.answer(input, person) },
  };
}
