import { z } from 'zod';
import { epochMs } from './time.ts';

/** What is looked at before a shift. */
export const checkId = z.enum(['power', 'headset', 'room', 'microphone', 'echo', 'line']);
export type CheckId = z.infer<typeof checkId>;

/** Green: nothing to do. Amber: it works, and can be better. Red: callers would suffer. */
export const checkVerdict = z.enum(['green', 'amber', 'red']);
export type CheckVerdict = z.infer<typeof checkVerdict>;

/** Why a check came to its verdict. Words and remedies live in the screens; a reason without words does not compile. */
export const checkReason = z.enum([
  'power.mains',
  'power.untold',
  'power.battery',
  'headset.there',
  'headset.notChosen',
  'headset.gone',
  'headset.none',
  'room.quiet',
  'room.noisy',
  'room.loud',
  'microphone.clear',
  'microphone.quiet',
  'microphone.clipping',
  'microphone.silent',
  'microphone.muted',
  'microphone.notHeard',
  'echo.none',
  'echo.some',
  'echo.strong',
  'sound.denied',
  'sound.absent',
  'sound.busy',
  'line.good',
  'line.loss',
  'line.jitter',
  'line.delay',
  'line.weak',
  'line.down',
  'line.noEcho',
  'line.noSound',
  'line.cut',
]);
export type CheckReason = z.infer<typeof checkReason>;

export const checkFinding = z.object({ check: checkId, verdict: checkVerdict, reason: checkReason });
export type CheckFinding = z.infer<typeof checkFinding>;

/** What a check before a shift came to. No sound is in it: none is ever recorded or sent. */
export const readinessReport = z.object({ at: epochMs, findings: z.array(checkFinding).min(1).max(6) });
export type ReadinessReport = z.infer<typeof readinessReport>;

/** What the centre wants of the check. */
export const readinessPolicy = z.object({
  /** `offered`: each person decides. `required`: nobody is ready before a check without red, less than 12 h old. */
  gate: z.enum(['offered', 'required']).default('offered'),
  /** The minute of the line may be ended after ten good seconds. */
  mayCutShort: z.boolean().default(false),
  /** What the PBX answers by sending everything back, neither recorded nor counted. */
  echoNumber: z
    .string()
    .regex(/^[0-9*#a-z_]{1,40}$/)
    .default('*65'),
});
export type ReadinessPolicy = z.infer<typeof readinessPolicy>;
