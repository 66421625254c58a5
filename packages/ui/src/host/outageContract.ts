/** Cuts of line and power: its share of the host's two tables. */
import { outage, OUTAGE_WORD_CHARS } from '@hearthline/protocol';
import { z } from 'zod';

const nothing = z.void();
const word = z.string().max(OUTAGE_WORD_CHARS);

export const outageValues = { outages: z.array(outage).nullable() } as const;

export const outageCommands = {
  /** It was not my doing; waits in the outbox while there is no hub. */
  contestOutage: { input: z.object({ outageId: z.string(), note: word }), output: nothing },
  /** A leader's answer. */
  answerOutage: { input: z.object({ outageId: z.string(), isAccepted: z.boolean(), word }), output: nothing },
} as const;
