import type { MyDay, MyLevel, MyPoints } from '@hearthline/protocol';
import { shiftWorkday, type Calendar, type Clock } from '../clock.ts';
import type { DayTotals, Store } from '../store/store.ts';
import { levelOf, levelTables } from './levels.ts';

interface Ports {
  readonly store: Store;
  readonly calendar: Calendar;
  readonly clock: Clock;
}

/** A person's own points: today, this month, the last seven workdays, and the newest entries. */
export async function readMyPoints(ports: Ports, personId: string): Promise<MyPoints> {
  const { store, calendar, clock } = ports;
  const week = calendar.workdaysUntil(clock.now(), 7);
  const today = week[6] ?? calendar.workdayOf(clock.now());
  const firstOfMonth = `${today.slice(0, 7)}-01`;
  const from = [week[0] ?? today, firstOfMonth].sort()[0] ?? today;
  const [days, recent] = await Promise.all([
    store.readDays({ personId, from, to: today }),
    store.readLedger({ personId, before: null, limit: 20 }),
  ]);
  const pointsOn = new Map(days.map((day) => [day.workday, day.points]));
  return {
    workday: today,
    today: pointsOn.get(today) ?? 0,
    month: days.filter((day) => day.workday >= firstOfMonth).reduce((sum, day) => sum + day.points, 0),
    week: week.map((workday) => ({ workday, points: pointsOn.get(workday) ?? 0 })),
    recent,
  };
}

/** A person's working day so far, closed stretches only. */
export async function readMyDay(ports: Ports, personId: string): Promise<MyDay> {
  const today = ports.calendar.workdayOf(ports.clock.now());
  const yesterday = shiftWorkday(today, -1);
  const days = await ports.store.readDays({ personId, from: yesterday, to: today });
  const of = (workday: string): DayTotals | undefined => days.find((day) => day.workday === workday);
  const day = of(today);
  return {
    workday: today,
    callCount: day?.callCount ?? 0,
    yesterdayCallCount: of(yesterday)?.callCount ?? 0,
    talkMs: day?.talkMs ?? 0,
    readyMs: day?.readyMs ?? 0,
    notReadyMs: day?.notReadyMs ?? 0,
    wrapUpMs: day?.wrapUpMs ?? 0,
    signedInAt: day?.signedInAt ?? null,
  };
}

/** Her level: from what she earned under each table of levels. [POINTS-14] */
export async function readMyLevel(store: Store, personId: string): Promise<MyLevel> {
  const until = await Promise.all(
    // Each table ends where the next begins.
    levelTables.map((_, index) => store.readPointsBefore({ personId, workday: levelTables[index + 1]?.since ?? null })),
  );
  return levelOf({ tables: levelTables, until });
}
