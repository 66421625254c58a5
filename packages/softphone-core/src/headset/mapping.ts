import { activeCallOf, isHeldHere } from '../call/activeCall.ts';
import type { CallSnapshot } from '../snapshot.ts';
import type { HeadsetPress, HeadsetSignal } from './driver.ts';

export type HeadsetCommand =
  | { readonly kind: 'answer' | 'reject' | 'hangUp' | 'hold' | 'retrieve'; readonly callId: string }
  | { readonly kind: 'setMuted'; readonly callId: string; readonly isMuted: boolean };

interface Current {
  readonly ringing: CallSnapshot | null;
  readonly active: CallSnapshot | null;
}

function currentOf(calls: readonly CallSnapshot[]): Current {
  return { ringing: calls.find(({ state }) => state.kind === 'ringingHere') ?? null, active: activeCallOf(calls) };
}

/** [HEAD-2] */
export function signalOf(calls: readonly CallSnapshot[]): HeadsetSignal {
  const { ringing, active } = currentOf(calls);
  return {
    isRinging: ringing !== null,
    isOffHook: active !== null,
    isMuted: active?.isMuted ?? false,
    isHeld: active !== null && isHeldHere(active),
  };
}

/** [HEAD-4] [HEAD-5] [HEAD-6] [HEAD-12] Null: the press agrees with what is, or means nothing now. */
export function commandOf(press: HeadsetPress, calls: readonly CallSnapshot[]): HeadsetCommand | null {
  const { ringing, active } = currentOf(calls);
  switch (press.kind) {
    case 'hook':
      if (!press.isOffHook) return active === null ? null : { kind: 'hangUp', callId: active.id };
      if (active === null) return ringing === null ? null : { kind: 'answer', callId: ringing.id };
      return isHeldHere(active) ? { kind: 'retrieve', callId: active.id } : null;
    case 'hookToggled':
      return commandOf({ kind: 'hook', isOffHook: active === null }, calls);
    case 'mute':
      return active === null || active.isMuted === press.isMuted
        ? null
        : { kind: 'setMuted', callId: active.id, isMuted: press.isMuted };
    case 'muteToggled':
      return active === null ? null : { kind: 'setMuted', callId: active.id, isMuted: !active.isMuted };
    case 'flashed':
      return flashed({ ringing, active }, calls);
    case 'dropped':
      if (ringing !== null) return { kind: 'reject', callId: ringing.id };
      return active === null ? null : { kind: 'hangUp', callId: active.id };
    case 'rejected':
      return ringing === null ? null : { kind: 'reject', callId: ringing.id };
  }
}

/** [HEAD-12] As at a telephone: takes a second call with the first held, changes between two, or holds and takes back one. */
function flashed({ ringing, active }: Current, calls: readonly CallSnapshot[]): HeadsetCommand | null {
  if (active?.state.kind !== 'talking') return null;
  if (ringing !== null) return { kind: 'answer', callId: ringing.id };
  if (isHeldHere(active)) return { kind: 'retrieve', callId: active.id };
  const waiting = calls.find((call) => call !== active && isHeldHere(call));
  return waiting === undefined ? { kind: 'hold', callId: active.id } : { kind: 'retrieve', callId: waiting.id };
}
