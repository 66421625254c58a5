/** From what was measured to green, amber or red. Pure; every bound is data. The numbers: SPEC.md. */
import type { LineFigures } from './readinessState.ts';
import type { Finding } from './readinessMachine.ts';

/** [READY-21] */
export const ROOM_RULE = { noisyDb: -50, loudDb: -38 } as const;

/** `floorDb`: dBFS of what is there when nobody speaks. */
export function judgeRoom(floorDb: number): Finding {
  if (floorDb > ROOM_RULE.loudDb) return { verdict: 'red', reason: 'room.loud' };
  return floorDb > ROOM_RULE.noisyDb
    ? { verdict: 'amber', reason: 'room.noisy' }
    : { verdict: 'green', reason: 'room.quiet' };
}

/** [READY-31] [READY-32] */
export const MICROPHONE_RULE = {
  /** A stretch is speech from here on, dBFS. */
  speechDb: -48,
  /** Under it the microphone is as good as off. */
  deadDb: -75,
  quietDb: -36,
  clippedRatio: 0.002,
} as const;

export interface Heard {
  /** The track says that it is muted. */
  readonly isMuted: boolean;
  /** Every sample was the same: no microphone is behind it. */
  readonly isConstant: boolean;
  readonly loudestDb: number;
  /** Enough of it was speech. */
  readonly hasSpoken: boolean;
  /** Mean of the speech, dBFS. */
  readonly speechDb: number;
  /** Of all samples, how many were at the end of the scale. */
  readonly clippedRatio: number;
}

export function judgeMicrophone(heard: Heard): Finding {
  if (heard.isMuted) return { verdict: 'red', reason: 'microphone.muted' };
  if (heard.isConstant) return { verdict: 'red', reason: 'microphone.silent' };
  if (heard.clippedRatio > MICROPHONE_RULE.clippedRatio) return { verdict: 'amber', reason: 'microphone.clipping' };
  if (heard.loudestDb < MICROPHONE_RULE.deadDb) return { verdict: 'red', reason: 'microphone.muted' };
  if (!heard.hasSpoken) return { verdict: 'red', reason: 'microphone.notHeard' };
  return heard.speechDb < MICROPHONE_RULE.quietDb
    ? { verdict: 'amber', reason: 'microphone.quiet' }
    : { verdict: 'green', reason: 'microphone.clear' };
}

/** [READY-41] */
export const ECHO_RULE = { heardAt: 0.25, strongDb: -40 } as const;

/** `likeness`: 0…1, how much of the probe is in what was heard; `levelDb`: dBFS of what came back. */
export function judgeEcho({ likeness, levelDb }: { likeness: number; levelDb: number }): Finding {
  if (likeness < ECHO_RULE.heardAt) return { verdict: 'green', reason: 'echo.none' };
  return levelDb > ECHO_RULE.strongDb
    ? { verdict: 'red', reason: 'echo.strong' }
    : { verdict: 'amber', reason: 'echo.some' };
}

/** [READY-52] Above `amber` it is amber, above `red` red; the first that is over its bound is the reason. */
export const LINE_RULE = {
  lossRatio: { amber: 0.01, red: 0.05 },
  jitterMs: { amber: 30, red: 60 },
  roundTripMs: { amber: 300, red: 600 },
  /** At least. */
  mos: { amber: 3.6, red: 2.6 },
} as const;

export function judgeLine(figures: LineFigures): Finding {
  const { lossRatio, jitterMs, roundTripMs, mos } = figures;
  const findings: Finding[] = [
    over(lossRatio, LINE_RULE.lossRatio, 'line.loss'),
    over(jitterMs, LINE_RULE.jitterMs, 'line.jitter'),
    over(roundTripMs ?? 0, LINE_RULE.roundTripMs, 'line.delay'),
    over(-mos, { amber: -LINE_RULE.mos.amber, red: -LINE_RULE.mos.red }, 'line.weak'),
  ];
  const worst = (['red', 'amber'] as const)
    .map((verdict) => findings.find((finding) => finding.verdict === verdict))
    .find((finding) => finding !== undefined);
  return { ...(worst ?? { verdict: 'green', reason: 'line.good' }), figures };
}

const over = (value: number, bound: { amber: number; red: number }, reason: Finding['reason']): Finding => ({
  verdict: value > bound.red ? 'red' : value > bound.amber ? 'amber' : 'green',
  reason,
});

/** [READY-10] */
export const judgePower = (source: 'mains' | 'battery' | 'unknown'): Finding =>
  (
    {
      mains: { verdict: 'green', reason: 'power.mains' },
      battery: { verdict: 'amber', reason: 'power.battery' },
      unknown: { verdict: 'green', reason: 'power.untold' },
    } as const
  )[source];

export interface DevicesNow {
  readonly microphones: readonly { readonly id: string }[];
  readonly speakers: readonly { readonly id: string }[];
  readonly chosen: { readonly microphone: string | null; readonly speaker: string | null };
}

/** [READY-15] */
export function judgeHeadset({ microphones, speakers, chosen }: DevicesNow): Finding {
  if (microphones.length === 0 || speakers.length === 0) return { verdict: 'red', reason: 'headset.none' };
  const isGone = (id: string | null, devices: readonly { id: string }[]): boolean =>
    id !== null && !devices.some((device) => device.id === id);
  if (isGone(chosen.microphone, microphones) || isGone(chosen.speaker, speakers))
    return { verdict: 'red', reason: 'headset.gone' };
  return chosen.microphone === null || chosen.speaker === null
    ? { verdict: 'amber', reason: 'headset.notChosen' }
    : { verdict: 'green', reason: 'headset.there' };
}
