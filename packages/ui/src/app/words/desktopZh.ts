/** What only the desktop app says, in Chinese. Part of `zh.ts`. */
import type { DesktopProblem } from '../../host/problem.ts';
import { said, type ProblemWords } from './said.ts';

export const desktopProblemsZh: Record<DesktopProblem, ProblemWords> = {
  'signOut.inCall': said(
    '你正在通话，没有退出登录',
    '退出会挂断对方的电话。',
    '先结束通话，或在提问时选「挂断并退出」。',
  ),
};

export const desktopZh = {
  signOut: {
    title: '你正在通话',
    body: '现在退出登录会挂断对方的电话，新的来电也不再打到这里。',
    stay: '继续通话',
    leave: '挂断并退出登录',
  },
};
