/** Chinese: what the PBX does for the operator in a call. */
import { said } from '../said.ts';

export const serviceProblems = {
  'conference.notFound': said('这个会议已经结束了', '你不在里面，或者人都走了。', '不用做什么。'),
  'conference.full': said('会议已经满了', '一个会议最多八个人。', '先请一位离开，再加人。'),
  'conference.impossible': said('现在加不进来', '通话刚刚变了，或者这个人已经在里面。', '看一眼通话卡片，再试一次。'),
  'recording.notFound': said('这通电话没有在录音', '录音已经结束，或者没有开始。', '看一眼通话卡片上的录音标记。'),
  'parking.notFound': said('这通电话已经不在停泊了', '别的同事接走了，或者对方挂断了。', '不用做什么。'),
  'parking.impossible': said(
    '这通电话不能停泊',
    '只有两个人在通话时才能停泊。',
    '先接回电话，或者结束会议，再试一次。',
  ),
  'pickup.notFound': said('同事的电话已经不响了', '她自己接了，或者对方挂断了。', '不用做什么。'),
  'shownNumber.notAllowed': said(
    '不能显示这个号码',
    '它不在中心的号码里，拨出时用默认号码。',
    '从拨号盘的列表里另选一个。',
  ),
};

export const conference = {
  add: '加人',
  addTitle: '请谁一起通话',
  addHint: '同事的名字，或号码',
  callNumber: (number: string) => `呼叫 ${number}`,
  nobody: '没有这个同事。可以直接输入号码。',
  title: (count: number) => `会议 · ${count} 人`,
  parties: '会议里的人',
  me: '我',
  talking: '正在说话',
  muted: '已静音',
  joined: '在会议里',
  calling: '正在呼叫…',
  busy: '正忙，没有来',
  noAnswer: '没有人接',
  unreachable: '打不通',
  mute: (name: string) => `让 ${name} 静音`,
  unmute: (name: string) => `让 ${name} 说话`,
  drop: (name: string) => `请 ${name} 离开`,
  endForAll: '结束会议',
  leaveHint: '按「挂断」只有你离开，别人继续。',
};

export const recording = {
  region: '录音',
  running: '录音中',
  paused: { operator: '录音已暂停', cardNumber: '暂停中：正在说号码', keys: '暂停中：对方在按键' },
  pause: '暂停录音',
  cardNumber: '要说卡号或证件号',
  resume: '继续录音',
};

export const notResponding = {
  title: '刚才的来电没有接，已经转给别人了',
  meaning: '现在不会有新来电打到这里。回到座位就按一下。',
  back: '我在，就绪',
};

export const parking = {
  park: '停泊',
  region: '停泊的电话',
  ringingRegion: '同事的电话在响',
  take: '接过来',
  takeOf: (name: string) => `接过来：${name}`,
  by: (name: string) => `${name} 停泊`,
  byMe: '你停泊的',
  returning: '正在回到停泊的人那里',
  rings: (colleague: string) => `在 ${colleague} 那里响`,
};

export const shownNumber = {
  label: '对方看到的号码',
  first: (title: string) => `${title}（默认）`,
};

export const mobile = {
  title: '断线时打我的手机',
  isOn: '电脑或线路断了，就打我的手机接着通话',
  number: '手机号码',
  numberHint: '6 到 20 位数字，不加空格。',
  meaning: '客户先听到说明和音乐，你的手机会响；按 1 才接通，语音信箱接不走客户。软件先恢复，电话就回到软件。',
  kept: '只有在打开时才保存号码，只用来做这件事，只有你看得到；关掉就删除。',
  wrong: '号码要 6 到 20 位数字。',
  away: '现在连不上服务器，恢复后才能改。',
  save: '同意并保存',
  on: (number: string) => `已打开：${number}`,
  talking: '手机通话中',
};
