/** What a headset shows. */
export interface HeadsetSignal {
  readonly isRinging: boolean;
  readonly isOffHook: boolean;
  readonly isMuted: boolean;
  readonly isHeld: boolean;
}

/** What a person did on it, or what the headset says of itself. */
export type HeadsetPress =
  /** A switch: the headset says where it stands now. */
  | { readonly kind: 'hook'; readonly isOffHook: boolean }
  /** For headsets whose hook only says that it was pressed. */
  | { readonly kind: 'hookToggled' }
  | { readonly kind: 'mute'; readonly isMuted: boolean }
  | { readonly kind: 'muteToggled' }
  /** Hold, or the hook flash of a telephone. */
  | { readonly kind: 'flashed' }
  | { readonly kind: 'dropped' }
  | { readonly kind: 'rejected' };

/** [HEAD-1] One opened headset: state in, presses out. */
export interface HeadsetDriver {
  /** What it was last given, as this headset shows it; a switch that says the same is no press. */
  readonly lit: HeadsetSignal;
  /** `again`: also what it should show already. Rejects when the headset is gone. */
  show(signal: HeadsetSignal, again?: 'again'): Promise<void>;
  /** Told in the order of one report's weight: what holds a call comes before the hook that it moves. */
  onPress(listener: (press: HeadsetPress) => void): void;
  close(): Promise<void>;
}

export const DARK: HeadsetSignal = { isRinging: false, isOffHook: false, isMuted: false, isHeld: false };

/** A kind of headset. A vendor's is one file with one of these, and one line in `drivers/index.ts`. */
export interface HeadsetDriverKind {
  readonly name: string;
  /** What the platform's chooser offers. */
  readonly filters: readonly HIDDeviceFilter[];
  matches(device: HIDDevice): boolean;
  /** `device` is open already; `close` of the driver closes it. */
  start(device: HIDDevice): HeadsetDriver;
}
