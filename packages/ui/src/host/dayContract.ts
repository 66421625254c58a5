/** A workday, asked for: its share of the host's commands. */
import { dayQuestion, personDay } from '@hearthline/protocol';

export const dayCommands = { readDay: { input: dayQuestion, output: personDay } } as const;
