/** Sound devices, how it rings, and trying them: their share of the host's two tables. */
import { deviceRanking, soundTestPart, soundTestState } from '@hearthline/softphone-core/snapshot';
import { z } from 'zod';

const nothing = z.void();

export const soundValues = { soundTest: soundTestState } as const;

export const soundCommands = {
  /** All three lists as they shall be, best first. */
  rankDevices: { input: deviceRanking, output: nothing },
  /** The takeover was seen. */
  putAwayTakeover: { input: z.object({}), output: nothing },
  startSoundTest: { input: z.object({ part: soundTestPart }), output: nothing },
  stopSoundTest: { input: z.object({}), output: nothing },
  /** Room, headset, microphone and echo, as the look before the shift judges them. */
  checkSound: { input: z.object({}), output: nothing },
} as const;
