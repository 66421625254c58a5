import type { HostInput, HostOutput } from '../contract.ts';
import type { Hub } from '../hub.ts';
import type { quietRoomCommands } from './quietRoomContract.ts';

type Commands = { [N in keyof typeof quietRoomCommands]: (input: HostInput<N>) => Promise<HostOutput<N>> };

export const createQuietRoomCommands = (hub: () => Hub): Commands => ({
  sitDown: async (input) => void (await hub().send('quietRoom.sit', input)),
  standUp: async (input) => void (await hub().send('quietRoom.leave', input)),
  askBuddy: async (input) => void (await hub().send('quietRoom.ask', input)),
  takeBackAsking: async (input) => void (await hub().send('quietRoom.takeBack', input)),
  answerBuddy: async (input) => void (await hub().send('quietRoom.answer', input)),
  giveSign: async (input) => void (await hub().send('quietRoom.sign', input)),
  setFocus: async (input) => void (await hub().send('quietRoom.focus', input)),
});
