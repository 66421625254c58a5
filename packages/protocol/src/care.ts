import { z } from 'zod';
import { id } from './id.ts';
import { bilingual } from './points.ts';
import { epochMs, workday } from './time.ts';

const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Month and day without a year, `02-29`: nobody's age is asked. */
export const monthDay = z
  .string()
  .regex(/^\d{2}-\d{2}$/)
  .refine((text) => {
    const [month = 0, day = 0] = text.split('-').map(Number);
    return day >= 1 && day <= (longest[month - 1] ?? 0);
  });

/** Who is told of a birthday besides herself: nobody, who leads her, or her group with them. */
export const birthdayCircle = z.enum(['nobody', 'leader', 'team']);
export type BirthdayCircle = z.infer<typeof birthdayCircle>;

export const birthday = z.object({ on: monthDay, toldTo: birthdayCircle });
export type Birthday = z.infer<typeof birthday>;

/** What I have said of mine; null: nothing, or it is deleted. */
export const myBirthday = z.object({ birthday: birthday.nullable() });
export type MyBirthday = z.infer<typeof myBirthday>;

/** A day to keep. */
export const feast = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('birthday') }),
  /** Full years since the first shift. */
  z.object({ kind: z.literal('anniversary'), years: z.number().int().positive() }),
  z.object({ kind: z.literal('holiday'), title: bilingual }),
]);
export type Feast = z.infer<typeof feast>;

/** As many days ahead are shown to who leads, today included. */
export const COMING_DAYS = 14;

/** One line of what is coming; `personId` null: everybody's. */
export const comingFeast = z.object({ on: workday, personId: id.nullable(), feast });
export type ComingFeast = z.infer<typeof comingFeast>;

/** Whom to think of, as one person is told of it. */
export const careDay = z.object({
  /** It holds on this workday alone. */
  workday,
  /** Mine today. */
  mine: z.array(feast),
  /** Whose birthday is today, of my group: those who let it know. */
  mates: z.array(id),
  /** Of those I lead, by day; null: I lead nobody. */
  coming: z.array(comingFeast).nullable(),
});
export type CareDay = z.infer<typeof careDay>;

/** She reads all of it in her own log, so it is one short sentence. */
export const CARE_CHARS = 120;
/** Plans of one person that are not done. */
export const CARE_PLANS_LIMIT = 100;
const sentence = z.string().trim().min(1).max(CARE_CHARS);

export const careVisitDraft = z.object({
  personId: id,
  kind: z.enum(['visit', 'call']),
  on: workday,
  text: sentence,
});
export type CareVisitDraft = z.infer<typeof careVisitDraft>;

export const careVisitDone = z.object({ visitId: id, word: sentence });

/** A visit or a call by who leads her, planned or done; told to those who lead her now. */
export const careVisit = careVisitDraft.extend({
  id,
  byId: id,
  byName: z.string(),
  plannedAt: epochMs,
  /** null: to come. */
  done: z.object({ at: epochMs, byName: z.string(), word: z.string() }).nullable(),
  /** Mine to do: I planned it, or who did leads her no more. */
  isMine: z.boolean(),
});
export type CareVisit = z.infer<typeof careVisit>;
