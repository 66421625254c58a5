import { z } from 'zod';
import { activityDraft } from './activity.ts';
import { id } from './id.ts';
import { bilingual } from './points.ts';
import { epochMs, workday } from './time.ts';

/** What can be on a highlight wall. One line here is a new part of it. */
export const wallPanels = ['people', 'groups', 'badges', 'praise', 'activities', 'calls'] as const;
export const wallPanel = z.enum(wallPanels);
export type WallPanel = z.infer<typeof wallPanel>;

/** Words of praise on one wall. */
export const WALL_PRAISE_LIMIT = 12;
export const WALL_SENTENCE_CHARS = 80;

/** A wall as who leads its unit wants it. */
export const wallDraft = z.object({
  name: z.string().trim().min(1).max(60),
  unitId: id,
  panels: z
    .array(wallPanel)
    .min(1)
    .transform((chosen) => wallPanels.filter((one) => chosen.includes(one))),
  /** May be empty. */
  sentence: z.string().trim().max(WALL_SENTENCE_CHARS),
  language: z.enum(['zh-CN', 'en']),
  theme: z.enum(['light', 'dark']),
  /** Words of praise that were chosen for it, by their ids. */
  praiseIds: z.array(id).max(WALL_PRAISE_LIMIT),
});
export type WallDraft = z.infer<typeof wallDraft>;

/** A wall as those who may change it see it; its key is told once, by the command that makes it. */
export const wall = wallDraft.extend({
  id,
  /** When its address was made; null: it has none, and nothing shows it. */
  keyMadeAt: epochMs.nullable(),
});
export type Wall = z.infer<typeof wall>;

/** The topic of my choice whether walls name me. */
export const wallChoice = z.object({ isShown: z.boolean() });

/** The secret end of a wall's address: 256 bits, base64url. */
export const wallKey = z.string().regex(/^[\w-]{43}$/);

const count = z.number().int().nonnegative();

/** What a wall shows now. A part that was not chosen, and a number that would say something of one person, is null. */
export const wallPicture = z.object({
  name: z.string(),
  unitName: z.string(),
  sentence: z.string(),
  language: wallDraft.shape.language,
  theme: wallDraft.shape.theme,
  /** IANA name; times are shown as they are there. */
  timeZone: z.string(),
  workday,
  /** Of this week, best first. */
  people: z.array(z.object({ id, name: z.string(), unitName: z.string(), points: z.number().int() })).nullable(),
  groups: z.array(z.object({ id, name: z.string(), rank: count, points: z.number().int() })).nullable(),
  badges: z.array(z.object({ id, name: z.string(), unitName: z.string(), title: bilingual })).nullable(),
  praise: z.array(z.object({ id, fromName: z.string(), toName: z.string(), text: z.string() })).nullable(),
  /** Good words of seven days. */
  thanksCount: count.nullable(),
  activities: z
    .array(
      activityDraft.pick({ title: true, place: true, startsAt: true, endsAt: true }).extend({ id, comingCount: count }),
    )
    .nullable(),
  /** Answered today. */
  callCount: count.nullable(),
});
export type WallPicture = z.infer<typeof wallPicture>;
