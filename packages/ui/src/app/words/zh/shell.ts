/** Chinese: the frame around every screen. */

export const common = {
  close: '关闭',
  none: '—',
  retryNow: '现在重试',
  dismiss: '知道了，收起',
  loading: '正在读取…',
  notYetTitle: '还没有读到过',
  notYetBody: '连上服务器以后，这里会自己显示出来。',
  skipToContent: '跳到主要内容',
  me: '我',
};

export const time = {
  /** A length of time of an hour or more. */
  hoursMinutes: (hours: number, minutes: number) => `${hours} 时 ${minutes} 分`,
  minutes: (minutes: number) => `${minutes} 分`,
  seconds: (seconds: number) => `${seconds} 秒`,
};

export const tray = {
  open: '打开 Hearthline',
  quit: '退出',
};

export const nav = {
  label: '主菜单',
  today: '今日',
  phone: '电话',
  history: '记录',
  messages: '留言',
  callbacks: '回呼',
  contacts: '通讯录',
  team: '团队',
  chat: '聊天',
  points: '积分',
  announcements: '公告',
  activities: '活动',
  readiness: '开工检查',
  soundTest: '试声音',
  faults: '查故障',
  settings: '设置',
  floor: '现场',
  broadcast: '广播',
  organisation: '人员',
  unread: (count: number) => `${count} 条没有确认`,
};

export const signIn = {
  title: '登录',
  welcome: '在家，也和大家在一起',
  account: '账号',
  password: '密码',
  server: '服务器',
  serverAddress: '服务器地址',
  serverHint: '由技术支持提供，一般不用改。',
  remember: '在这台电脑上记住我',
  rememberImpossible: '这台电脑没有安全的密码库，所以不能记住登录，只在这次使用时有效。',
  submit: '登录',
  busy: '正在登录…',
  wait: (time: string) => `${time} 后可以再试`,
};

export const shell = {
  findPlaceholder: '找同事，或输入号码',
  findPlaceholderNoPhone: '找同事',
  findLabel: '找同事或拨号',
  findNobody: '没有这个名字的同事',
  dialDigits: (digits: string) => `拨打 ${digits}`,
  account: '我的账号',
  signOut: '退出登录',
  lineGood: '线路良好',
  lineFallback: '备用线路',
  lineConnecting: '线路连接中',
  lineRegistering: '线路登记中',
  lineOff: '线路没有开',
  lineWaiting: '线路断了',
  lineRefused: '线路不能用',
  lineUnsteady: (lossPercent: string) => `线路不稳 · 丢 ${lossPercent}`,
  lineRetryIn: (time: string) => `${time} 后再试`,
  headsetReady: '耳机已连接',
  headsetConnecting: '正在连接耳机',
  headsetNone: '没有连耳机按键',
  headsetFailed: '耳机有问题',
  hubConnecting: '正在连接服务器',
  hubOffline: (time: string) => `离线 · ${time} 的情况`,
  hubOfflineOutbox: (time: string, count: number) => `离线 · ${time} 的情况 · ${count} 件待发`,
  hubRefused: '服务器不让连接',
  hubOfflineMeaning: '看到的是断开前的情况，电话照样能接。连上以后会自己更新，待发的也会发出去。',
  notices: '提示',
  side: '我的团队和公告',
  role: { operator: '接线员', leader: '组长', it: '技术支持' },
  leading: '带组中',
};
