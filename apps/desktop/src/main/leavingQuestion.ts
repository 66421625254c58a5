import { app, dialog } from 'electron';
import type { Settings } from '@hearthline/ui/host';

/** Quitting would hang up on somebody; that is never done by a slip. */
export function mayEndCall(current: Settings): boolean {
  const isEnglish = current.language === 'en' || (current.language === null && !app.getLocale().startsWith('zh'));
  const words = isEnglish
    ? {
        message: 'You are on a call',
        detail: 'Quitting now hangs up on the caller.',
        stay: 'Stay in the call',
        quit: 'Hang up and quit',
      }
    : { message: '你正在通话', detail: '现在退出会挂断对方的电话。', stay: '继续通话', quit: '挂断并退出' };
  const choice = dialog.showMessageBoxSync({
    type: 'warning',
    message: words.message,
    detail: words.detail,
    buttons: [words.stay, words.quit],
    defaultId: 0,
    cancelId: 0,
  });
  return choice === 1;
}
