import { z } from 'zod';
import { readinessPolicy } from './readiness.ts';
import { hindranceRules } from './agentState.ts';
import { id } from './id.ts';
import { restAllowances } from './rest.ts';
import { isOneLine } from './text.ts';

export { id };

/** What a person may do. Denied unless a command names the role. */
export const role = z.enum(['operator', 'leader', 'it']);
export type Role = z.infer<typeof role>;

/** Everybody's card in the directory: nothing private. */
export const person = z.object({
  id,
  /** The name shown to colleagues, at most 60 characters. */
  name: z.string().min(1).max(60),
  /** Leader: in charge of a unit. The hub works it out of the tree; IT alone is given. */
  role,
  /** The one unit she belongs to. */
  unitId: id,
  /** The operator's own number on the PBX; null for people without a phone. */
  extension: z.string().max(20).nullable(),
  /** IANA name, where she lives in another one than the centre's. */
  timeZone: z.string().max(64).optional(),
});
export type Person = z.infer<typeof person>;

/** From the whole to the smallest: each unit's parent is of the kind before its own. */
export const unitKinds = ['centre', 'region', 'group', 'team'] as const;
export const unitKind = z.enum(unitKinds);
export type UnitKind = z.infer<typeof unitKind>;

/** Longest name of a unit. */
export const UNIT_NAME_CHARS = 80;
/** Between the names of a way down the tree, as a list of people writes it; so no name has one in it. */
export const unitPathSigns = /[/／>＞]/;
/** [ORG-20] [ORG-21] A name that somebody gives to a unit. */
export const unitName = z
  .string()
  .trim()
  .min(1)
  .max(UNIT_NAME_CHARS)
  .refine((name) => isOneLine(name) && !unitPathSigns.test(name));

/** A part of the centre. Nobody in charge, or no convener: vacant. */
export const unit = z.object({
  id,
  kind: unitKind,
  /** null: the centre itself. */
  parentId: id.nullable(),
  name: z.string().min(1).max(UNIT_NAME_CHARS),
  /** Leads everybody in this unit and below it. */
  inChargeId: id.nullable(),
  /** Brings its people together: activities, birthdays. Leads nobody. */
  convenerId: id.nullable(),
});
export type Unit = z.infer<typeof unit>;

/** Whether queue calls are answered by themselves: never, as each person sets it, or always. */
export const autoAnswerPolicy = z.enum(['never', 'person', 'always']);
export type AutoAnswerPolicy = z.infer<typeof autoAnswerPolicy>;

/** The centre's tree and what was decided for all of it. Small (hundreds of units at most) and sent whole. */
export const organisation = z.object({
  /** The name of its topmost unit. */
  centreName: z.string().max(80),
  /** IANA name; workdays begin at midnight there. */
  timeZone: z.string(),
  autoAnswer: autoAnswerPolicy.default('person'),
  readiness: readinessPolicy.prefault({}),
  hindranceRules: hindranceRules.prefault({}),
  restAllowances: restAllowances.prefault({}),
  /** Parents before their children. */
  units: z.array(unit),
});
export type Organisation = z.infer<typeof organisation>;
