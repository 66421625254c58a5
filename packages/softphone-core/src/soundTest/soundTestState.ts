/** The sound test as the screens see it, and its pure machine. SPEC.md. */
import { z } from 'zod';

export const soundTestPart = z.enum(['level', 'hearYourself', 'left', 'right', 'ring']);
export type SoundTestPart = z.infer<typeof soundTestPart>;

/** idle → listening | recording → playing | sounding → idle; a call, the end of the part or a press leads back. */
export const soundTestState = z.discriminatedUnion('kind', [
  /** `problem`: why the last part could not be done. */
  z.object({
    kind: z.literal('idle'),
    problem: z.enum(['audio.microphoneDenied', 'audio.microphoneAbsent', 'audio.microphoneBusy']).nullable(),
  }),
  /** The microphone is open: `audio.microphoneLevel` tells how loud it is. */
  z.object({ kind: z.literal('listening') }),
  /** Kept in memory. `since`: this PC's clock. */
  z.object({ kind: z.literal('recording'), since: z.number() }),
  /** What was recorded is heard; then it is gone. The microphone is closed. */
  z.object({ kind: z.literal('playing'), since: z.number() }),
  z.object({ kind: z.literal('sounding'), part: z.enum(['left', 'right', 'ring']) }),
]);
export type SoundTestState = z.infer<typeof soundTestState>;
type Problem = Extract<SoundTestState, { kind: 'idle' }>['problem'];

export type SoundTestEvent =
  | { readonly kind: 'opened'; readonly part: 'level' | 'hearYourself'; readonly at: number }
  | { readonly kind: 'recorded'; readonly at: number }
  | { readonly kind: 'sounded'; readonly part: 'left' | 'right' | 'ring' }
  | { readonly kind: 'ended'; readonly problem: Problem };

export const SOUND_TEST_IDLE: SoundTestState = { kind: 'idle', problem: null };

export function transitionSoundTest(state: SoundTestState, event: SoundTestEvent): SoundTestState {
  switch (event.kind) {
    case 'opened':
      return event.part === 'level' ? { kind: 'listening' } : { kind: 'recording', since: event.at };
    case 'recorded':
      return state.kind === 'recording' ? { kind: 'playing', since: event.at } : state;
    case 'sounded':
      return { kind: 'sounding', part: event.part };
    case 'ended':
      return { kind: 'idle', problem: event.problem };
  }
}
