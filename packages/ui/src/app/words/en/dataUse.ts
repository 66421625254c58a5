/** English: what lines cost. */
import { said } from '../said.ts';
import type { dataProblems as problemsZh, dataUse as dataUseZh } from '../zh/dataUse.ts';

export const dataUse: typeof dataUseZh = {
  title: 'Data',
  intro: 'What calls and the link to the centre have used, by line. Kept on this PC alone.',
  none: 'Nothing used yet.',
  month: 'This month',
  hour: 'An hour, as now',
  forecast: 'By the month’s end',
  forecastUnknown: 'Known in a few days',
  megabytes: (n) => `${n} MB`,
  gigabytes: (n) => `${n} GB`,
  near: 'Close to this month’s limit',
  over: 'Over this month’s limit',
  ofBudget: (share) => `${share} of the limit used`,
  budgets: 'Lines paid by the megabyte',
  metered: (name) => `${name} is paid by the megabyte`,
  monthMb: (name) => `MB a month on ${name}, at most`,
  monthMbHint: 'Empty: no limit. At 80 % you are told, and calls use less data by themselves.',
};

export const dataProblems: typeof problemsZh = {
  'data.near': said(
    'Four fifths of this month’s data are used',
    'Calls save data by themselves; voices sound a little duller.',
    'Use Wi-Fi or a cable where you can. The limit can be changed in the settings.',
  ),
  'data.over': said(
    'This month’s data limit is passed',
    'Calls still work, but may cost extra.',
    'Change to Wi-Fi or a cable, or ask your leader how it is paid back.',
  ),
};
