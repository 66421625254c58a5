/** 公告：看的人和发的人。 */
import { said } from '../said.ts';

export const announcements = {
  title: '公告',
  mustRead: '必读',
  acknowledge: '我知道了',
  acknowledged: (time: string) => `${time} 已确认`,
  waiting: '已记下，连上以后自动发出',
  sending: '正在发出…',
  counts: (acknowledged: number, total: number) => `${acknowledged} / ${total} 人已读`,
  until: (time: string) => `${time} 前有效`,
  empty: '没有公告',
  emptyHint: '组长发了公告，会出现在这里。',
  unreadCount: (count: number) => `${count} 条等你确认`,
  allRead: '都确认过了',
  by: (author: string, time: string) => `${author} · ${time}`,
  urgent: '紧急',
  withdrawn: '已收回',
  withdrawnMeaning: '发的人收回了这条公告，请不要再照着它做。',
  corrected: (time: string) => `${time} 更正过`,
  /** 自己来到面前的公告。 */
  coming: {
    urgent: '紧急公告',
    reminder: '组长想请你看一看这一条',
    later: '等一会儿看',
  },
};

export const broadcast = {
  title: '广播',
  compose: '写一条公告',
  audience: '发给',
  audienceHint: '发给这一部分和它下面的所有人。',
  nobodyToAddress: '你现在不负责任何部分，不能发公告。',
  titleField: '标题',
  titleHint: '一句话说清楚，最多 80 字',
  bodyField: '内容',
  expires: '有效到',
  expiry: { h1: '1 小时后', h4: '4 小时后', endOfDay: '今天结束', d1: '明天这时', d7: '一周后' },
  mustRead: '必读，要每个人按「我知道了」',
  preview: '他们会看到',
  previewTitle: '（标题）',
  publish: '发出',
  publishTo: (count: number) => `发给 ${count} 人`,
  publishing: '正在发出…',
  published: '已经发出',
  offline: '现在离线，连上以后才能发。写的内容会留着。',
  sent: '发出的公告',
  sentEmpty: '还没有发过公告',
  sentEmptyHint: '发出以后，这里能看到谁看过、谁还没看。',
  missing: (count: number) => `还没有确认的 ${count} 人`,
  nobodyMissing: '所有人都确认了',
  toAll: '所有人',
  urgent: '紧急，马上出现在每个人面前（通话中的人通完话才看到）',
  remind: '提醒没看的人',
  reminding: '正在提醒…',
  reminded: (time: string) => `${time} 提醒过，一小时以后可以再提醒`,
  correct: '更正',
  withdraw: '收回',
  correction: {
    title: '更正公告',
    meaning: '看到这条公告的人会看到新的内容，并知道它更正过。',
    important: '改动重要，请已经看过的人再看一次',
    save: '发出更正',
  },
  withdrawal: {
    title: '收回这条公告？',
    meaning: '还没看的人不会再看到它；看过的人会看到「已收回」。收回以后不能恢复。',
    keep: '不收回',
    confirm: '收回',
  },
};

export const announcementProblems = {
  'announcement.withdrawn': said('这条公告已经收回', '它不再有效，什么也没有改。', '需要的话重新写一条。'),
  'announcement.changed': said('这条公告刚刚改过', '你看到的不是最新的，更正没有发出。', '看看新的内容，再改一次。'),
  'announcement.remindedLately': said('刚刚提醒过', '一小时内只提醒一次，免得打扰大家。', '等一等再提醒。'),
};
