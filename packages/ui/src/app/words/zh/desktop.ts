/** Chinese: what only the desktop app says. */
import type { DesktopProblem } from '../../../host/problem.ts';
import { said, type ProblemWords } from '../said.ts';

export const desktopProblems: Record<DesktopProblem, ProblemWords> = {
  'signOut.inCall': said(
    '你正在通话，没有退出登录',
    '退出会挂断对方的电话。',
    '先结束通话，或在提问时选「挂断并退出」。',
  ),
  'screenPop.notAnAddress': said(
    '这不是一个完整的网页地址',
    '来电时不会打开任何页面。',
    '地址要以 https:// 开头，不带账号密码；不知道就问技术支持。',
  ),
  'screenPop.notEncrypted': said(
    '这个地址没有加密',
    '客户的号码会被别人看见，所以不会打开。',
    '把地址改成 https:// 开头的。',
  ),
  'screenPop.unknownField': said(
    '花括号里的字段不认识',
    '来电时不会打开任何页面。',
    '只用 {number}、{name}、{queue}、{id}，括号要成对。',
  ),
  'screenPop.fieldInHost': said(
    '字段不能放在网站名里',
    '来电的人可能把浏览器带到别处，所以不会打开。',
    '把字段放到网站名后面的部分。',
  ),
  'localApi.dialOff': said(
    '程序不许拨号',
    '有程序想拨一个号码，没有拨。',
    '需要的话，在设置的「别的程序」里改成先问我。',
  ),
  'localApi.notStarted': said(
    '本机接口没有打开',
    '别的程序现在收不到来电。',
    '关掉再打开这个设置；还不行就告诉技术支持。',
  ),
  'link.notANumber': said('这个链接里没有电话号码', '没有可以拨打的内容。', '请对方给一个号码，再自己输入拨打。'),
  'link.foreignAddress': said(
    '这个链接指向别处的电话系统',
    '只能拨打我们自己系统里的地址，所以没有打开。',
    '确认号码后，自己输入拨打。',
  ),
  'link.hasExtras': said(
    '这个链接除了号码还带了别的指令',
    '它可能想改动你的通话，所以没有打开。',
    '不要再点它；需要打这个号码就自己输入。',
  ),
  'link.strangeCharacters': said(
    '这个链接里有看不见的字符',
    '看到的号码可能不是真的，所以没有打开。',
    '核对号码后，自己输入拨打。',
  ),
  'link.tooLong': said('这个链接太长了，不像电话号码', '没有打开。', '核对号码后，自己输入拨打。'),
  'link.notRegistered': said(
    '系统没有把电话链接交给 Hearthline',
    '点网页上的号码还是会打开别的程序。',
    '在系统设置的「默认应用」里选 Hearthline，或告诉技术支持。',
  ),
};

export const desktop = {
  link: {
    region: '要拨打的号码',
    fromLink: '你点开了一个电话链接',
    fromProgram: '这台电脑上的一个程序要拨打这个号码',
    extension: (digits: string) => `接通后再按分机 ${digits}`,
    check: '看清号码再拨。',
    dial: '拨打',
    putAway: '不打',
    noLine: '线路接通后就能拨打。',
  },
  programs: {
    title: '别的程序',
    screenPop: '来电时打开客户页面',
    when: { off: '不打开', ringing: '响铃时', answered: '接听时' },
    template: '页面地址',
    templateHint: '可以用 {number} 号码、{name} 名字、{queue} 队列、{id} 通话编号。',
    preview: (url: string) => `例如：${url}`,
    sample: { number: '13900002046', name: '王先生', queue: 'pension', id: 'pbx-1700000000.12' },
    localApi: '让这台电脑上的程序知道来电、接听和挂断（本机接口）',
    dial: '程序要拨号时',
    dialChoices: { off: '不许', ask: '先问我', direct: '直接拨' },
  },
  mini: {
    title: '小电话',
    open: '打开小电话，总在最前面',
    openMain: '打开主窗口',
    close: '收起小电话',
    noCall: '没有通话',
    lineAway: '线路没有连上',
    signedOut: '没有登录',
  },
  program: {
    opensMiniPhone: '通话中收起窗口时，自动打开小电话',
    startsWithSystem: '开机后自动启动，留在托盘里',
    opensLinks: '网页上的电话链接用 Hearthline 打开（每次都先问你）',
  },
  signOut: {
    title: '你正在通话',
    body: '现在退出登录会挂断对方的电话，新的来电也不再打到这里。',
    stay: '继续通话',
    leave: '挂断并退出登录',
  },
};
