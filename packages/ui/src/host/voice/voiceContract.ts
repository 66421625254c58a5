/** A leader's live voice broadcast: one part of the host's tables. */
import { commands, voiceBroadcast, voiceOffer } from '@hearthline/protocol';
import { callSnapshot } from '@hearthline/softphone-core/snapshot';
import { z } from 'zod';

export const voiceTopics = ['voiceBroadcasts', 'voiceOffers'] as const;

export const voiceValues = {
  /** Mine, with who listens. */
  voiceBroadcasts: z.array(voiceBroadcast).nullable(),
  /** Those I may hear now. */
  voiceOffers: z.array(voiceOffer).nullable(),
  /** My phone's leg in one; it is none of `calls`. Ended by `hangUp`, muted (where I speak) by `setMuted`. */
  broadcastLeg: callSnapshot.nullable(),
} as const;

const nothing = z.void();
const ofBroadcast = z.object({ broadcastId: z.string() });
const command = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

export const voiceCommands = {
  /** My phone is called and answers by itself; resolves when it is there. */
  startVoice: command(commands['voice.start'].input, commands['voice.start'].output),
  endVoice: command(ofBroadcast, nothing),
  listenToVoice: command(ofBroadcast, nothing),
  /** Not now. To leave what I hear: `hangUp`, which needs no hub. */
  declineVoice: command(ofBroadcast, nothing),
} as const;
