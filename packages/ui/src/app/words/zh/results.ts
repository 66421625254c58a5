/** Chinese: what callers said. */
export const results = {
  title: '客户怎么说（本月）',
  stars: '客户评价，平均',
  ofFive: (average: string) => `${average} / 5`,
  starsCount: (count: number) => `${count} 位客户打了分`,
  settled: '一次就办成',
  settledOf: (settled: number, count: number) => `${count} 通里 ${settled} 通`,
  none: '还没有',
  empty: '这个月还没有客户评价',
  emptyHint: '客户在通话后打了分，这里就会有。',
  meaning: '分数不够不扣分。平均数只有你和带你的负责人看得到，负责人看过会记在“别人对我做过的事”里。',
  day: (average: string, count: number) => `客户评价 ${average} / 5（${count} 位）`,
  daySettled: (settled: number, count: number) => `一次办成 ${settled} / ${count}`,
};
