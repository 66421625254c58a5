/** What only the desktop app says, in English. Part of `en.ts`. */
import type { DesktopProblem } from '../../host/problem.ts';
import type { desktopZh } from './desktopZh.ts';
import { said, type ProblemWords } from './said.ts';

export const desktopProblemsEn: Record<DesktopProblem, ProblemWords> = {
  'signOut.inCall': said(
    'You are on a call, so you were not signed out',
    'Signing out hangs up on the caller.',
    'End the call first, or choose “Hang up and sign out” when asked.',
  ),
};

export const desktopEn: typeof desktopZh = {
  signOut: {
    title: 'You are on a call',
    body: 'Signing out now hangs up on the caller, and new calls no longer reach you here.',
    stay: 'Stay in the call',
    leave: 'Hang up and sign out',
  },
};
