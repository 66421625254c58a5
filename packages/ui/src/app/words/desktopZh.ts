/** What only the desktop app says, in Chinese. Part of `zh.ts`. */
import type { DesktopProblem } from '../../host/problem.ts';
import { said, type ProblemWords } from './said.ts';

export const desktopProblemsZh: Record<DesktopProblem, ProblemWords> = {
  'signOut.inCall': said(
    '你正在通话，没有退出登录',
    '退出会挂断对方的电话。',
    '先结束通话，或在提问时选「挂断并退出」。',
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

export const desktopZh = {
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
