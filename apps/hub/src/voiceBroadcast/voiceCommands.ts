import type { CommandTable } from '../session/commandTable.ts';
import type { VoiceBroadcasts } from './voiceBroadcasts.ts';

/** None is kept: the broadcast's own state says whether it was done. */
export const voiceCommands = (
  voice: VoiceBroadcasts,
): Pick<CommandTable, 'voice.start' | 'voice.end' | 'voice.listen' | 'voice.decline'> => ({
  'voice.start': {
    isRecorded: false,
    run: async (input, { person }) => ({ value: await voice.start(person, input) }),
  },
  'voice.end': {
    isRecorded: false,
    run: async (input, { person }) => {
      await voice.end(person, input);
      return { value: {} };
    },
  },
  'voice.listen': {
    isRecorded: false,
    run: async (input, { person }) => {
      voice.listen(person, input);
      return { value: {} };
    },
  },
  'voice.decline': {
    isRecorded: false,
    run: async (input, { person }) => {
      voice.decline(person, input);
      return { value: {} };
    },
  },
});
