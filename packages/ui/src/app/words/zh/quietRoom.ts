/** 安静小屋：和同事安静地坐在一起。 */
import { said } from '../said.ts';

export const quietRoom = {
  title: '安静小屋',
  meaning: '和同事安静地坐在一起。没有声音和画面，没有人看你做什么；随时离开，不留任何记录。',
  lit: '灯亮着，小组里有人坐着',
  dark: '现在没有亮灯，你可以先来坐',
  sit: '坐进来',
  sitWithGroup: '坐到小组的小屋',
  inGroup: '你坐在小组的小屋里。',
  withBuddy: (name: string) => `你和 ${name} 的小桌。`,
  seats: '坐在一起的人',
  alone: '现在只有你。别人来了，会出现在这里。',
  more: (count: number) => `还有 ${count} 位`,
  leave: '离开小屋',
  open: '打开安静小屋',
  offline: '现在离线。位子给你留 5 分钟，连上以后自动回来，什么都不用做。',
  offlineOut: '现在离线，连上以后才能坐进来。',
  inCall: '你在通话，小屋先静着。挂了电话再看。',
  sign: { wave: '挥挥手', tea: '喝口茶', quiet: '我想静一静' },
  signDone: { wave: '挥了挥手', tea: '在喝茶', quiet: '想静一静' },
  notQuiet: '不用静了',
  signsRule: '每个动作隔几分钟才能再做一次，免得打扰人。想静一静的人看不到挥手和喝茶。',
  focus: '一起专注 25 分钟',
  focusRuns: '一起专注中，还有',
  focusStop: '不计时了',
  focusOver: '25 分钟到了，起来走走，看看远处。',
  buddy: {
    open: '请一位同桌',
    title: '请一位同桌',
    whom: '请谁（在线的同事）',
    meaning: '对方答应了，你们才坐到一起。没有答应也不会告诉任何人，10 分钟后自己作罢。',
    send: '请对方过来',
    waits: (name: string, until: string) => `在等 ${name}，到 ${until}`,
    takeBack: '不请了',
    label: '有人请你同桌',
    asks: (name: string) => `${name} 想和你安静地坐一会儿`,
    asksMeaning: '没有声音和画面。不去也没关系，对方不会知道。',
    yes: '坐过去',
    no: '现在不了',
  },
};

export const quietRoomProblems = {
  'quietRoom.notFound': said('这个位子已经不在了', '邀请过了时间，或者你已经离开。', '想坐的话，再坐进来一次。'),
  'quietRoom.notHere': said('对方现在不在线', '不在线的人收不到邀请。', '等对方上线，或者请别的同事。'),
  'quietRoom.tooSoon': said(
    '稍等一会儿再来',
    '同一个动作或邀请隔一段时间才能再做，免得打扰人。',
    '过几分钟再试；同一个人一小时请一次。',
  ),
};
