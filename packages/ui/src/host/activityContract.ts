/** Activities: their share of the host's two tables. */
import { activity, commands } from '@hearthline/protocol';
import { z } from 'zod';

const nothing = z.void();

/** For me, of mine, and of those I may speak to. */
export const activityValues = { activities: z.array(activity).nullable() } as const;

export const activityCommands = {
  planActivity: { input: commands['activity.plan'].input, output: commands['activity.plan'].output },
  changeActivity: { input: commands['activity.change'].input, output: nothing },
  callOffActivity: { input: commands['activity.callOff'].input, output: nothing },
  /** Waits in the outbox while there is no hub, as withdrawing and putting away do. */
  signUpForActivity: { input: commands['activity.signUp'].input, output: nothing },
  withdrawFromActivity: { input: commands['activity.withdraw'].input, output: nothing },
  seeActivity: { input: commands['activity.see'].input, output: nothing },
  sayWhoCame: { input: commands['activity.attend'].input, output: nothing },
} as const;
