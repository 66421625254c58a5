import type { CommandTable } from '../session/commandTable.ts';
import type { HelpDesk } from './helpDesk.ts';

export const helpCommands = (desk: HelpDesk): Pick<CommandTable, 'help.ask' | 'help.take' | 'help.end'> => ({
  'help.ask': { isRecorded: true, run: (input, { person }) => desk.ask(input, person) },
  'help.take': { isRecorded: true, run: (input, { person }) => desk.take(input, person) },
  'help.end': { isRecorded: true, run: (_input, { person }) => desk.end(person) },
});
