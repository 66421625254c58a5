/** A made-up day, as the hub answers it. */
import type { DayState, PersonDay } from '@hearthline/protocol';
import type { Answers } from './FakeHost.ts';
import { dayResults } from './results.ts';
import { HOUR, MINUTE, NOW } from './people.ts';

const pattern: readonly (readonly [DayState, number])[] = [
  ...(['ready', 'talking', 'wrapUp'] as const).map((state, index) => [state, [3, 9, 2][index] ?? 1] as const),
  ...(['ready', 'talking', 'wrapUp'] as const).map((state, index) => [state, [6, 5, 3][index] ?? 1] as const),
];

export const someDay = (personId: string): PersonDay => {
  const beganAt = NOW - 350 * MINUTE;
  const stretches: PersonDay['stretches'] = [];
  let from = beganAt;
  for (let index = 0; from < NOW - 10 * MINUTE; index += 1) {
    const isMeal = index === 24;
    const [state, minutes] = isMeal
      ? (['notReady', 46] as const)
      : (pattern[index % pattern.length] ?? (['ready', 1] as const));
    const to = Math.min(NOW - 7 * MINUTE, from + minutes * MINUTE);
    stretches.push({ from, to, state, reason: isMeal ? 'meal' : null });
    from = to;
  }
  return {
    ...{ personId, workday: '2026-11-21', beganAt: NOW - 14 * HOUR, endsAt: NOW + 10 * HOUR, stretches },
    ...{ callCount: 38, talkMs: 160 * MINUTE, heldMs: 9 * MINUTE, points: 46, results: dayResults },
  };
};

export const dayAnswers: Answers = { readDay: ({ personId }) => someDay(personId ?? 'p0') };
