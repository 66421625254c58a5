import { z } from 'zod';
import { id } from './id.ts';
import { epochMs } from './time.ts';

/** The most that can be said in one. */
export const KUDOS_CHARS = 200;

/** Thanks: from anybody to anybody. Praise: from who leads her. */
export const kudosKind = z.enum(['thanks', 'praise']);
export type KudosKind = z.infer<typeof kudosKind>;

/** A good word to a colleague. */
export const kudos = z.object({
  id,
  at: epochMs,
  kind: kudosKind,
  fromId: id,
  fromName: z.string().max(60),
  toId: id,
  toName: z.string().max(60),
  text: z.string().max(KUDOS_CHARS),
  /** Its receiver has not looked at it yet; false for everybody else. */
  isNew: z.boolean(),
});
export type Kudos = z.infer<typeof kudos>;

/** The topic of the good words I got and gave, newest first. */
export const myKudos = z.object({
  got: z.array(kudos).max(100),
  given: z.array(kudos).max(100),
  /** How many thanks I can still give today. */
  thanksLeft: z.number().int().nonnegative(),
});
export type MyKudos = z.infer<typeof myKudos>;
