import { hashPassword } from '../auth/accounts.ts';
import type { Calendar } from '../clock.ts';
import type { Centre, Store } from '../store/store.ts';
import { demoCentre } from './demoCentre.ts';
import { demoWeek } from './demoWeek.ts';

/** Puts the demo centre into an empty store. Its past goes the way of real facts. */
export async function seedDemo(options: {
  store: Store;
  calendar: Calendar;
  now: number;
  password: string;
  seed: 'full' | 'minimal';
  queue: string;
}): Promise<Centre> {
  const { store, calendar, now, queue } = options;
  const centre = demoCentre(await hashPassword(options.password));
  if (options.seed === 'full') await store.commit({ facts: demoWeek({ centre, calendar, now, queue }) });
  // The centre last: where this is cut short the next start finds none and begins again; the facts are known then.
  await store.writeCentre(centre);
  return centre;
}
