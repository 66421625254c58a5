import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { KeptVisit } from '../care/keptCare.ts';
import { createCalendar } from '../clock.ts';
import { createFold } from '../facts/fold.ts';
import { newFact } from '../facts/newFact.ts';
import { pointsRules } from '../points/rules/index.ts';
import { SOME_DAY, someCall } from '../testing/someFacts.ts';
import { storeGrounds } from '../testing/storeGrounds.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const fold = createFold(createCalendar('Asia/Shanghai'), pointsRules);
const DAY_MS = 24 * 3_600_000;

describe.each(storeGrounds(fold))('care in the store on $name', (ground) => {
  beforeAll(() => ground.prepare());
  afterEach(() => ground.closeAll());
  afterAll(() => ground.clear());

  it('[CARE-1] [CARE-6] [CARE-9] keeps birthdays and visits as they were said last, and forgets what is deleted or old', async () => {
    const config = await ground.fresh();
    const before = await ground.open(config);
    const birthday = { personId: 'person-a', on: '02-29', toldTo: 'team' as const };
    const visit = (id: string, on: string): KeptVisit => ({
      ...{
        id,
        on,
        personId: 'person-a',
        kind: 'visit',
        text: "it's",
        byId: 'l',
        byName: 'L',
        plannedAt: 1,
        done: null,
      },
    });
    const done = { ...visit('one', '2026-11-21'), done: { at: 9, byName: 'L', word: 'well' } };
    await Promise.all([
      before.commit({ birthday: { ...birthday, toldTo: 'nobody' }, careVisit: visit('one', '2026-11-21') }),
      before.commit({ birthday, careVisit: done }),
      before.commit({ birthday: { ...birthday, personId: 'person-b' }, careVisit: visit('two', '2026-11-20') }),
      before.commit({ birthday: { ...birthday, personId: 'person-c' }, careVisit: visit('three', '2026-11-20') }),
      before.commit({ removedBirthdays: ['person-b'], removedCareVisits: ['two'] }),
    ]);
    await ground.close(before);

    const after = await ground.open(config);
    const kept = [birthday, { ...birthday, personId: 'person-c' }];
    expect(await after.readCare()).toEqual({ birthdays: kept, visits: [visit('three', '2026-11-20'), done] });
    await after.purgeCareVisits('2026-11-21');
    expect(await after.readCare()).toEqual({ birthdays: kept, visits: [done] });
  });

  it('[CARE-2] finds the workday of the first shift of each', async () => {
    const store = await ground.open(await ground.fresh());
    const shift = (personId: string, at: number) =>
      newFact('shift.signedIn', { at, personId }, `shift:${personId}:${at}`);
    await store.commit({ facts: [shift('person-b', SOME_DAY + DAY_MS), shift('person-b', SOME_DAY)] });
    await store.commit({ facts: [someCall({ id: 'a', at: SOME_DAY + 2 * DAY_MS })] });
    const days = await store.readDays({ personId: 'person-b', from: '', to: '9' });
    const first = await store.readFirstShifts();
    expect(first.get('person-b')).toBe(days[0]?.workday);
    expect([...first.keys()].toSorted()).toEqual(['person-a', 'person-b']);
  });
});
