/** What each line of this PC carried, and what it may. */
import { z } from 'zod';

export const lineUse = z.object({
  /** The system's name of the network card: `Wi-Fi`, `eth0`. */
  name: z.string().max(200),
  /** Both directions, IP headers included. */
  monthBytes: z.number().nonnegative(),
  /** Of the last minute, as if it went on for an hour. */
  hourBytes: z.number().nonnegative(),
  /** At the month's end, if the rest of it is as the last four weeks; null: not known before three whole days. */
  forecastBytes: z.number().nonnegative().nullable(),
});
export type LineUse = z.infer<typeof lineUse>;

export const dataUse = z.object({
  /** The newest month's lines, the busiest first. */
  lines: z.array(lineUse),
});
export type DataUse = z.infer<typeof dataUse>;

export const dataValues = { dataUse } as const;

/** What the person says of a line. `monthMb`: how much may be used in a calendar month; null: no bound. */
export const dataBudget = z.object({
  isMetered: z.boolean().default(false),
  monthMb: z.number().int().min(1).max(10_000_000).nullable().default(null),
});
export type DataBudget = z.infer<typeof dataBudget>;
export const MEGABYTE = 1_000_000;
