import { join } from 'node:path';
import { app, globalShortcut } from 'electron';
import type { EngineEvent } from '../shared/ipc.ts';
import { GlobalKeys } from './globalKeys/globalKeys.ts';
import type { Kept } from './kept.ts';
import { Leaving } from './leaving.ts';
import { mayEndCall } from './leavingQuestion.ts';
import { Links } from './links.ts';
import { LocalApi } from './localApi/localApi.ts';
import type { MainLog } from './log.ts';
import { Notifications } from './notifications/notifications.ts';
import { AppTray } from './tray.ts';
import type { Windows } from './windows.ts';

export interface DoorsOptions {
  /** Where this PC keeps what is the person's. */
  readonly dir: string;
  readonly iconFile: string;
  readonly windows: Windows;
  readonly kept: Kept;
  readonly tell: (event: EngineEvent) => void;
  readonly hasLiveCall: () => boolean;
  readonly log: MainLog;
}

/** Everything besides the windows through which a person or a program reaches the engine, and the way out. */
export function createDoors({ dir, iconFile, windows, kept, tell, hasLiveCall, log }: DoorsOptions) {
  const quit = (): void => app.quit();
  const tellIfThere = (event: EngineEvent): boolean => {
    if (windows.engineId() === null) return false;
    tell(event);
    return true;
  };
  return {
    tray: new AppTray(iconFile, {
      open: windows.comeForward,
      quit,
      choose: (choice) => tell({ kind: 'trayChosen', choice }),
    }),
    notifications: new Notifications({
      clicked: windows.comeForward,
      pressed: (id, action) => {
        if (action === 'answer') windows.comeForward();
        if (action === 'answer' || action === 'reject') tell({ kind: 'notificationPressed', id, action });
      },
    }),
    globalKeys: new GlobalKeys({
      system: globalShortcut,
      platform: process.platform === 'darwin' ? 'mac' : 'other',
      now: () => performance.now(),
      onPress: (action) => tell({ kind: 'globalKeyPressed', action }),
      onRefused: (refused) => tell({ kind: 'globalKeysRefused', refused }),
    }),
    links: new Links((text) => tell({ kind: 'link', text })),
    localApi: new LocalApi({
      file: join(dir, 'local-api.json'),
      tellEngine: (asked) => tellIfThere({ kind: 'apiAsked', ...asked }),
      now: () => performance.now(),
      log,
    }),
    leaving: new Leaving({
      hasLiveCall,
      mayEndCall: () => mayEndCall(kept.settings),
      tellEngine: () => tellIfThere({ kind: 'leaving' }),
      quit,
      after: (delayMs, run) => void setTimeout(run, delayMs),
    }),
  };
}
export type Doors = ReturnType<typeof createDoors>;
