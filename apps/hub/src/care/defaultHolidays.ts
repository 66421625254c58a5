import type { Holiday } from './holiday.ts';

/** With the same date each year. */
const fixed: Holiday[] = [
  { on: '01-01', title: { 'zh-CN': '元旦', en: 'New Year’s Day' } },
  { on: '05-01', title: { 'zh-CN': '劳动节', en: 'Labour Day' } },
  { on: '10-01', title: { 'zh-CN': '国庆节', en: 'National Day' } },
];

/**
 * Of the moon, as the almanac has them: computed ones (ICU) are a day wrong where the new moon is near midnight, as in 2027 and
 * 2030. A centre writes the years that follow into its configuration.
 */
const ofTheMoon: readonly { readonly title: Holiday['title']; readonly days: readonly string[] }[] = [
  {
    title: { 'zh-CN': '春节', en: 'the Spring Festival' },
    days: [
      ...['2026-02-17', '2027-02-06', '2028-01-26', '2029-02-13', '2030-02-03'],
      ...['2031-01-23', '2032-02-11', '2033-01-31', '2034-02-19', '2035-02-08'],
    ],
  },
  {
    title: { 'zh-CN': '端午节', en: 'the Dragon Boat Festival' },
    days: [
      ...['2026-06-19', '2027-06-09', '2028-05-28', '2029-06-16', '2030-06-05'],
      ...['2031-06-24', '2032-06-12', '2033-06-01', '2034-06-20', '2035-06-10'],
    ],
  },
  {
    title: { 'zh-CN': '中秋节', en: 'the Mid-Autumn Festival' },
    days: [
      ...['2026-09-25', '2027-09-15', '2028-10-03', '2029-09-22', '2030-09-12'],
      ...['2031-10-01', '2032-09-19', '2033-09-08', '2034-09-27', '2035-09-16'],
    ],
  },
];

/** Those of the centre's configuration take their place. */
export const defaultHolidays: Holiday[] = [
  ...fixed,
  ...ofTheMoon.flatMap(({ title, days }) => days.map((on) => ({ on, title }))),
];
