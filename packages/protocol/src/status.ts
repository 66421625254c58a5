import { z } from 'zod';
import { id } from './id.ts';
import { epochMs } from './time.ts';

export const STATUS_CHARS = 60;
const EMOJI_CHARS = 16;
/** No line stays longer. */
export const STATUS_LONGEST_MS = 30 * 24 * 3_600_000;

/** Whether a text is one emoji and nothing else: https://www.unicode.org/reports/tr51/#def_rgi_set */
const oneEmoji = new RegExp('^\\p{RGI_Emoji}$', 'v');
/** One line: no breaks and no other control characters. */
const oneLine = /^[^\p{Cc}\p{Zl}\p{Zp}]*$/u;

/** What a person wants to be said of her for a while. `until`: gone by itself then, by the hub's clock. */
export const statusLine = z.object({
  text: z.string().trim().min(1).max(STATUS_CHARS).regex(oneLine),
  emoji: z.string().max(EMOJI_CHARS).regex(oneEmoji).nullable(),
  until: epochMs,
});
export type StatusLine = z.infer<typeof statusLine>;

/** As her colleagues see it. */
export const status = z.object({
  personId: id,
  text: z.string(),
  emoji: z.string().nullable(),
  until: epochMs,
});
export type Status = z.infer<typeof status>;
