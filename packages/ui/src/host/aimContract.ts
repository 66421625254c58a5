/** Objectives and contests: their share of the host's two tables. */
import { commands, contest, myObjectives, unitObjectives } from '@hearthline/protocol';
import { z } from 'zod';

const nothing = z.void();

/** Topics of the hub among the values. */
export const aimTopics = ['objectives'] as const;
export const aimCollections = ['contests', 'unitObjectives'] as const;

export const aimValues = {
  /** Mine and nobody else's; null also for who takes no calls. */
  objectives: myObjectives.nullable(),
  contests: z.array(contest).nullable(),
  /** Of the units I am in charge of. */
  unitObjectives: z.array(unitObjectives).nullable(),
} as const;

export const aimCommands = {
  setObjectives: { input: commands['objective.set'].input, output: nothing },
  startContest: { input: commands['contest.start'].input, output: commands['contest.start'].output },
  callOffContest: { input: commands['contest.callOff'].input, output: nothing },
  joinContest: { input: commands['contest.join'].input, output: nothing },
  /** Waits in the outbox while there is no hub. */
  leaveContest: { input: commands['contest.leave'].input, output: nothing },
} as const;
