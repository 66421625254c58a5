import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import type { z } from 'zod';
import type { helpCommands } from './helpContract.ts';
import type { Hub } from './hub.ts';

type Table = typeof helpCommands;
type Commands = {
  [N in keyof Table]: (input: z.infer<Table[N]['input']>) => Promise<z.infer<Table[N]['output']>>;
};

interface Ports {
  readonly hub: () => Hub;
  readonly calls: () => readonly CallSnapshot[];
  /** Hub clock minus this PC's, ms. */
  readonly clockOffsetMs: () => number;
}

export const createHelpCommands = ({ hub, calls, clockOffsetMs }: Ports): Commands => ({
  askForHelp: async () => {
    await hub().send('help.ask', { call: callNow(calls(), clockOffsetMs()) });
  },
  takeHelp: async (input) => void (await hub().send('help.take', input)),
  endHelp: async () => void (await hub().send('help.end', {})),
});

/** The call that is talked in, not one on hold, by the hub's clock. */
function callNow(calls: readonly CallSnapshot[], clockOffsetMs: number) {
  const talking = calls.flatMap(({ state, peerNumber }) =>
    state.kind === 'talking' ? [{ state, number: peerNumber.slice(0, 64) }] : [],
  );
  const [first] = talking.toSorted((a, b) => Number(a.state.heldSince !== null) - Number(b.state.heldSince !== null));
  return first === undefined
    ? null
    : { number: first.number, since: Math.max(0, Math.round(first.state.since + clockOffsetMs)) };
}
