import type { Fact } from '@hearthline/protocol';
import { createRandom } from './random.ts';
import { newFact } from '../facts/newFact.ts';
import { shiftWorkday, type Calendar } from '../clock.ts';
import type { Centre } from '../store/store.ts';

const HOUR_MS = 3_600_000;

/**
 * The facts of six past days and of today until now: shifts, calls, wrap-ups. The same centre and day give the same
 * facts, so a second start adds nothing (their sources are known already).
 */
export function demoWeek(options: { centre: Centre; calendar: Calendar; now: number; queue: string }): Fact[] {
  const { centre, calendar, now, queue } = options;
  const operators = centre.people.filter((person) => person.role === 'operator');
  const facts: Fact[] = [];
  for (let daysAgo = 6; daysAgo >= 0; daysAgo -= 1) {
    const workday = shiftWorkday(calendar.workdayOf(now), -daysAgo);
    const midnight = calendar.nextMidnight(now - (daysAgo + 1) * 24 * HOUR_MS);
    operators.forEach((person, index) => {
      // The demo's own operator begins today with an empty page; a fifth of the others have a day off.
      if ((daysAgo === 0 && index === 0) || (index + daysAgo) % 5 === 4) return;
      // Today so far may be short (it is early): the same day, run faster.
      const pace = daysAgo === 0 ? Math.min(1, (now - midnight) / (18 * HOUR_MS)) : 1;
      facts.push(...demoShift({ personId: person.id, index, workday, midnight, queue, pace }));
    });
  }
  return facts.filter((fact) => fact.at < now);
}

interface ShiftOptions {
  readonly personId: string;
  readonly index: number;
  readonly workday: string;
  readonly midnight: number;
  readonly queue: string;
  /** At most 1; below it every length of time shrinks alike. */
  readonly pace: number;
}

/** One operator's day: four to nine calls with waiting and wrap-up between them, in the morning and the afternoon. */
function demoShift(options: ShiftOptions): Fact[] {
  const { personId, index, workday, midnight, queue, pace } = options;
  const random = createRandom(`${workday} ${personId}`);
  const source = (what: string) => `demo:${workday}:${personId}:${what}`;
  const lasts = (lengthMs: number) => Math.floor(lengthMs * pace);
  const startAt = midnight + lasts(8 * HOUR_MS + random() * 1.5 * HOUR_MS);
  const facts: Fact[] = [newFact('shift.signedIn', { at: startAt, personId }, source('in'))];
  const callCount = 4 + Math.floor(random() * 6);
  let at = startAt;
  for (let call = 0; call < callCount; call += 1) {
    const readyFrom = at;
    const joinedAt = readyFrom + lasts(60_000 + random() * 50 * 60_000);
    const answeredAt = joinedAt + lasts(3_000 + random() * 15_000);
    const endedAt = answeredAt + lasts(30_000 + random() * 360_000);
    const wrapUpMs = lasts(8_000 + random() * 22_000);
    const callId = `demo-${workday}-${index}-${call}`;
    const talking = { kind: 'talking' as const, since: answeredAt, callId, queue };
    const wrapUp = {
      kind: 'wrapUp' as const,
      since: endedAt,
      endsAt: endedAt + lasts(30_000),
      isExtended: false,
      callId,
    };
    const ready = { kind: 'ready' as const, since: readyFrom };
    at = endedAt + wrapUpMs;
    facts.push(
      newFact('agent.stateChanged', { at: answeredAt, personId, from: ready, to: talking }, source(`ready${call}`)),
      newFact(
        'call.ended',
        {
          at: endedAt,
          callId,
          queue,
          callerNumber: `1380000${String(Math.floor(random() * 10_000)).padStart(4, '0')}`,
          personId,
          joinedAt,
          answeredAt,
          endedAt,
          outcome: 'answered',
          endedBy: random() < 0.7 ? 'caller' : 'operator',
        },
        source(`call${call}`),
      ),
      newFact(
        'agent.stateChanged',
        { at, personId, from: wrapUp, to: { kind: 'ready', since: at } },
        source(`wrapUp${call}`),
      ),
    );
  }
  return [...facts, newFact('shift.signedOut', { at: at + lasts(60_000), personId }, source('out'))];
}
