import type { Words } from '../../app/words/index.ts';

/** The greeting of an hour of the day (0 to 23). */
export const greeting = (hour: number, name: string, w: Words): string => {
  if (hour >= 5 && hour < 11) return w.today.morning(name);
  if (hour >= 11 && hour < 13) return w.today.noon(name);
  if (hour >= 13 && hour < 18) return w.today.afternoon(name);
  return w.today.evening(name);
};
