import { z } from 'zod';
import { command, nothing } from './commandSpec.ts';
import { contestDraft, CONTEST_WHY_CHARS } from './contest.ts';
import { id } from './id.ts';
import { objectiveDraft } from './objective.ts';

const ofContest = z.object({ contestId: id });

/** What is asked of what people aim at: objectives of a unit, contests that who wants joins. */
export const aimCommands = {
  /** By who is in charge of the unit. */
  'objective.set': command({ input: objectiveDraft, output: nothing, roles: ['leader'], waitsOffline: false }),
  /** By who may speak to all whom it is for. */
  'contest.start': command({ input: contestDraft, output: ofContest, roles: ['leader', 'it'], waitsOffline: false }),
  'contest.callOff': command({
    input: ofContest.extend({ why: z.string().trim().max(CONTEST_WHY_CHARS) }),
    output: nothing,
    roles: ['leader', 'it'],
    waitsOffline: false,
  }),
  'contest.join': command({ input: ofContest, output: nothing, roles: ['operator'], waitsOffline: false }),
  /** At any time, also without a hub. */
  'contest.leave': command({ input: ofContest, output: nothing, roles: ['operator'], waitsOffline: true }),
} as const;
