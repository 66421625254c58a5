/** Chinese: levels and badges. */
import { said } from '../said.ts';

type RecordWords = (count: string, day: string) => string;

export const badges = {
  levelTitle: '我的等级',
  level: (level: number, title: string) => `第 ${level} 级 · ${title}`,
  allTime: (points: string) => `一共 ${points} 分`,
  toNext: (points: string, title: string) => `再得 ${points} 分，就是“${title}”。`,
  top: '已经是最高的一级，谢谢你一路走来。',
  levelOnlyMine: '等级只有你自己看得到。',
  title: '我的徽章',
  times: (count: number) => `${count} 次`,
  unknown: '徽章',
  by: (name: string, time: string) => `${name} 颁给你 · ${time}`,
  excellence: (name: string, time: string) => `${time} · ${name} 评的`,
  years: (count: number) => `一起走过了 ${count} 年`,
  records: {
    calls: {
      day: (count, day) => `${day} 接听 ${count} 通`,
      week: (count, day) => `${day} 那一周接听 ${count} 通`,
      month: (count, day) => `${day} 起的一月接听 ${count} 通`,
    },
    points: {
      day: (count, day) => `${day} 得 ${count} 分`,
      week: (count, day) => `${day} 那一周得 ${count} 分`,
      month: (count, day) => `${day} 起的一月得 ${count} 分`,
    },
  } satisfies Record<'calls' | 'points', Record<'day' | 'week' | 'month', RecordWords>>,
  empty: '还没有徽章',
  emptyHint: '负责人会颁给你；超过以前的自己，或者走过一整年，这里也会多一枚。',
  shared: '同事看得到你有哪些徽章，看不到通数和分数。想收起来，到“设置”里关掉。',
  onlyMine: '现在只有你自己看得到。想让同事也看到，到“设置”里打开。',
  kept: '徽章和积分记录一样长期保留。',
  of: (name: string, titles: string) => `${name} 的徽章：${titles}`,
  shareTitle: '让同事看到我的徽章',
  shareMeaning: '打开以后，同事在团队里看得到你有哪些徽章；接了多少通、得了多少分，别人永远看不到。随时可以关掉。',
  award: '颁一枚徽章',
  awardHint: '每种徽章每人一枚，颁了就一直是对方的。',
  toWhom: '颁给谁',
  which: '哪一枚',
  sentence: '一句话',
  sentenceHint: '说说是为了哪件事。对方在“别人对我做过的事”里看得到，保留半年。',
  give: '颁发',
  given: (name: string) => `${name} 收到了。`,
  offline: '现在离线，连上以后才能颁。写的内容会留着。',
};

export const badgeProblems = {
  'badge.notFound': said('颁不了这枚徽章', '这个人不归你带，或者徽章已经不在了。没有颁出。', '换一个人，或者换一枚。'),
  'badge.known': said('对方已经有这枚徽章', '每种徽章每人一枚，这次没有颁出。', '可以换一枚，或者说句表扬。'),
};
