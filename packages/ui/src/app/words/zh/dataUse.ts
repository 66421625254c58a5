/** Chinese: what lines cost. */
import { said, type ProblemWords } from '../said.ts';

export const dataUse = {
  title: '流量',
  intro: '电话和中心的连接一共用了多少，按线路算，只记在这台电脑上。',
  none: '还没有用过流量。',
  month: '本月',
  hour: '现在每小时',
  forecast: '照这样到月底',
  forecastUnknown: '再过几天才知道',
  megabytes: (n: string) => `${n} MB`,
  gigabytes: (n: string) => `${n} GB`,
  near: '快到这个月的限额了',
  over: '超过这个月的限额了',
  ofBudget: (share: string) => `用了限额的 ${share}`,
  budgets: '按流量付费的线路',
  metered: (name: string) => `${name} 按流量付费`,
  monthMb: (name: string) => `${name} 每月最多用多少 MB`,
  monthMbHint: '空着就是不限。到 80% 会提醒，并自动改用省流量的声音。',
};

export const dataProblems: Record<'data.near' | 'data.over', ProblemWords> = {
  'data.near': said(
    '这个月的流量用了八成',
    '通话会自动省着用，声音稍微闷一点。',
    '能用 Wi-Fi 或网线就换过去；限额可以在“设置”里改。',
  ),
  'data.over': said(
    '这个月的流量超过限额了',
    '电话照样能打，可能要多付钱。',
    '换到 Wi-Fi 或网线，或者问问组长怎么报销。',
  ),
};
