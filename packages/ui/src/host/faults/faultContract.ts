/** The fault helper: what it looks at, what it may find, and its share of the host's two tables. */
import { z } from 'zod';

/** In the order in which a call's way goes: out of the PC, through the house, to the centre; then the sound. */
export const faultStep = z.enum([
  'network',
  'router',
  'names',
  'address',
  'secure',
  'socket',
  'phone',
  'microphone',
  'headset',
]);
export type FaultStep = z.infer<typeof faultStep>;

/** What main looks at. The address is the centre's own, or main refuses. */
export const networkProbe = faultStep.extract(['network', 'router', 'names', 'address', 'secure', 'socket', 'phone']);
export type NetworkProbe = z.infer<typeof networkProbe>;

/** Words and remedies live in the screens; a finding without words does not compile. */
export const faultFinding = z.enum([
  'network.fine',
  'network.none',
  'router.fine',
  'router.none',
  'router.silent',
  'names.fine',
  'names.notNeeded',
  'names.noServer',
  'names.unknown',
  'address.fine',
  'address.closed',
  'address.silent',
  'address.noWay',
  'secure.fine',
  'secure.notNeeded',
  'secure.clock',
  'secure.expired',
  'secure.untrusted',
  'secure.wrongName',
  'secure.broken',
  'socket.fine',
  'socket.blocked',
  'phone.fine',
  'phone.unknown',
  'phone.unreached',
  'phone.certificate',
  'phone.blocked',
  'microphone.fine',
  'microphone.denied',
  'microphone.absent',
  'microphone.busy',
  'headset.fine',
  'headset.notChosen',
  'headset.gone',
  'headset.none',
  'notLooked',
]);
export type FaultFinding = z.infer<typeof faultFinding>;

export const faultSnapshot = z.object({
  steps: z.array(
    z.object({ id: faultStep, state: z.enum(['waiting', 'running', 'done']), finding: faultFinding.nullable() }),
  ),
  isRunning: z.boolean(),
  /** When the last look was over; null: none was, or one is under way. */
  doneAt: z.number().nullable(),
  /** The centre's servers that were looked at, without what follows their names; null: none is known. */
  hubHost: z.string().nullable(),
  phoneHost: z.string().nullable(),
});
export type FaultSnapshot = z.infer<typeof faultSnapshot>;

export const faultValues = { faults: faultSnapshot } as const;
export const faultCommands = {
  /** `hubUrl`: as it stands in the sign-in form; null: the one of the settings. */
  findFault: { input: z.object({ hubUrl: z.string().max(300).nullable() }), output: z.void() },
  copyText: { input: z.object({ text: z.string().max(6_000) }), output: z.void() },
} as const;
