import type { OwnRecord } from '@hearthline/protocol';
import type { LineSnapshot } from '@hearthline/softphone-core/snapshot';
import type { ReadableValue } from '@hearthline/softphone-core/value';
import type { z } from 'zod';
import type { Hub } from './hub.ts';
import type { outageCommands } from './outageContract.ts';

type Table = typeof outageCommands;
type Commands = {
  [N in keyof Table]: (input: z.infer<Table[N]['input']>) => Promise<z.infer<Table[N]['output']>>;
};

export function createOutageCommands(hub: () => Hub): Commands {
  return {
    contestOutage: async (input) => void (await hub().send('outage.contest', input)),
    answerOutage: async (input) => void (await hub().send('outage.answer', input)),
  };
}

/**
 * The phone's own record of when its line was gone: the other half of a proof (the hub's outages/SPEC.md). Told when the line
 * is back; until there is a hub it waits in the outbox.
 */
export function keepLineDiary(options: {
  readonly line: ReadableValue<LineSnapshot>;
  /** By the hub's clock, as far as it is known. */
  readonly hubNow: () => number;
  readonly tell: (record: OwnRecord) => void;
}): void {
  const { line, hubNow, tell } = options;
  let lostAt: number | null = null;
  let was = line.getState().state.kind;
  line.subscribe(({ state: { kind } }) => {
    // Switched off is no cut, and what came before it is nobody's any more.
    if (kind === 'off') lostAt = null;
    else if (kind !== 'registered' && was === 'registered') lostAt = hubNow();
    else if (kind === 'registered' && lostAt !== null) {
      tell({ from: Math.round(lostAt), to: Math.round(Math.max(lostAt, hubNow())) });
      lostAt = null;
    }
    was = kind;
  });
}
