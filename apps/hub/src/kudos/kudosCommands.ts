import type { CommandTable } from '../session/commandTable.ts';
import type { KudosBook } from './kudosBook.ts';

export function kudosCommands(kudos: KudosBook): Pick<CommandTable, 'kudos.give' | 'kudos.see'> {
  return {
    'kudos.give': {
      isRecorded: true,
      turn: ({ person }) => `kudos ${person.id}`,
      run: (input, { person }) => kudos.give(input, person),
    },
    'kudos.see': { isRecorded: true, run: async (input, { person }) => kudos.see(input, person) },
  };
}
