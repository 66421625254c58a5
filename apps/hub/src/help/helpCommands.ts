import type { CommandTable } from '../session/commandTable.ts';
import type { HelpDesk } from './helpDesk.ts';

export const helpCommands = (desk: HelpDesk): Pick<CommandTable, 'help.ask' | 'help.take' | 'help.end'> => ({
  'help.ask': { isRecorded: true, run: (input, { person }) => desk.ask(input, person) },
  // Who was first is still so when it is kept.
  'help.take': {
    isRecorded: true,
    turn: (_context, { helpId }) => `help ${helpId}`,
    run: (input, { person }) => desk.take(input, person),
  },
  'help.end': { isRecorded: true, run: (_input, { person }) => desk.end(person) },
});
