/** Keys: what of them is kept with the settings, and their share of the host's two tables. */
import { z } from 'zod';
import { globalAction } from './actions.ts';
import { readKeyChanges, type KeyChanges } from './bindings.ts';

export interface ShortcutSettings {
  /** Some keys work while another program is in front. */
  readonly isGlobal: boolean;
  readonly changes: KeyChanges;
}
export const USUAL_SHORTCUTS: ShortcutSettings = { isGlobal: false, changes: {} };

/** [KEY-20] [KEY-22] Nothing in it can make a settings file unreadable: what is broken is left out. */
export const shortcutSettings = z.unknown().transform((raw): ShortcutSettings => {
  const kept = z.record(z.string(), z.unknown()).safeParse(raw).data ?? {};
  return { isGlobal: kept['isGlobal'] === true, changes: readKeyChanges(kept['changes']) };
});

/** [KEY-27] [KEY-29] Keys while another program is in front, as the system gave them. */
const globalKeysState = z.discriminatedUnion('kind', [
  /** Not switched on, or no desktop. */
  z.object({ kind: z.literal('off') }),
  z.object({
    kind: z.literal('on'),
    /** The system refused these: another program has them. */
    refused: z.array(globalAction),
  }),
]);

export const globalKeys = z.object({
  state: globalKeysState,
  /** Wayland hands keys over as it sees fit. */
  isWayland: z.boolean(),
});
export type GlobalKeys = z.infer<typeof globalKeys>;
export const NO_GLOBAL_KEYS: GlobalKeys = { state: { kind: 'off' }, isWayland: false };

export const shortcutValues = { globalKeys } as const;
export const shortcutCommands = {
  /** New keys are being pressed: those of ours that the system would take are given back meanwhile. */
  holdGlobalKeys: { input: z.object({ isHeld: z.boolean() }), output: z.void() },
} as const;
