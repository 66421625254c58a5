import { z } from 'zod';
import { disposition } from './disposition.ts';
import { id } from './organisation.ts';
import { durationMs, epochMs } from './time.ts';

/** How a call ended, as the person saw it whose history it is in. */
export const callEnd = z.enum([
  'hungUpHere',
  'hungUpThere',
  'busy',
  'declined',
  'noAnswer',
  'cancelled',
  'numberNotFound',
  'unavailable',
  'failed',
]);
export type CallEnd = z.infer<typeof callEnd>;

/** What was wrong with a line for some seconds; when each is raised and cleared: softphone-core's quality/SPEC.md. */
export const qualityWarning = z.enum(['loss', 'jitter', 'roundTrip', 'lowMos']);
export type QualityWarning = z.infer<typeof qualityWarning>;

/** How the line was over a whole call, measured by the phone: means over its talking time. */
export const callQuality = z.object({
  /** ITU-T G.107, 1.0 to 4.5. */
  mos: z.number().min(1).max(5),
  /** The lowest of its seconds. */
  lowestMos: z.number().min(1).max(5),
  lossRatio: z.number().min(0).max(1),
  jitterMs: z.number().min(0).max(60_000),
  roundTripMs: z.number().min(0).max(60_000).nullable(),
  /** Those that were raised at some time of the call, each once. */
  warnings: z.array(qualityWarning).max(4).default([]),
  /** How long the far side heard music. */
  heldMs: durationMs.default(0),
});
export type CallQuality = z.infer<typeof callQuality>;

/** One call in one person's history. A call between two colleagues is a row of each. */
export const callRow = z.object({
  id: z.string().min(1).max(80),
  personId: id,
  direction: z.enum(['in', 'out']),
  /** The far side's number; empty when it was withheld. */
  number: z.string().max(64),
  /** The colleague on the far side. */
  peerId: id.nullable(),
  queue: z.string().nullable(),
  /** It rang here, or was dialled here; in a queue: the caller joined. */
  startedAt: epochMs,
  answeredAt: epochMs.nullable(),
  endedAt: epochMs,
  end: callEnd,
  /** By this id phone and hub know the call. */
  callId: z.string().min(1).max(256),
  quality: callQuality.nullable(),
  disposition: disposition.nullable().default(null),
});
export type CallRow = z.infer<typeof callRow>;

export const historyFilter = z.enum(['all', 'missed', 'in', 'out']);
export type HistoryFilter = z.infer<typeof historyFilter>;

export const historyQuestion = z.object({
  /** `group`: everybody of my group, for leaders alone. */
  scope: z.enum(['mine', 'group']),
  filter: historyFilter,
  /** Part of a number; empty: all. */
  search: z.string().max(32),
  /** The last row already read. */
  before: z.object({ startedAt: epochMs, id: z.string().max(80) }).nullable(),
  limit: z.number().int().min(1).max(100),
});
export type HistoryQuestion = z.infer<typeof historyQuestion>;
export const historyPage = z.object({ rows: z.array(callRow), hasMore: z.boolean() });
export type HistoryPage = z.infer<typeof historyPage>;

/** The topic of my own calls. */
export const myHistory = z.object({
  /** Missed since I last looked. */
  missedCount: z.number().int().nonnegative(),
  /** The newest, newest first. */
  recent: z.array(callRow).max(20),
});
export type MyHistory = z.infer<typeof myHistory>;

/** What the phone says of a call's line when it has ended. */
export const qualityReport = callQuality.extend({ callId: z.string().min(1).max(256), talkedMs: durationMs });
export type QualityReport = z.infer<typeof qualityReport>;
