import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import { Value, type ReadableValue } from '@hearthline/softphone-core/value';
import type { HostInput, HostOutput } from '../contract.ts';
import type { Hub } from '../hub.ts';
import type { voiceCommands } from './voiceContract.ts';

type Commands = { [N in keyof typeof voiceCommands]: (input: HostInput<N>) => Promise<HostOutput<N>> };

export function createVoiceCommands(hub: () => Hub): Commands {
  return {
    startVoice: (input) => hub().send('voice.start', input),
    endVoice: async (input) => void (await hub().send('voice.end', input)),
    listenToVoice: async (input) => void (await hub().send('voice.listen', input)),
    declineVoice: async (input) => void (await hub().send('voice.decline', input)),
  };
}

/**
 * [LIVE-10] The phone's calls, and its leg in a live broadcast apart from them: whoever looks at calls (cards, wrap-up,
 * history, notifications, other programs) never takes it for one.
 */
export function splitCalls(all: ReadableValue<readonly CallSnapshot[]>): {
  readonly calls: ReadableValue<readonly CallSnapshot[]>;
  readonly broadcastLeg: ReadableValue<CallSnapshot | null>;
} {
  const calls = new Value<readonly CallSnapshot[]>([]);
  const broadcastLeg = new Value<CallSnapshot | null>(null);
  const look = (now: readonly CallSnapshot[]): void => {
    const own = now.filter(({ broadcast }) => broadcast === null);
    const leg = now.findLast(({ broadcast, state }) => broadcast !== null && state.kind !== 'ended') ?? null;
    const before = calls.getState();
    const isSame = own.length === before.length && own.every((call, index) => call === before[index]);
    if (!isSame) calls.set(own.length === now.length ? now : own);
    if (leg !== broadcastLeg.getState()) broadcastLeg.set(leg);
  };
  all.subscribe(look);
  look(all.getState());
  return { calls, broadcastLeg };
}
