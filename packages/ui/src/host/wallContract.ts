/** Highlight walls: their share of the host's two tables. */
import { commands, wall, wallChoice } from '@hearthline/protocol';
import { z } from 'zod';

const nothing = z.void();

export const wallValues = {
  /** Whether walls name me; null for who has no such choice. */
  wallChoice: wallChoice.nullable(),
  /** Those I may change. */
  walls: z.array(wall).nullable(),
} as const;

export const wallCommands = {
  makeWall: { input: commands['wall.make'].input, output: commands['wall.make'].output },
  changeWall: { input: commands['wall.change'].input, output: nothing },
  removeWall: { input: commands['wall.remove'].input, output: nothing },
  /** The end of its address, told this once. */
  makeWallKey: { input: commands['wall.makeKey'].input, output: commands['wall.makeKey'].output },
  revokeWall: { input: commands['wall.revoke'].input, output: nothing },
  /** Waits in the outbox while there is no hub. */
  chooseWall: { input: wallChoice, output: nothing },
} as const;
