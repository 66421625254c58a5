import { z } from 'zod';
import { readinessPolicy } from './readiness.ts';
import { hindranceRules } from './agentState.ts';
import { id } from './id.ts';

export { id };

/** What a person may do. Denied unless a command names the role. */
export const role = z.enum(['operator', 'leader', 'it']);
export type Role = z.infer<typeof role>;

/** Everybody's card in the directory: nothing private. */
export const person = z.object({
  id,
  /** The name shown to colleagues, at most 60 characters. */
  name: z.string().min(1).max(60),
  role,
  groupId: id,
  /** The operator's own number on the PBX; null for people without a phone. */
  extension: z.string().max(20).nullable(),
});
export type Person = z.infer<typeof person>;

export const group = z.object({ id, name: z.string().min(1).max(60), regionId: id });
export type Group = z.infer<typeof group>;

export const region = z.object({ id, name: z.string().min(1).max(60) });
export type Region = z.infer<typeof region>;

/** Whether queue calls are answered by themselves: never, as each person sets it, or always. */
export const autoAnswerPolicy = z.enum(['never', 'person', 'always']);
export type AutoAnswerPolicy = z.infer<typeof autoAnswerPolicy>;

/** The centre's tree: regions hold groups, groups hold people. Small (tens of rows) and sent whole. */
export const organisation = z.object({
  centreName: z.string().max(80),
  /** IANA name; workdays begin at midnight there. */
  timeZone: z.string(),
  autoAnswer: autoAnswerPolicy.default('person'),
  readiness: readinessPolicy.prefault({}),
  hindranceRules: hindranceRules.prefault({}),
  regions: z.array(region),
  groups: z.array(group),
});
export type Organisation = z.infer<typeof organisation>;
