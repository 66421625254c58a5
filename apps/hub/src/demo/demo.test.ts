import { faultOf } from '@hearthline/protocol';
import { describe, expect, it } from 'vitest';
import { createCalendar } from '../clock.ts';
import { demoCentre } from './demoCentre.ts';
import { demoWeek } from './demoWeek.ts';

const centre = demoCentre('hash');
const calendar = createCalendar('Asia/Shanghai');
const count = (role: string) => centre.people.filter((person) => person.role === role).length;

describe('the demo centre', () => {
  it('has three regions, six groups and 60 people, each with an account and a number of their own', () => {
    const kinds = (kind: string) => centre.units.filter((unit) => unit.kind === kind).length;
    expect([kinds('region'), kinds('group'), centre.people.length]).toEqual([3, 6, 60]);
    expect(faultOf(centre.units)).toBeNull();
    expect([count('operator'), count('leader'), count('it')]).toEqual([52, 6, 2]);
    for (const key of ['id', 'name', 'account'] as const) {
      expect(new Set(centre.people.map((person) => person[key])).size).toBe(60);
    }
    const extensions = centre.people.flatMap((person) => person.extension ?? []);
    expect(new Set(extensions).size).toBe(58);
    expect(extensions.every((one) => /^[1-5]\d{3}$/.test(one))).toBe(true);
  });

  it.each([0, 3, 12, 23])(
    'has a past at %i o’clock: the same each time, over seven days, nothing in the future',
    (hour) => {
      const now = Date.UTC(2026, 10, 20, hour - 8, 30);
      const facts = demoWeek({ centre, calendar, now, queue: 'city-hotline' });
      expect(demoWeek({ centre, calendar, now, queue: 'city-hotline' })).toEqual(facts);
      expect(new Set(facts.map((fact) => fact.source)).size).toBe(facts.length);
      expect(Math.max(...facts.map((fact) => fact.at))).toBeLessThan(now);
      expect(new Set(facts.map((fact) => calendar.workdayOf(fact.at)))).toEqual(
        new Set(calendar.workdaysUntil(now, 7)),
      );
    },
  );
});
