/** The main process: puts the parts together. Each part is in the file named after it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog, powerMonitor, safeStorage, session as sessions } from 'electron';
import { z } from 'zod';
import { engineIpc, miniIpc, screensIpc, type EngineEvent } from '../shared/ipc.ts';
import { ENGINE_ORIGIN, SCREENS_ORIGIN } from '../shared/origins.ts';
import { ENGINE_EVENT } from '../shared/rows.ts';
import { answer } from './answer.ts';
import { trustCompanyCa } from './companyCa.ts';
import { DataUse } from './dataUse/dataUse.ts';
import { createDoors, type Doors } from './doors.ts';
import { engineMethods } from './engineMethods.ts';
import { chooseHeadsets } from './headsets.ts';
import { isWayland } from './globalKeys/wayland.ts';
import { Kept } from './kept.ts';
import { ICE_FIELD_TRIALS } from './lines/iceTrials.ts';
import { chooseLines } from './lines/lines.ts';
import { linkIn } from './links.ts';
import { openLog } from './log.ts';
import { MiniPhone } from './miniPhone/miniPhone.ts';
import { readOptions } from './options.ts';
import { every } from './pc/every.ts';
import { PcWatch } from './pc/pcWatch.ts';
import { denyByDefault } from './permissions.ts';
import { declareScheme, serveScheme } from './scheme.ts';
import { pagePreferences, Windows } from './windows.ts';

/** Put in by the build: the lab's Electron would tell its loader's version. */
declare const APP_VERSION: string;

const outDir = import.meta.dirname;
const iconFile = join(outDir, 'icon.png');
/** macOS hands links to the app as events, the first maybe before it is ready. */
let openLink: ((link: string) => void) | null = null;
let earlyLink: string | null = null;
app.on('open-url', (event, url) => {
  event.preventDefault();
  if (openLink === null) earlyLink = url;
  else openLink(url);
});
const options = readOptions(process.argv.slice(1), app.isPackaged);

if (options.profileDir !== null) app.setPath('userData', options.profileDir);
declareScheme();
// The engine is never seen and never unimportant: without this the OS gives a hidden window's process a lower priority.
app.commandLine.appendSwitch('disable-renderer-backgrounding');
app.commandLine.appendSwitch('force-fieldtrials', ICE_FIELD_TRIALS);
// [KEY-29] Keys while another program is in front are the desktop portal's there; Electron before 35 does not know it.
if (isWayland(process.platform, process.env)) app.commandLine.appendSwitch('enable-features', 'GlobalShortcutsPortal');
// One Hearthline a person: a second start brings the first one forward. `quit` before the app is ready can be lost, and
// what is left is a process without a window.
// A link it was started with is handed over.
if (app.requestSingleInstanceLock({ link: linkIn(process.argv) })) app.whenReady().then(begin).catch(giveUp);
else app.exit(0);

/** The windows open first; what this PC keeps is read while they load. */
function begin(): void {
  const dir = app.getPath('userData');
  const log = openLog(join(dir, 'logs'));
  log.info('started', { version: APP_VERSION, electron: process.versions.electron });
  const session = sessions.defaultSession;
  const authorities = options.companyCa === null ? [] : [readFileSync(options.companyCa, 'utf8')];
  const kept = new Kept(dir, safeStorage);

  trustCompanyCa(session, authorities, log);
  denyByDefault(session, kept.headsets);
  chooseHeadsets(session, kept.headsets);
  serveScheme(session, { rendererDir: join(outDir, 'renderer'), devScreensUrl: options.devScreensUrl });

  const quit = (): void => app.quit();
  let liveCalls = 0;
  const mini = new MiniPhone({
    preferences: pagePreferences({ session, outDir }, 'mini'),
    ...{ iconFile, placeFile: kept.miniPlace, log },
  });
  const seenChanged = (): void => mini.setNeed(liveCalls > 0 && kept.settings.opensMiniPhone && !windows.isSeen());
  const windows: Windows = new Windows({
    ...{ mini, seenChanged },
    session,
    outDir,
    iconFile,
    isHidden: options.isHidden,
    log,
    closesToTray: () => kept.settings.closesToTray,
    quit,
  });
  // The engine's process starts now; what it will ask of main is ready before it can.
  windows.open();
  kept.load().catch((error: unknown) => log.error('what is kept could not be read', { error: String(error) }));
  answer(
    screensIpc,
    {
      'screens.connect': async () => {
        // A page that was lost while new keys were pressed would hold them for ever.
        doors.globalKeys.hold(false);
        windows.connect();
      },
    },
    { caller: { origin: SCREENS_ORIGIN, webContentsId: windows.screensId }, log },
  );
  answer(
    miniIpc,
    { 'mini.connect': async () => windows.connectMini() },
    { caller: { origin: SCREENS_ORIGIN, webContentsId: mini.id }, log },
  );
  const asked = new Set<string>();
  const tell = (event: EngineEvent): void => windows.engine?.webContents.send(ENGINE_EVENT, event);
  kept.onHeadsets = (desk) => tell({ kind: 'headsets', desk });
  const dataUse = new DataUse({
    ...{ file: kept.dataFile, now: () => new Date(), every },
    show: (use) => tell({ kind: 'dataUse', use }),
    onError: (error) => log.warn('data use not kept', { error: String(error) }),
  });
  dataUse.load().catch((error: unknown) => log.warn('data use not read', { error: String(error) }));
  app.on('will-quit', () => void dataUse.save());
  chooseLines({
    session,
    asked,
    onBytes: (address, bytes) => dataUse.used(address, bytes),
    log,
    onWays: (count) => tell({ kind: 'waysChanged', count }),
  }).catch((error: unknown) => log.warn('lines not chosen', { error: String(error) }));
  const doors = createDoors({ dir, iconFile, windows, kept, tell, hasLiveCall: () => liveCalls > 0, log });
  doors.links.receive(linkIn(process.argv) ?? earlyLink);
  const setLiveCalls = (count: number): void => {
    liveCalls = count;
    seenChanged();
  };
  const pc = new PcWatch({ monitor: powerMonitor, tell: (now) => tell({ kind: 'pc', pc: now }), every });
  const methods = engineMethods({
    ...{ version: APP_VERSION, hubUrl: options.hubUrl, screenPop: options.screenPop, authorities, asked, dataUse, log },
    ...{ kept, pc, windows, mini, setLiveCalls, ...doors },
  });
  answer(engineIpc, methods, { caller: { origin: ENGINE_ORIGIN, webContentsId: windows.engineId }, log });
  listen(windows, doors, tell);
}

/** What a second start of the app hands to the first. */
const handedOver = z.object({ link: z.string().nullable() });

function listen(
  windows: Windows,
  { globalKeys, leaving, links, localApi }: Doors,
  tell: (event: EngineEvent) => void,
): void {
  openLink = (link) => {
    windows.comeForward();
    links.receive(linkIn([link]));
  };
  app.on('second-instance', (_event, _argv, _folder, given) => {
    windows.comeForward();
    links.receive(handedOver.safeParse(given).data?.link ?? null);
  });
  app.on('will-quit', localApi.removeFile);
  app.on('will-quit', globalKeys.giveBack);
  app.on('browser-window-focus', globalKeys.retry);
  powerMonitor.on('resume', () => tell({ kind: 'resumed' }));
  powerMonitor.on('unlock-screen', () => tell({ kind: 'resumed' }));
  app.on('activate', () => windows.comeForward());
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    if (leaving.mayGo()) windows.quitting();
    else event.preventDefault();
  });
}

/** An app that cannot begin must not live on unseen. */
function giveUp(error: unknown): void {
  const words = error instanceof Error ? error.message : String(error);
  openLog(join(app.getPath('userData'), 'logs')).error('could not begin', { error: words });
  dialog.showErrorBox('Hearthline', words);
  app.exit(1);
}
