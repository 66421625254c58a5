/** What is wrong with the microphone of a call, from one look a second. Pure. SPEC.md, MIC. */
import { z } from 'zod';
import { EMPTY_TALLY, tallied, type Tally, type TallyRule } from '../lib/tally.ts';

export const microphoneWarning = z.enum(['muted', 'dead', 'clipping', 'quiet', 'wrongDevice']);
/** `muted`: by the system. `dead`: nothing but zeros. `wrongDevice`: the headset's own microphone is not the one used. */
export type MicrophoneWarning = z.infer<typeof microphoneWarning>;

/** What a second of the microphone was like. */
export interface HeardSecond {
  /** The system has it muted. */
  readonly isMuted: boolean;
  /** Every sample the same. */
  readonly isConstant: boolean;
  /** The loudest and the quietest tenth of its 20 ms stretches, dBFS. */
  readonly loudDb: number;
  readonly floorDb: number;
  /** Whether this microphone was ever louder than `HEARD_FROM_DB`, since it was put in. */
  readonly wasHeard: boolean;
  /** Of all samples, how many were at the end of the scale. */
  readonly clippedRatio: number;
}

/** One warning as data. */
interface Rule extends TallyRule {
  /** Null: this second tells nothing about it. */
  readonly isBad: (second: HeardSecond) => boolean | null;
}

/** [MIC-3] */
const CLIPPED_RATIO = 0.002;
/** [MIC-4] */
const SPOKEN_OVER_FLOOR_DB = 12;
const NOISE_DB = -70;
const QUIET_DB = -42;

const JUDGED = ['muted', 'dead', 'clipping', 'quiet'] as const;
type Judged = (typeof JUDGED)[number];

/** In the order of their weight. */
export const MICROPHONE_RULES: Readonly<Record<Judged, Rule>> = {
  muted: { isBad: ({ isMuted }) => isMuted, raiseAt: 1, among: 1, clearAfter: 1 },
  dead: {
    isBad: (second) => (second.isMuted ? null : isNothing(second)),
    ...{ raiseAt: 5, among: 5, clearAfter: 1 },
  },
  clipping: {
    isBad: (second) => (hasSpeech(second) ? second.clippedRatio > CLIPPED_RATIO : null),
    ...{ raiseAt: 2, among: 5, clearAfter: 5 },
  },
  quiet: {
    isBad: (second) => (hasSpeech(second) ? second.loudDb < QUIET_DB : null),
    ...{ raiseAt: 5, among: 8, clearAfter: 3 },
  },
};

/**
 * [MIC-2] What processing makes of nothing is -81 dBFS (seen in Chromium 130, gain and suppression on), and what it leaves of a
 * very quiet room may be as little. So it counts only while the microphone was never heard.
 */
const NEXT_TO_NOTHING_DB = -78;
export const HEARD_FROM_DB = -60;
const isNothing = ({ isConstant, loudDb, wasHeard }: HeardSecond): boolean =>
  isConstant || (!wasHeard && loudDb < NEXT_TO_NOTHING_DB);

/** [MIC-4] Louder than the rest of its second: she has spoken. */
const hasSpeech = ({ loudDb, floorDb, isMuted, isConstant }: HeardSecond): boolean =>
  !isMuted && !isConstant && loudDb > NOISE_DB && (loudDb - floorDb >= SPOKEN_OVER_FLOOR_DB || loudDb > -30);

export type MicrophoneState = Readonly<Record<Judged, Tally>>;

export const MICROPHONE_FINE: MicrophoneState = {
  ...{ muted: EMPTY_TALLY, dead: EMPTY_TALLY, clipping: EMPTY_TALLY, quiet: EMPTY_TALLY },
};

/** [MIC-5] Each rule goes its own way: clear ⇄ raised. */
export function afterHeard(state: MicrophoneState, second: HeardSecond): MicrophoneState {
  const next = (name: Judged): Tally => tally(state[name], MICROPHONE_RULES[name], second);
  return { muted: next('muted'), dead: next('dead'), clipping: next('clipping'), quiet: next('quiet') };
}

/** What is raised, the weightiest first. */
export const raisedIn = (state: MicrophoneState): MicrophoneWarning[] => JUDGED.filter((name) => state[name].isRaised);

function tally(before: Tally, rule: Rule, second: HeardSecond): Tally {
  const isBad = rule.isBad(second);
  return isBad === null ? before : tallied(before, rule, isBad);
}
