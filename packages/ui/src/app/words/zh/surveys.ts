/** 小调查。 */
import { said } from '../said.ts';

export const surveys = {
  title: '小调查',
  by: (name: string, until: string) => `${name}想听听大家的想法，${until} 截止`,
  promise: '不记名：系统只记“你答过了”和每个选项的总数，谁选了什么哪里都没有。满五个人答了，结束后大家一起看到结果。',
  /** 1 to 5. */
  choices: ['很不', '不太', '一般', '比较', '很'] as readonly string[],
  send: '交上',
  thanks: '谢谢，已经收到。',
  offline: '现在离线，交不上。连上以后再答；答案不会留在电脑里。',
  resultsTitle: '小调查的结果',
  answered: (answered: number, asked: number) => `${asked} 人里有 ${answered} 人答了`,
  tooFew: '答的人不到五个，结果不给任何人看。',
  ended: (time: string) => `${time} 结束`,
  share: (choice: string, count: number) => `${choice}：${count} 人`,
  ask: '问大家一个问题',
  audience: '问谁',
  question: (number: number) => `问题 ${number}`,
  questionHint: '一句话，能用“很不 … 很”来回答',
  more: '再加一个问题',
  days: '开放多久',
  forDays: (days: number) => `${days} 天`,
  open: '发出去',
  opened: '发出去了。结束以前你只能看到有多少人答了。',
  running: '正在进行',
  nobodyToAsk: '你现在不负责任何部分，不能发小调查。',
};

export const surveyProblems = {
  'survey.notFound': said('这个小调查不在了', '它已经删掉，或者没有问到你。', '不用做什么。'),
  'survey.over': said('小调查已经结束', '这次没有算进去。', '下次早一点就好，结果照样能看到。'),
  'survey.tooFew': said('这一部分人太少', '不到五个人，答案就不算不记名了。', '请选一个更大的部分。'),
};
