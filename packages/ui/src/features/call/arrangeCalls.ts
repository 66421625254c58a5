import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';

export interface ArrangedCalls {
  /** The call the card shows large; null when there is none. */
  readonly main: CallSnapshot | null;
  /** The others, in the order they came. */
  readonly others: readonly CallSnapshot[];
}

/** What matters most comes first: a conversation, then one being made, a held one, a ringing one, an ended one. */
const weight = (call: CallSnapshot): number => {
  switch (call.state.kind) {
    case 'talking':
      return call.state.hold === 'here' || call.state.hold === 'both' ? 3 : 0;
    case 'answering':
      return 1;
    case 'dialling':
    case 'ringingThere':
      return 2;
    case 'ringingHere':
      return 4;
    case 'handedOver':
      return 5;
    case 'ending':
      return 6;
    case 'ended':
      return 7;
  }
};

/** A ringing call never takes the place of a conversation; it waits as a row below it. */
export const arrangeCalls = (calls: readonly CallSnapshot[]): ArrangedCalls => {
  let main: CallSnapshot | null = null;
  for (const call of calls) if (main === null || weight(call) < weight(main)) main = call;
  return { main, others: calls.filter((call) => call !== main) };
};

/** The call that the answer key takes: the one that rings longest. */
export const ringingCall = (calls: readonly CallSnapshot[]): CallSnapshot | null =>
  calls.find((call) => call.state.kind === 'ringingHere') ?? null;

/** The call that mute and hold keys act on. */
export const talkingCall = (calls: readonly CallSnapshot[]): CallSnapshot | null => {
  const { main } = arrangeCalls(calls);
  return main?.state.kind === 'talking' ? main : null;
};

/** The call that is handed on while another one asks first; `call` is either of the two. */
export const consultingCall = (calls: readonly CallSnapshot[], call: CallSnapshot): CallSnapshot | null =>
  calls.find(
    ({ id, transfer }) => transfer.kind === 'consulting' && (id === call.id || transfer.consultCallId === call.id),
  ) ?? null;

/** The call that swap takes: of those beside the main one that are held here, the one that waits longest. */
export const callToSwap = (calls: readonly CallSnapshot[]): CallSnapshot | null => {
  const waits = ({ state }: CallSnapshot): number =>
    state.kind === 'talking' && state.heldSince !== null ? state.heldSince : Infinity;
  const [longest = null] = arrangeCalls(calls).others.toSorted((a, b) => waits(a) - waits(b));
  return longest !== null && waits(longest) < Infinity ? longest : null;
};

export const isAlive = (call: CallSnapshot): boolean => call.state.kind !== 'ended';

/** The name to call the far side by; the number where there is no name, null where there is neither. */
export const peerOf = (call: CallSnapshot): string | null => {
  const name = call.peerName?.trim() ?? '';
  if (name !== '') return name;
  return call.peerNumber === '' ? null : call.peerNumber;
};
