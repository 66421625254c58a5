/** Chinese: good words to each other. */
import { said } from '../said.ts';

export const kudos = {
  tab: '感谢和表扬',
  give: '对同事说句好话',
  toWhom: '对谁说',
  somebodyElse: '换一个人',
  sentence: '一句话',
  thanksHint: '说说是哪件事，对方和你都看得到，别人看不到。',
  praiseHint: '这是你带的人，会记作表扬；说说哪里做得好。',
  thank: '说谢谢',
  praise: '表扬',
  sent: (name: string) => `${name} 收到了。`,
  sentBack: (name: string) => `${name} 收到了。七天之内互相感谢，这一次不算分。`,
  left: (count: number) => (count === 0 ? '今天的感谢已经用完，明天再说。' : `今天还可以感谢 ${count} 次。`),
  offline: '现在离线，连上以后才能说。写的内容会留着。',
  got: '我收到的',
  given: '我说的',
  kept: '每句话保留半年，之后自动删掉。',
  gotNothing: '还没有收到',
  gotNothingHint: '同事谢谢你、负责人表扬你，都会出现在这里。',
  gaveNothing: '还没有说过',
  kinds: {
    thanks: (name: string, time: string) => `${name} 谢谢你 · ${time}`,
    praise: (name: string, time: string) => `${name} 表扬你 · ${time}`,
  },
  toKinds: {
    thanks: (name: string, time: string) => `谢谢 ${name} · ${time}`,
    praise: (name: string, time: string) => `表扬 ${name} · ${time}`,
  },
  noticeLabel: '同事对你说',
  noticeKinds: {
    thanks: (name: string) => `${name} 谢谢你`,
    praise: (name: string) => `${name} 表扬你`,
  },
  andMore: (count: number) => `还有 ${count} 句`,
  seen: '看到了',
  thankName: (name: string) => `谢谢 ${name}`,
};

export const kudosProblems = {
  'kudos.notFound': said('找不到这个人', '这句话没有发出。', '可能已经离开团队，换一个人试试。'),
  'kudos.tooMany': said('今天的感谢用完了', '每人每天三次，这句话没有发出。', '明天再说，写的内容可以先留着。'),
  'kudos.tooSoon': said(
    '刚刚对同一个人说过',
    '感谢同一个人七天一次，表扬同一个人一天一次，这句话没有发出。',
    '过几天再说，或者当面说一声。',
  ),
};
