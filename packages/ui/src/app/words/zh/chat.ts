/** 聊天。 */
import { said } from '../said.ts';

export const chat = {
  title: '聊天',
  withWhom: '和谁聊',
  list: '聊过的人和我的组',
  meaning: '不响铃、不弹窗，只在左边显示未读数。只有聊天的人看得到，九十天后自动删掉。',
  choose: '选一个人，或者选你的组',
  chooseHint: '想说的话可以慢慢写，对方有空再看。离线时写的，连上以后自动发出。',
  team: '组',
  teamMeaning: '同组的人和带你们的负责人看得到。',
  somebodyGone: '已离开的同事',
  gone: '对方已经离开，不能再写。写过的还能看，九十天后自动删掉。',
  unread: (count: number) => `${count} 条未读`,
  nothingYet: '还没有写过',
  deleted: '这条已删除',
  messages: (name: string) => `和${name}的聊天`,
  older: '看更早的',
  writtenAt: (time: string) => `写于 ${time}`,
  read: '已读',
  delete: '删除这条（十分钟内）',
  waiting: '等待发出',
  discard: '收起',
  to: (name: string) => `写给${name}`,
  send: '发送',
  hint: '回车发送，Shift 加回车换行。十分钟内可以删除。',
  offline: '现在离线，会先记下，连上以后按顺序发出。',
  export: '导出我写过的',
  columns: ['时间', '和谁', '内容'] as readonly string[],
};

export const chatProblems = {
  'chat.notFound': said(
    '这个聊天不在了',
    '对方可能已经离开，或者你不在这个组里，所以没有发出。',
    '想说的话可以换一个人说。',
  ),
  'chat.tooLate': said('过了十分钟，不能删了', '这条还在，对方看得到。', '可以再写一条说明。'),
};
