/** What is wrong with the microphone of a call, from one look a second. Pure. SPEC.md, MIC. */
import { z } from 'zod';

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

/** One warning as data; see quality/warnings.ts, whose shape this is. */
interface Rule {
  /** Null: this second tells nothing about it. */
  readonly isBad: (second: HeardSecond) => boolean | null;
  readonly raiseAt: number;
  readonly among: number;
  readonly clearAfter: number;
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

interface Tally {
  readonly recent: readonly boolean[];
  readonly calm: number;
  readonly isRaised: boolean;
}
export type MicrophoneState = Readonly<Record<Judged, Tally>>;

const NOTHING: Tally = { recent: [], calm: 0, isRaised: false };
export const MICROPHONE_FINE: MicrophoneState = { muted: NOTHING, dead: NOTHING, clipping: NOTHING, quiet: NOTHING };

/** [MIC-5] Each rule goes its own way: clear ⇄ raised. */
export function afterHeard(state: MicrophoneState, second: HeardSecond): MicrophoneState {
  const next = (name: Judged): Tally => tally(state[name], MICROPHONE_RULES[name], second);
  return { muted: next('muted'), dead: next('dead'), clipping: next('clipping'), quiet: next('quiet') };
}

/** What is raised, the weightiest first. */
export const raisedIn = (state: MicrophoneState): MicrophoneWarning[] => JUDGED.filter((name) => state[name].isRaised);

function tally(before: Tally, { isBad, raiseAt, among, clearAfter }: Rule, second: HeardSecond): Tally {
  const bad = isBad(second);
  if (bad === null) return before;
  const recent = [...before.recent, bad].slice(-among);
  const calm = bad ? 0 : before.calm + 1;
  const isMany = recent.filter(Boolean).length >= raiseAt;
  return { recent: calm >= clearAfter ? [] : recent, calm, isRaised: calm < clearAfter && (before.isRaised || isMany) };
}
