import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import type { ReadableValue } from '@hearthline/softphone-core/value';
import { arrangeCalls, callToSwap, isAlive, ringingCall, talkingCall } from './arrangeCalls.ts';

/** What a key does to a call, whichever of them it is; the same in the screens and in the engine (host/shortcuts/SPEC.md). */
export type CallKey = 'answer' | 'end' | 'mute' | 'hold' | 'swap';

export type CallCommand =
  | {
      readonly name: 'answer' | 'reject' | 'hangUp' | 'hold' | 'retrieve';
      readonly input: { readonly callId: string };
    }
  | { readonly name: 'setMuted'; readonly input: { readonly callId: string; readonly isMuted: boolean } };

/** What a key is for: the calls; where none lives, ending and muting are for my leg in a live broadcast. */
export function keyedCalls(
  key: CallKey,
  values: {
    readonly calls: ReadableValue<readonly CallSnapshot[]>;
    readonly broadcastLeg: ReadableValue<CallSnapshot | null>;
  },
): readonly CallSnapshot[] {
  const calls = values.calls.getState();
  const leg = values.broadcastLeg.getState();
  const isForLeg = leg !== null && !calls.some(isAlive) && (key === 'end' || key === 'mute');
  return isForLeg ? [leg] : calls;
}

/** [KEY-9] [KEY-12] [KEY-13] As the button would; null when there is nothing for it to do. */
export function callCommandOf(key: CallKey, calls: readonly CallSnapshot[]): CallCommand | null {
  const command = (name: 'answer' | 'reject' | 'hangUp' | 'hold' | 'retrieve', call: CallSnapshot | null) =>
    call === null ? null : { name, input: { callId: call.id } };
  const talking = talkingCall(calls);
  switch (key) {
    case 'answer':
      return command('answer', ringingCall(calls));
    case 'end': {
      const { main } = arrangeCalls(calls.filter(isAlive));
      return command(main?.state.kind === 'ringingHere' ? 'reject' : 'hangUp', main);
    }
    case 'mute':
      return talking && { name: 'setMuted', input: { callId: talking.id, isMuted: !talking.isMuted } };
    case 'hold': {
      if (talking?.state.kind !== 'talking' || talking.state.isHoldPending) return null;
      const isHeld = talking.state.hold === 'here' || talking.state.hold === 'both';
      return command(isHeld ? 'retrieve' : 'hold', talking);
    }
    case 'swap':
      return command('retrieve', callToSwap(calls));
  }
}
