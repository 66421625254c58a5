/** Sitting beside others without a sound: one part of the host's tables. */
import { commands, myQuietRoom, quietLamp, quietSeat } from '@hearthline/protocol';
import { z } from 'zod';

export const quietRoomTopics = ['quietRoom', 'quietLamp'] as const;
export const quietRoomCollections = ['quietSeats'] as const;

export const quietRoomValues = {
  /** Where I sit, and who asks me to sit beside her. */
  quietRoom: myQuietRoom.nullable(),
  /** Who sits where I sit, myself among them. */
  quietSeats: z.array(quietSeat).nullable(),
  /** Whether anybody sits in my group's room; null too for who is told of none. */
  quietLamp: quietLamp.nullable(),
} as const;

const command = <I extends z.ZodType>(input: I) => ({ input, output: z.void() });

export const quietRoomCommands = {
  sitDown: command(commands['quietRoom.sit'].input),
  standUp: command(commands['quietRoom.leave'].input),
  askBuddy: command(commands['quietRoom.ask'].input),
  takeBackAsking: command(commands['quietRoom.takeBack'].input),
  answerBuddy: command(commands['quietRoom.answer'].input),
  giveSign: command(commands['quietRoom.sign'].input),
  /** Begins the timer of the room I sit in, or ends mine. */
  setFocus: command(commands['quietRoom.focus'].input),
} as const;
