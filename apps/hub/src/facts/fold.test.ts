import { describe, expect, it } from 'vitest';
import { createCalendar } from '../clock.ts';
import { pointsRules } from '../points/rules/index.ts';
import { SOME_DAY, someCall } from '../testing/someFacts.ts';
import { createFold } from './fold.ts';
import { newFact } from './newFact.ts';

const fold = createFold(createCalendar('Asia/Shanghai'), pointsRules);

describe('what a fact adds', () => {
  it('[FACT-6] an answered call: one call and its talking time', () => {
    const days = fold(someCall({ talkMs: 42_000 })).days;
    expect(days[0]).toMatchObject({ personId: 'person-a', workday: '2026-11-20', callCount: 1, talkMs: 42_000 });
  });

  it.each([
    ['ready', 'readyMs'],
    ['notReady', 'notReadyMs'],
    ['wrapUp', 'wrapUpMs'],
  ] as const)('[FACT-7] the end of %s adds its stretch', (kind, column) => {
    const since = SOME_DAY - 7_000;
    const from = {
      ready: { kind: 'ready' as const, since },
      notReady: { kind: 'notReady' as const, reason: 'meal' as const, since },
      wrapUp: { kind: 'wrapUp' as const, since, endsAt: SOME_DAY, isExtended: false, callId: 'call-1' },
    }[kind];
    const to = { kind: 'talking' as const, since: SOME_DAY, callId: 'call-1', queue: 'city-hotline' };
    const { days, ledger } = fold(newFact('agent.stateChanged', { at: SOME_DAY, personId: 'person-a', from, to }));
    expect(days).toMatchObject([{ [column]: 7_000, talkMs: 0 }]);
    expect(ledger).toEqual([]);
  });

  it('[FACT-8] a queue call counts for its queue', () => {
    expect(fold(someCall({ personId: null })).queues).toMatchObject([{ answered: 0, abandoned: 1 }]);
    expect(fold(someCall()).queues).toMatchObject([{ queue: 'city-hotline', answered: 1, abandoned: 0 }]);
  });

  it('[FACT-1] a source gives a fact its id', () => {
    expect(someCall({ id: 'x' }).id).toBe(someCall({ id: 'x' }).id);
    expect(someCall({ id: 'x' }).id).not.toBe(someCall({ id: 'y' }).id);
  });
});
