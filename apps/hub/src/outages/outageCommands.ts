import type { CommandTable } from '../session/commandTable.ts';
import type { Outages } from './outages.ts';

export function outageCommands(
  outages: Outages,
): Pick<CommandTable, 'outage.record' | 'outage.contest' | 'outage.answer'> {
  return {
    'outage.record': { isRecorded: true, run: (input, { person }) => outages.ownRecord(input, person) },
    'outage.contest': { isRecorded: true, run: (input, { person }) => outages.contest(input, person) },
    'outage.answer': { isRecorded: true, run: (input, { person }) => outages.answer(input, person) },
  };
}
