/** 提问和建议。 */
import { said } from '../said.ts';

export const proposals = {
  kinds: { question: '提问', proposal: '建议' },
  states: { received: '已收到', lookedAt: '正在看', answered: '已答复', accepted: '已采纳', declined: '没有采纳' },
  to: (unit: string, time: string) => `给${unit}的负责人 · ${time}`,
  from: (name: string, time: string) => `${name} · ${time}`,
  by: (name: string, time: string) => `${name} · ${time}`,
  ask: {
    title: '提问和建议',
    meaning: '直接给负责人，会有正式的答复。只有你和负责人看得到，半年后自动删掉。',
    kind: '这是',
    to: '给谁',
    text: '想问什么，或者想怎么改',
    send: '交给负责人',
    sent: '已经交上去了',
    waiting: '已记下，连上以后自动交上去',
    nobody: '现在没有负责人可以问。',
    mine: '我的提问和建议',
    empty: '还没有提过',
    emptyHint: '不管大事小事，都可以问，可以提。',
    takeBack: '收回',
  },
  received: {
    title: '收到的提问和建议',
    empty: '没有人在等答复',
    emptyHint: '你负责的人提问或建议，会出现在这里。',
    answerWord: '答复',
    reasonWord: '说几句（不采纳要说原因）',
    answer: '答复',
    accept: '采纳',
    decline: '不采纳',
    look: '告诉他正在看',
  },
};

export const proposalProblems = {
  'proposal.notFound': said('这条已经不在了', '可能刚刚被收回。', '不用做什么。'),
  'proposal.settled': said('已经有答复了', '先到的答复算数，你的没有发出。', '看看已有的答复。'),
  'proposal.tooMany': said(
    '等答复的太多了',
    '一个人最多有二十条在等，这一条没有交上去。',
    '等几条有了答复再提，或收回不要的。',
  ),
};
