import type { Holiday } from './holiday.ts';

/** A centre adds its own, and what differs from year to year, in its configuration. */
export const defaultHolidays: Holiday[] = [
  { on: '01-01', title: { 'zh-CN': '元旦', en: 'New Year’s Day' } },
  { on: 'moon 01-01', title: { 'zh-CN': '春节', en: 'the Spring Festival' } },
  { on: 'moon 01-15', title: { 'zh-CN': '元宵节', en: 'the Lantern Festival' } },
  { on: '05-01', title: { 'zh-CN': '劳动节', en: 'Labour Day' } },
  { on: 'moon 05-05', title: { 'zh-CN': '端午节', en: 'the Dragon Boat Festival' } },
  { on: 'moon 08-15', title: { 'zh-CN': '中秋节', en: 'the Mid-Autumn Festival' } },
  { on: '10-01', title: { 'zh-CN': '国庆节', en: 'National Day' } },
];
