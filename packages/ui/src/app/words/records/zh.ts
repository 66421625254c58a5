/** 中文: what is remembered of calls and people. */
import { said } from '../said.ts';

export const recordProblemsZh = {
  'disposition.unknownCode': said('没有这个小结选项', '中心改过选项，这次没有存上。', '换一个选项，再存一次。'),
  'disposition.tooLate': said('这通电话的小结不能再改了', '通话结束 24 小时后就定下了。', '要更正，告诉组长。'),
};

export const dispositionsZh = {
  title: '刚才这通电话',
  titleOf: (number: string) => `刚才这通：${number}`,
  code: '小结',
  note: '备注',
  left: (count: number) => `还能写 ${count} 个字`,
  save: '存小结',
  saved: '这通的小结已经存好',
  onItsWay: '已记下，连上后自动送出，只送一次。',
  waits: '等待送出',
  edit: '改小结',
  add: '写小结',
  today: '今天的小结（全组）',
};
export const historyZh = {
  title: '通话记录',
  filter: '看哪些',
  filters: { all: '全部', missed: '未接', in: '呼入', out: '呼出' },
  scope: '谁的',
  scopes: { mine: '我的', group: '全组' },
  search: '按号码找',
  searchHint: '号码里的几位数字',
  missedCount: (count: number) => `${count} 个未接`,
  missed: '未接',
  missedDeclined: '你没有接',
  missedCancelled: '对方没等到就挂了',
  out: '呼出',
  in: '呼入',
  unknownNumber: '号码不明',
  waited: (time: string) => `等了 ${time}`,
  talked: (time: string) => `通话 ${time}`,
  notTalked: '没有接通',
  quality: (word: string, mos: string) => `${word} · MOS ${mos}`,
  redial: (who: string) => `回拨 ${who}`,
  redialShort: '回拨',
  empty: '还没有通话',
  emptyHint: '打进来、打出去、没接到的，都会记在这里。',
  emptyMissed: '没有未接的电话',
  emptySearch: '没有这样的通话',
  emptySearchHint: '换几位数字，或看“全部”。',
  disposition: '小结',
  more: '再看早一些的',
  noMore: '没有更早的了。记录保留 180 天。',
  offline: '现在离线：只有最近的 20 通。连上以后可以往前看。',
};
