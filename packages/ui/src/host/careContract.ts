/** Days to keep and visits: their share of the host's two tables. */
import { careDay, careVisit, commands, myBirthday } from '@hearthline/protocol';
import { z } from 'zod';

const nothing = z.void();

export const careValues = {
  myBirthday: myBirthday.nullable(),
  /** Of one workday; on the next it says nothing any more, also where nobody says so. */
  careDay: careDay.nullable(),
  /** Of those I lead. */
  careVisits: z.array(careVisit).nullable(),
} as const;

/** Each is refused without a hub: nothing of it waits on this PC. */
export const careCommands = {
  setBirthday: { input: myBirthday, output: nothing },
  planCare: { input: commands['care.plan'].input, output: commands['care.plan'].output },
  finishCare: { input: commands['care.finish'].input, output: nothing },
  dropCare: { input: commands['care.drop'].input, output: nothing },
} as const;
