import type { HeadsetPress, HeadsetSignal } from './driver.ts';

/** What a headset did of late, as far as it explains what it says next. Pure; the service keeps one for each headset. */
export interface PressMemory {
  /** The last press of a switch that did something. */
  readonly acted: { readonly kind: 'hook' | 'mute'; readonly atMs: number } | null;
  readonly flashedAtMs: number | null;
  /** When the lamps last changed, by us. */
  readonly hookLitAtMs: number | null;
  readonly muteLitAtMs: number | null;
  /** When the hook's lamp was changed back so soon that the headset may still be answering the first change. */
  readonly hookLitBrieflyAtMs: number | null;
}
export const NO_PRESSES: PressMemory = {
  acted: null,
  flashedAtMs: null,
  hookLitAtMs: null,
  muteLitAtMs: null,
  hookLitBrieflyAtMs: null,
};

/** [HEAD-11] A headset that sends 1 and 0 for one press has sent both by then, and no hand presses twice so fast. */
export const PRESS_MS = 600;
/** [HEAD-14] A hand needs longer to answer a lamp; who is faster is a program that put the lamp out again. */
export const HAND_MS = 120;
/** [HEAD-4] A wireless headset agrees with its lamp so late. */
export const ECHO_MS = 1_000;

/**
 * `press`: a person did it. `echo`: the headset agrees with its lamps. `rest`: the end of a press that counted.
 * `misfit`: no hand did that.
 */
export type Reading = 'press' | 'echo' | 'rest' | 'misfit';

interface Moment {
  readonly memory: PressMemory;
  readonly lit: HeadsetSignal;
  readonly atMs: number;
}

/** [HEAD-4] [HEAD-11] [HEAD-12] [HEAD-14] What a report means, by what the headset shows and did just before. */
export function readingOf(press: HeadsetPress, { memory, lit, atMs }: Moment): Reading {
  const within = (since: number | null, limitMs: number): boolean => since !== null && atMs - since < limitMs;
  const { acted } = memory;
  switch (press.kind) {
    case 'hook':
      if (press.isOffHook === lit.isOffHook) return 'echo';
      if (acted?.kind === 'hook' && within(acted.atMs, PRESS_MS)) return 'rest';
      if (within(memory.hookLitBrieflyAtMs, ECHO_MS)) return 'echo';
      if (!press.isOffHook && within(memory.flashedAtMs, PRESS_MS)) return 'rest';
      return within(memory.hookLitAtMs, HAND_MS) ? 'misfit' : 'press';
    case 'hookToggled':
      return acted?.kind === 'hook' && within(acted.atMs, PRESS_MS) ? 'rest' : 'press';
    case 'mute':
      if (press.isMuted === lit.isMuted) return 'echo';
      if (acted?.kind === 'mute' && within(acted.atMs, PRESS_MS)) return 'rest';
      return within(memory.muteLitAtMs, HAND_MS) ? 'misfit' : 'press';
    case 'muteToggled':
    case 'flashed':
    case 'dropped':
    case 'rejected':
      return 'press';
  }
}

/** After a press that did something. A mute that is only a button says nothing at its end. */
export function afterPress(memory: PressMemory, press: HeadsetPress, atMs: number): PressMemory {
  switch (press.kind) {
    case 'hook':
    case 'hookToggled':
      return { ...memory, acted: { kind: 'hook', atMs } };
    case 'mute':
      return { ...memory, acted: { kind: 'mute', atMs } };
    case 'flashed':
      return { ...memory, flashedAtMs: atMs };
    case 'muteToggled':
    case 'dropped':
    case 'rejected':
      return memory;
  }
}

interface Shown {
  readonly before: HeadsetSignal;
  readonly now: HeadsetSignal;
  readonly atMs: number;
}

/** When the lamps are told. */
export function afterShow(memory: PressMemory, { before, now, atMs }: Shown): PressMemory {
  const isMuteSame = before.isMuted === now.isMuted;
  const after = { ...memory, muteLitAtMs: isMuteSame ? memory.muteLitAtMs : atMs };
  if (before.isOffHook === now.isOffHook) return after;
  const isBrief = memory.hookLitAtMs !== null && atMs - memory.hookLitAtMs < ECHO_MS;
  return { ...after, hookLitAtMs: atMs, hookLitBrieflyAtMs: isBrief ? atMs : null };
}
