/** The main process: puts the parts together. Each part is in the file named after it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog, powerMonitor, safeStorage, session as sessions } from 'electron';
import { defaultSettings, settings as settingsSchema, type ProblemCode, type Settings } from '@hearthline/ui/host';
import { z } from 'zod';
import { engineIpc, screensIpc, type EngineEvent, type EngineMethods } from '../shared/ipc.ts';
import { ENGINE_ORIGIN, SCREENS_ORIGIN } from '../shared/origins.ts';
import { ENGINE_EVENT } from '../shared/rows.ts';
import { answer } from './answer.ts';
import { trustCompanyCa } from './companyCa.ts';
import { diagnose } from './diagnose.ts';
import { chooseHeadsets, GrantedHeadsets, grants } from './headsets.ts';
import { JsonFile } from './jsonFile.ts';
import { Leaving } from './leaving.ts';
import { openLog } from './log.ts';
import { Notifications } from './notifications.ts';
import { readOptions } from './options.ts';
import { denyByDefault } from './permissions.ts';
import { declareScheme, serveScheme } from './scheme.ts';
import { sealedSecrets, Secrets } from './secrets.ts';
import { AppTray } from './tray.ts';
import { Windows } from './windows.ts';

/** Put in by the build: the lab's Electron would tell its loader's version. */
declare const APP_VERSION: string;

const outDir = import.meta.dirname;
const iconFile = join(outDir, 'icon.png');
const options = readOptions(process.argv.slice(1), app.isPackaged);

if (options.profileDir !== null) app.setPath('userData', options.profileDir);
declareScheme();
// One Hearthline a person: a second start brings the first one forward.
if (app.requestSingleInstanceLock()) void app.whenReady().then(begin);
else app.quit();

async function begin(): Promise<void> {
  const dir = app.getPath('userData');
  const log = openLog(join(dir, 'logs'));
  log.info('started', { version: APP_VERSION, electron: process.versions.electron });
  const session = sessions.defaultSession;
  const authorities = options.companyCa === null ? [] : [readFileSync(options.companyCa, 'utf8')];
  const problems: ProblemCode[] = [];

  const settingsFile = new JsonFile(join(dir, 'settings.json'), settingsSchema);
  const outboxFile = new JsonFile(join(dir, 'outbox.json'), z.array(z.unknown()));
  const headsets = new GrantedHeadsets(new JsonFile(join(dir, 'headsets.json'), grants));
  const secrets = new Secrets(safeStorage, new JsonFile(join(dir, 'secrets.json'), sealedSecrets));
  await headsets.load();

  const read = await settingsFile.read();
  if (read.kind === 'corrupt') problems.push('app.settingsCorrupt');
  let current: Settings = read.kind === 'read' ? read.value : defaultSettings;
  const readOutbox = await outboxFile.read();
  if (readOutbox.kind === 'corrupt') problems.push('app.outboxCorrupt');

  trustCompanyCa(session, authorities, log);
  denyByDefault(session, headsets);
  chooseHeadsets(session, headsets);
  serveScheme(session, { rendererDir: join(outDir, 'renderer'), devScreensUrl: options.devScreensUrl });

  const windows = new Windows({
    session,
    outDir,
    iconFile,
    isHidden: options.isHidden,
    log,
    closesToTray: () => current.closesToTray,
    quit: () => app.quit(),
  });
  const tell = (event: EngineEvent): void => windows.engine?.webContents.send(ENGINE_EVENT, event);
  const tray = new AppTray(iconFile, { open: windows.comeForward, quit: () => app.quit() });
  const notifications = new Notifications((id) => {
    windows.comeForward();
    tell({ kind: 'notificationClicked', id });
  });
  let liveCalls = 0;
  const leaving = new Leaving({
    hasLiveCall: () => liveCalls > 0,
    mayEndCall: () => mayEndCall(current),
    tellEngine: () => {
      if (windows.engineId() === null) return false;
      tell({ kind: 'leaving' });
      return true;
    },
    quit: () => app.quit(),
    after: (delayMs, run) => void setTimeout(run, delayMs),
  });
  let outbox = readOutbox.kind === 'read' ? readOutbox.value : [];
  let told = problems;

  const methods: EngineMethods = {
    'engine.boot': async () => {
      const opened = await secrets.load();
      const boot = {
        version: APP_VERSION,
        settings: current,
        hubUrl: options.hubUrl,
        keepsSecrets: secrets.keeps,
        secrets: opened,
        outbox,
        problems: told,
      };
      told = [];
      return boot;
    },
    'settings.save': async ({ settings }) => {
      await settingsFile.write(settings);
      current = settings;
    },
    'secret.save': ({ name, value }) => secrets.save(name, value),
    'secret.remove': ({ name }) => secrets.remove(name),
    'outbox.save': async ({ entries }) => {
      await outboxFile.write(entries);
      outbox = entries;
    },
    'network.diagnose': async ({ url }) => ({ problem: await diagnose(url, authorities) }),
    'window.comeForward': async () => windows.comeForward(),
    'notification.show': (notification) => notifications.show(notification),
    'notification.close': async ({ id }) => notifications.close(id),
    'tray.show': async (words) => tray.show(words),
    'call.count': async ({ live }) => {
      liveCalls = live;
    },
    'engine.left': async () => leaving.engineLeft(),
    'headset.request': async () => {
      await windows.engine?.webContents.executeJavaScript('window.requestHeadset()', true);
    },
    'log.write': async ({ level, message, data }) => log[level](message, data),
  };
  answer(engineIpc, methods, { caller: { origin: ENGINE_ORIGIN, webContentsId: windows.engineId }, log });
  answer(
    screensIpc,
    { 'screens.connect': async () => windows.connect() },
    { caller: { origin: SCREENS_ORIGIN, webContentsId: windows.screensId }, log },
  );

  powerMonitor.on('resume', () => tell({ kind: 'resumed' }));
  powerMonitor.on('unlock-screen', () => tell({ kind: 'resumed' }));
  app.on('second-instance', () => windows.comeForward());
  app.on('activate', () => windows.comeForward());
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    if (leaving.mayGo()) windows.quitting();
    else event.preventDefault();
  });
  windows.openEngine();
  windows.openScreens();
}

/** Quitting would hang up on somebody; that is never done by a slip. */
function mayEndCall(current: Settings): boolean {
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
