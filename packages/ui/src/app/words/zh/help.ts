/** 叫人帮忙。 */
import { said } from '../said.ts';

export const help = {
  ask: '叫组长',
  asked: '已经叫了',
  mine: '叫组长帮忙',
  askedTitle: '已经告诉带你的人了',
  /** `count`: of those who lead her, how many are connected. */
  online: (count: number) =>
    count === 0 ? '他们现在都不在线，一上线就会看到。' : `${count} 位在线，屏幕上马上就能看到。`,
  withCall: '通话照常，他们看得到这通电话在哪个队列、说了多久。',
  comes: (name: string) => `${name}来帮你了`,
  comesMeaning: '稍等一下，马上就联系你。',
  settled: '解决了，不用了',
  wanted: '有人要帮忙',
  wantedBy: (name: string) => `${name} 要帮忙`,
  inQueue: (queue: string, time: string) => `${queue} · 通话 ${time}`,
  inCall: (time: string) => `通话 ${time}`,
  callOver: '通话已经结束',
  noCall: '没有在通话',
  number: (number: string) => `号码 ${number}`,
  askedAgo: (time: string) => `等了 ${time}`,
  take: '我来',
  taken: (name: string) => `${name}在帮她`,
  takenByMe: '你在帮她',
};

export const helpProblems = {
  'help.nobody': said(
    '现在没有人负责你这一部分',
    '这次没有人收到。',
    '请打电话给你认识的组长，或者告诉技术支持：这里没有负责人。',
  ),
  'help.notFound': said('已经有人去了，或者已经解决', '这次不用你去了。', '看看现场还有没有别人要帮忙。'),
};
