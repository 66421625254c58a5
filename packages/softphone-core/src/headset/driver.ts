/** What a headset shows. */
export interface HeadsetSignal {
  readonly isRinging: boolean;
  readonly isOffHook: boolean;
  readonly isMuted: boolean;
  readonly isHeld: boolean;
}

/** What a person did on it. */
export type HeadsetPress =
  | { readonly kind: 'hook'; readonly isOffHook: boolean }
  /** For headsets whose hook only says that it was pressed. */
  | { readonly kind: 'hookToggled' }
  | { readonly kind: 'muteToggled' }
  | { readonly kind: 'rejected' };

/** [HEAD-1] One opened headset: state in, presses out. */
export interface HeadsetDriver {
  show(signal: HeadsetSignal): Promise<void>;
  onPress(listener: (press: HeadsetPress) => void): void;
  close(): Promise<void>;
}

/** A kind of headset. A vendor's is one file with one of these, and one line in `drivers/index.ts`. */
export interface HeadsetDriverKind {
  readonly name: string;
  /** What the platform's chooser offers. */
  readonly filters: readonly HIDDeviceFilter[];
  matches(device: HIDDevice): boolean;
  /** `device` is open already; `close` of the driver closes it. */
  start(device: HIDDevice): HeadsetDriver;
}
