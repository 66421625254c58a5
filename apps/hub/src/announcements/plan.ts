/**
 * When a planned announcement is sent. Pure; the calendar knows the centre's time zone. SPEC: announcements/SPEC.md, ANN-20 to ANN-24.
 */
import { announcementPlanDraft, type AnnouncementPlanDraft } from '@hearthline/protocol';
import { z } from 'zod';
import { shiftWorkday, type Calendar } from '../clock.ts';

/** As it is kept. */
export const keptPlan = announcementPlanDraft.extend({
  id: z.string(),
  authorId: z.string(),
  /** What was due until then is done with: sent, or too old when the hub came back. */
  doneUntil: z.number().int(),
});
export type KeptPlan = z.infer<typeof keptPlan>;

type Rhythm = Pick<AnnouncementPlanDraft, 'firstOn' | 'lastOn' | 'repeat' | 'timeOfDay'>;
const WEEK_DAYS = 7;

const dayOfWeek = (workday: string): number => new Date(`${workday}T00:00:00Z`).getUTCDay();

function isOn({ firstOn, lastOn, repeat }: Rhythm, day: string): boolean {
  if (day < firstOn || day > lastOn) return false;
  switch (repeat) {
    case 'once':
      return day === firstOn;
    case 'daily':
      return true;
    case 'weekdays':
      return dayOfWeek(day) >= 1 && dayOfWeek(day) <= 5;
    case 'weekly':
      return dayOfWeek(day) === dayOfWeek(firstOn);
  }
}

/** The first moment after `after` at which it is due; null: never again. */
export function nextAfter(rhythm: Rhythm, after: number, calendar: Calendar): number | null {
  // A time that does not exist is sent later that day, which may be past midnight: look at the day before too.
  const before = shiftWorkday(calendar.workdayOf(after), -1);
  const start = before > rhythm.firstOn ? before : rhythm.firstOn;
  for (let step = 0; step <= WEEK_DAYS + 1; step += 1) {
    const day = shiftWorkday(start, step);
    if (!isOn(rhythm, day)) continue;
    const at = calendar.momentOf(day, rhythm.timeOfDay);
    if (at > after) return at;
  }
  return null;
}

/** The last moment in (`after`, `now`] at which it was due; null: none. [ANN-22] */
export function lastDue(
  rhythm: Rhythm,
  { after, now }: { after: number; now: number },
  calendar: Calendar,
): number | null {
  const today = calendar.workdayOf(now);
  const end = today < rhythm.lastOn ? today : rhythm.lastOn;
  for (let step = 0; step <= WEEK_DAYS; step += 1) {
    const day = shiftWorkday(end, -step);
    if (!isOn(rhythm, day)) continue;
    const at = calendar.momentOf(day, rhythm.timeOfDay);
    if (at <= after) return null;
    if (at <= now) return at;
  }
  return null;
}
