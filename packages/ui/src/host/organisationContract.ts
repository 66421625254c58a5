/** People from a list, and the log of what was done to me: their share of the host's two tables. */
import { commands, deed, importReport } from '@hearthline/protocol';
import { z } from 'zod';

export const organisationValues = { deeds: z.array(deed).nullable() } as const;

export const organisationCommands = {
  /** With `basis: null` it only says what would happen. */
  importPeople: { input: commands['organisation.import'].input, output: importReport },
  renameUnit: { input: commands['unit.rename'].input, output: z.void() },
  removeUnit: { input: commands['unit.remove'].input, output: z.void() },
  makePasswords: {
    input: commands['account.makePasswords'].input,
    output: commands['account.makePasswords'].output,
  },
} as const;
