import type { CallSnapshot } from '../snapshot.ts';
import type { HeadsetPress, HeadsetSignal } from './driver.ts';

export type HeadsetCommand =
  | { readonly kind: 'answer' | 'reject' | 'hangUp'; readonly callId: string }
  | { readonly kind: 'setMuted'; readonly callId: string; readonly isMuted: boolean };

interface Current {
  readonly ringing: CallSnapshot | null;
  readonly active: CallSnapshot | null;
}

function currentOf(calls: readonly CallSnapshot[]): Current {
  const isActive = ({ state }: CallSnapshot): boolean =>
    state.kind === 'dialling' ||
    state.kind === 'ringingThere' ||
    state.kind === 'answering' ||
    state.kind === 'talking';
  const isHeld = ({ state }: CallSnapshot): boolean =>
    state.kind === 'talking' && (state.hold === 'here' || state.hold === 'both');
  const active = calls.filter(isActive);
  return {
    ringing: calls.find(({ state }) => state.kind === 'ringingHere') ?? null,
    // The one that talks; a held one only when there is no other.
    active: active.findLast((call) => !isHeld(call)) ?? active.at(-1) ?? null,
  };
}

/** [HEAD-2] */
export function signalOf(calls: readonly CallSnapshot[]): HeadsetSignal {
  const { ringing, active } = currentOf(calls);
  return {
    isRinging: ringing !== null,
    isOffHook: active !== null,
    isMuted: active?.isMuted ?? false,
    isHeld: active?.state.kind === 'talking' && active.state.hold !== 'none' && active.state.hold !== 'there',
  };
}

/** [HEAD-4] [HEAD-5] [HEAD-6] Null: the press agrees with what is, or means nothing now. */
export function commandOf(press: HeadsetPress, calls: readonly CallSnapshot[]): HeadsetCommand | null {
  const { ringing, active } = currentOf(calls);
  switch (press.kind) {
    case 'hook':
      if (press.isOffHook) return ringing !== null && active === null ? { kind: 'answer', callId: ringing.id } : null;
      return active === null ? null : { kind: 'hangUp', callId: active.id };
    case 'hookToggled':
      return commandOf({ kind: 'hook', isOffHook: active === null }, calls);
    case 'muteToggled':
      return active === null ? null : { kind: 'setMuted', callId: active.id, isMuted: !active.isMuted };
    case 'rejected':
      return ringing === null ? null : { kind: 'reject', callId: ringing.id };
  }
}
