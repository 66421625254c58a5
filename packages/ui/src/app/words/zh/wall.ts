/** Chinese: the highlight wall, its desk, and the choice to be on it. */
import type { WallPanel } from '@hearthline/protocol';
import { said } from '../said.ts';

export const wall = {
  // On the wall itself.
  date: (day: string, weekday: string) => `${day} ${weekday}`,
  callsToday: '今天接起的电话',
  titles: {
    people: '本周闪光的人',
    groups: '本周各组',
    badges: '新得的徽章',
    praise: '谢谢你',
    activities: '一起参加',
  },
  place: (rank: number) => `第 ${rank} 名`,
  perHead: (points: string) => `人均 ${points} 分`,
  praised: (from: string, to: string) => `${from} 致 ${to}`,
  thanks: (count: string) => `七天里，大家说了 ${count} 次谢谢和表扬`,
  coming: (count: string) => `${count} 人来`,
  when: (time: string, place: string) => (place === '' ? time : `${time} · ${place}`),
  empty: {
    people: '愿意上墙的同事会出现在这里',
    groups: '这一周刚刚开始',
    badges: '这两周还没有新徽章',
    praise: '好话正在路上',
    activities: '这段时间没有活动',
  },
  asOf: (time: string) => `和中心断开了，内容停在 ${time}`,
  faces: {
    asking: { title: '亮点墙', hint: '正在向中心要今天的内容，请稍等。' },
    unreached: { title: '现在连不上中心', hint: '会一直自己再试，连上就显示，什么都不用做。' },
    closed: { title: '这个地址已经停用', hint: '请负责人在“广播”里给这面墙换一个新地址，再到这里打开。' },
    noKey: { title: '地址不完整', hint: '请把负责人给的地址整个抄下来，连同 # 后面的那一长串。' },
  },
  // The leader's desk.
  deskTitle: '亮点墙',
  deskHint:
    '给大屏幕的网页，1920×1080 或 3840×1080。屏幕每 1920 点宽 3.2 米时，八米外看得清。只显示你选的、本人也同意的内容。',
  none: '还没有亮点墙',
  noneHint: '建好以后会给你一个地址，在大屏幕的浏览器里打开就行。',
  add: '建一面墙',
  change: '修改',
  name: '墙的名字',
  unit: '显示哪个部分',
  panels: '显示什么',
  panelNames: {
    people: '本周闪光的人（只有自己同意的，没有名次）',
    groups: '各组',
    badges: '新徽章（只有自己同意的）',
    praise: '你选的表扬，和谢谢的次数',
    activities: '活动',
    calls: '今天接起的电话，一个总数',
  } satisfies Record<WallPanel, string>,
  sentence: '一句话',
  sentenceHint: '写给路过的每个人，可以不写',
  language: '墙上的语言',
  theme: '墙的颜色',
  praise: '你说过的表扬',
  praiseHint: '选中的，只有本人同意上墙才显示。同事之间的谢谢，负责人看不到，也不会上墙。',
  praiseNone: '你还没有表扬过谁。',
  save: '保存',
  noAddress: '还没有地址，哪里也不显示',
  addressSince: (time: string) => `地址：${time} 生成`,
  makeAddress: '生成地址',
  newAddress: '换新地址',
  newAddressTitle: '换一个新地址？',
  newAddressMeaning: '旧地址马上停用，大屏幕上要打开新的。',
  addressTitle: '墙的地址',
  addressOnce: '只显示这一次：中心只存了它的指纹。谁有这个地址，谁就看得到这面墙。',
  copy: '复制',
  copied: '已复制',
  revoke: '停用地址',
  revokeTitle: '停用这个地址？',
  revokeMeaning: '大屏幕上的内容马上消失。以后可以再生成一个新的。',
  remove: '删除这面墙',
  removeTitle: '删除这面墙？',
  removeMeaning: '它的地址和设置都会没有，大屏幕上的内容马上消失。',
  keep: '先不动',
  offline: '现在离线，连上以后才能改。',
  notYours: '你现在没有负责的部分，不能建墙。',
  // A person's own choice.
  choiceTitle: '让亮点墙显示我的名字',
  choiceMeaning:
    '打开以后，大屏幕上可能出现你的名字、本周积分、你公开的徽章，和负责人选的表扬；不显示名次，也不显示你在不在线。一直有效，随时可以关掉，关掉就马上消失。',
};

export const wallProblems = {
  'wall.notFound': said('这面墙不在了', '它被删除了，或者不归你管。没有改动。', '看看列表里现在有哪些。'),
  'wall.tooMany': said('墙太多了', '全中心最多 40 面，这一面没有建。', '先删掉不用的。'),
  'wall.keyWrong': said('地址打不开', '这个地址已经停用，或者没有抄全。', '请负责人给一个新的。'),
};
