import type { NotReadyReason } from '@hearthline/protocol';
import { describe, expect, it } from 'vitest';
import { newFact } from '../facts/newFact.ts';
import { countedMs, usedMs } from './restsUsed.ts';
import { stretchOf, type Stretch } from './stretch.ts';

const stretch = (reason: NotReadyReason, beganAt: number, endedAt: number): Stretch => ({
  ...{ factId: `${reason}${beganAt}`, personId: 'person-a', beganAt, endedAt, state: 'notReady', reason },
});

describe('what is used of a rest', () => {
  it('[REST-3] is the sum of the day by reason, and of one over midnight what fell into the day', () => {
    const all = [stretch('break', 900, 1_300), stretch('break', 2_000, 2_050), stretch('meal', 1_400, 1_500)];
    expect(usedMs(all, 1_000, [])).toEqual({ break: 350, meal: 100, meeting: 0, training: 0, help: 0 });
  });

  it('[REST-4] is nothing for what she did not choose', () => {
    const reasons = ['lineLost', 'onBattery', 'away', 'notResponding', 'callback', 'signedIn'] as const;
    const used = usedMs(
      reasons.map((reason) => stretch(reason, 1_000, 9_000)),
      0,
      [],
    );
    expect(Object.values(used).every((ms) => ms === 0)).toBe(true);
  });

  it.each([
    ['before it', [{ from: 0, to: 100 }], 900],
    ['over its beginning', [{ from: 0, to: 300 }], 700],
    ['inside', [{ from: 400, to: 500 }], 800],
    ['over its end', [{ from: 900, to: 2_000 }], 800],
    [
      'two that overlap',
      [
        { from: 500, to: 700 },
        { from: 400, to: 600 },
      ],
      600,
    ],
    ['all of it', [{ from: 0, to: 9_000 }], 0],
  ])('[REST-4] leaves out an excused outage %s', (_where, excused, counted) => {
    const span = { from: 100, to: 1_000 };
    expect(countedMs(span, 100, excused)).toBe(counted);
  });

  it('[REST-7] a stretch is made of the change that ends it, none of the time off shift', () => {
    const to = { kind: 'ready' as const, since: 5_000 };
    const from = { kind: 'notReady' as const, reason: 'meeting' as const, since: 2_000 };
    const fact = newFact('agent.stateChanged', { at: 5_000, personId: 'person-a', from, to });
    expect(stretchOf(fact)).toEqual({
      ...{ factId: fact.id, personId: 'person-a', beganAt: 2_000, endedAt: 5_000, state: 'notReady' },
      reason: 'meeting',
    });
    expect(stretchOf({ ...fact, from: { kind: 'signedOut', since: 0 } })).toBeNull();
  });
});
