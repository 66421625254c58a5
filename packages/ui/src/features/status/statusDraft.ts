/** A line of status being written, and which are shown. Pure: no clock of its own. */
import { STATUS_LONGEST_MS, statusLine, type Status, type StatusLine } from '@hearthline/protocol';

export const untilIds = ['m30', 'h1', 'endOfDay', 'chosen'] as const;
type UntilId = (typeof untilIds)[number];

/** On offer; the hub takes any one emoji. */
export const emojiChoices = ['☕', '🍜', '🏠', '🩺', '👶', '📚', '🎧', '🚗', '🌧️', '🔌', '🎂', '💪'] as const;
export type EmojiChoice = (typeof emojiChoices)[number] | 'none';

export interface StatusDraft {
  readonly text: string;
  readonly emoji: EmojiChoice;
  readonly until: UntilId;
  /** As the fields for day and time give them, by this PC's clock on the wall; only of `chosen`. */
  readonly day: string;
  readonly time: string;
}

export const emptyStatus: StatusDraft = { text: '', emoji: 'none', until: 'h1', day: '', time: '' };

const MINUTE_MS = 60_000;

/** When it would end, at `now` by the hub's clock; null: not said yet, or outside of what is allowed. */
export const endsAt = ({ until, day, time }: StatusDraft, now: number): number | null => {
  switch (until) {
    case 'm30':
      return now + 30 * MINUTE_MS;
    case 'h1':
      return now + 60 * MINUTE_MS;
    case 'endOfDay':
      return new Date(now).setHours(24, 0, 0, 0);
    case 'chosen': {
      const at = Date.parse(`${day}T${time}`);
      return at > now && at <= now + STATUS_LONGEST_MS ? at : null;
    }
  }
};

/** What would be said now; null while something is missing. */
export const finishStatus = (draft: StatusDraft, now: number): StatusLine | null => {
  const emoji = draft.emoji === 'none' ? null : draft.emoji;
  return statusLine.safeParse({ text: draft.text, emoji, until: endsAt(draft, now) }).data ?? null;
};

/** What this person says of herself now. [STATUS-2] */
export const statusOf = (statuses: readonly Status[] | null, personId: string, now: number): Status | null =>
  statuses?.find((one) => one.personId === personId && one.until > now) ?? null;

/** With its emoji before it. */
export const spokenStatus = ({ text, emoji }: Pick<Status, 'text' | 'emoji'>): string =>
  emoji === null ? text : `${emoji} ${text}`;
