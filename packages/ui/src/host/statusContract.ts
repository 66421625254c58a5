/** Lines of status: their share of the host's two tables. */
import { status, statusLine } from '@hearthline/protocol';
import { z } from 'zod';

/** Everybody's, mine among them. One whose `until` has passed is not shown any more, also where nobody says so. */
export const statusValues = { statuses: z.array(status).nullable() } as const;

export const statusCommands = {
  /** null: none any more. Waits in the outbox while there is no hub. */
  setStatus: { input: z.object({ line: statusLine.nullable() }), output: z.void() },
} as const;
