import { z } from 'zod';
import { id } from './organisation.ts';
import { durationMs, epochMs, workday } from './time.ts';

/** Text in each language of the centre; written beside the rule, so a hub with a new rule needs no new desktop. */
export const bilingual = z.object({ 'zh-CN': z.string(), en: z.string() });
export type Bilingual = z.infer<typeof bilingual>;

/** A points rule as people read it. A changed rule gets a new version and never rewrites the past. */
export const ruleText = z.object({
  ruleId: id,
  version: z.number().int().positive(),
  title: bilingual,
  explanation: bilingual,
  /** What one qualifying fact earns. */
  points: z.number().int(),
});
export type RuleText = z.infer<typeof ruleText>;

/** One line of the append-only ledger. Unique by (ruleId, factId). */
export const ledgerEntry = z.object({
  id,
  personId: id,
  points: z.number().int(),
  ruleId: id,
  ruleVersion: z.number().int().positive(),
  factId: id,
  factKind: z.string(),
  at: epochMs,
  workday,
  /** What the fact was about, for people: the masked number of a caller, the title of an announcement. */
  subject: z.string().max(200),
});
export type LedgerEntry = z.infer<typeof ledgerEntry>;

/** The topic of my level: from the points of all time. */
export const myLevel = z.object({
  /** Of the table of thresholds. */
  version: z.number().int().positive(),
  /** From 1. */
  level: z.number().int().positive(),
  title: bilingual,
  word: bilingual,
  /** Points of all time. */
  points: z.number().int(),
  /** Where this level begins. */
  from: z.number().int(),
  /** Null: there is none above. */
  next: z.object({ title: bilingual, from: z.number().int() }).nullable(),
});
export type MyLevel = z.infer<typeof myLevel>;

/** The topic of my points. */
export const myPoints = z.object({
  workday,
  today: z.number().int(),
  month: z.number().int(),
  /** The last seven workdays, oldest first, today included. */
  week: z.array(z.object({ workday, points: z.number().int() })).length(7),
  /** The newest entries, newest first, at most 20. */
  recent: z.array(ledgerEntry).max(20),
});
export type MyPoints = z.infer<typeof myPoints>;

/**
 * One row of a ranking. Ranks are shared by equals. `rank` is null in the lower half of the table and for everybody
 * without points yet: nobody is shown as last.
 */
export const rankingRow = z.object({
  key: id,
  name: z.string(),
  points: z.number().int(),
  rank: z.number().int().positive().nullable(),
});
export type RankingRow = z.infer<typeof rankingRow>;

export const rankingBy = z.enum(['operator', 'team', 'group', 'region']);
export type RankingBy = z.infer<typeof rankingBy>;

/** Whole ones of the calendar: a week begins on Monday. */
export const rankingPeriod = z.enum(['day', 'week', 'month', 'quarter', 'year']);
export type RankingPeriod = z.infer<typeof rankingPeriod>;

/** A table on request. */
export const rankingQuestion = z.object({
  by: rankingBy,
  /** Not given: the day. */
  period: rankingPeriod.optional(),
  /** Any day of the period; null: today. */
  workday: workday.nullable(),
});
export const rankingAnswer = z.object({
  workday,
  /** The first and the last day that count. */
  from: workday,
  to: workday,
  rows: z.array(rankingRow),
  /** My own row, or my own unit's; null: none. It may be in no row of others. */
  mine: rankingRow.nullable(),
  /** Up to two rows above and two below mine, mine included; empty for units. */
  neighbours: z.array(rankingRow).max(5),
});
export type RankingAnswer = z.infer<typeof rankingAnswer>;

/** The topic of my choice to have no row in what others see. */
export const rankingChoice = z.object({ isHidden: z.boolean() });

/** The topic of today's ranking around me. */
export const myRanking = z.object({
  workday,
  /** My own row; null for people without points of their own (leaders, IT). */
  mine: rankingRow.nullable(),
  /** Up to two rows above and two below mine, mine included, in order. */
  neighbours: z.array(rankingRow).max(5),
  /** Groups in order (per head, so that a small group is not behind by its size alone). */
  groups: z.array(rankingRow.extend({ isMine: z.boolean(), memberCount: z.number().int() })),
});
export type MyRanking = z.infer<typeof myRanking>;

/** My working day so far, closed stretches only; the running state is added by whoever shows it. */
export const myDay = z.object({
  workday,
  callCount: z.number().int(),
  yesterdayCallCount: z.number().int(),
  talkMs: durationMs,
  readyMs: durationMs,
  notReadyMs: durationMs,
  wrapUpMs: durationMs,
  /** When the shift began; null before signing in. */
  signedInAt: epochMs.nullable(),
});
export type MyDay = z.infer<typeof myDay>;
