/** Calling who leads me: its share of the host's two tables. */
import { helpCall } from '@hearthline/protocol';
import { z } from 'zod';

const nothing = z.void();

/** My own, and of those I lead. */
export const helpValues = { helps: z.array(helpCall).nullable() } as const;

export const helpCommands = {
  /** With the call I am in, if any. */
  askForHelp: { input: z.object({}), output: nothing },
  takeHelp: { input: z.object({ helpId: z.string() }), output: nothing },
  endHelp: { input: z.object({}), output: nothing },
} as const;
