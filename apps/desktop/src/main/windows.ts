import { join } from 'node:path';
import { BrowserWindow, MessageChannelMain, type Session } from 'electron';
import { ENGINE_ORIGIN, SCREENS_ORIGIN } from '../shared/origins.ts';
import { MINI_PORT, PORT } from '../shared/rows.ts';
import type { MiniPhone } from './miniPhone/miniPhone.ts';
import type { MainLog } from './log.ts';
import { stayHome } from './permissions.ts';

export interface WindowsOptions {
  readonly session: Session;
  readonly outDir: string;
  readonly iconFile: string;
  readonly isHidden: boolean;
  readonly log: MainLog;
  /** Whether closing the window keeps the app in the tray. */
  readonly closesToTray: () => boolean;
  /** Closing the window ends the app, where it does not go to the tray. May be refused in a call. */
  readonly quit: () => void;
  /** The main window was put away or came back. */
  readonly seenChanged: () => void;
  readonly mini: MiniPhone;
}

/**
 * The two windows. The engine is never shown and never throttled; the screens come and go without touching it. Each
 * load of the screens gets a fresh port to the engine, and so does each load of the engine.
 */
export class Windows {
  readonly #options: WindowsOptions;
  #engine: BrowserWindow | null = null;
  #screens: BrowserWindow | null = null;
  #isQuitting = false;
  /** Loads one after another of each renderer are counted, so that a crash at start is not repeated for ever. */
  #crashes = 0;

  constructor(options: WindowsOptions) {
    this.#options = options;
  }

  readonly engineId = (): number | null => idOf(this.#engine);
  readonly screensId = (): number | null => idOf(this.#screens);
  get engine(): BrowserWindow | null {
    return this.#engine;
  }
  get screens(): BrowserWindow | null {
    return this.#screens;
  }

  /**
   * The engine first: the line is registered sooner, and the screens have something to show when they come. Their window
   * is made while the engine's process starts, when main has nothing to do; it loads when the engine has.
   */
  open(): void {
    const contents = this.#openEngine().webContents;
    const screens = this.#makeScreens();
    contents.once('did-finish-load', () => this.#load(screens));
    contents.once('did-fail-load', () => this.#load(screens));
  }

  #openEngine(): BrowserWindow {
    const engine = new BrowserWindow({
      show: false,
      webPreferences: {
        ...this.#preferences('engine'),
        backgroundThrottling: false,
        autoplayPolicy: 'no-user-gesture-required',
      },
    });
    this.#engine = engine;
    stayHome(engine.webContents);
    engine.webContents.on('render-process-gone', (_event, details) => this.#revive('engine', details.reason));
    engine.webContents.on('did-finish-load', () => {
      this.connect();
      this.connectMini();
    });
    void engine.loadURL(`${ENGINE_ORIGIN}/`);
    return engine;
  }

  #makeScreens(): BrowserWindow {
    const { isHidden, iconFile } = this.#options;
    const screens = new BrowserWindow({
      show: false,
      width: 1366,
      height: 768,
      minWidth: 1024,
      minHeight: 640,
      useContentSize: true,
      backgroundColor: '#faf6f0',
      autoHideMenuBar: true,
      icon: iconFile,
      webPreferences: this.#preferences('screens'),
    });
    this.#screens = screens;
    stayHome(screens.webContents);
    screens.webContents.on('render-process-gone', (_event, details) => this.#revive('screens', details.reason));
    screens.once('ready-to-show', () => {
      if (!isHidden) screens.show();
    });
    screens.on('close', (event) => {
      if (this.#isQuitting) return;
      event.preventDefault();
      if (this.#options.closesToTray()) screens.hide();
      else this.#options.quit();
    });
    screens.on('minimize', this.#options.seenChanged);
    screens.on('restore', this.#options.seenChanged);
    screens.on('hide', this.#options.seenChanged);
    screens.on('show', this.#options.seenChanged);
    screens.on('closed', () => {
      if (this.#screens === screens) this.#screens = null;
    });
    return screens;
  }

  #load(screens: BrowserWindow): void {
    if (!screens.isDestroyed() && !isLoaded(screens)) void screens.loadURL(`${SCREENS_ORIGIN}/`);
  }

  /** A new channel between the two; the old one, if any, ends when its page did. */
  readonly connect = (): void => {
    // Screens that come later ask for themselves.
    if (this.#engine === null || this.#screens === null || !isLoaded(this.#screens)) return;
    this.#options.log.info('engine and screens joined');
    const { port1, port2 } = new MessageChannelMain();
    this.#engine.webContents.postMessage(PORT, null, [port1]);
    this.#screens.webContents.postMessage(PORT, null, [port2]);
  };

  /** The same for the mini phone, if it is there. */
  readonly connectMini = (): void => {
    const { mini } = this.#options;
    if (this.#engine === null || mini.id() === null) return;
    const { port1, port2 } = new MessageChannelMain();
    this.#engine.webContents.postMessage(MINI_PORT, null, [port1]);
    mini.give(port2);
  };

  /** Whether the person can see the main window, for all we know. */
  isSeen(): boolean {
    return this.#screens !== null && this.#screens.isVisible() && !this.#screens.isMinimized();
  }

  readonly comeForward = (): void => {
    if (this.#screens === null) this.#load(this.#makeScreens());
    const screens = this.#screens;
    if (screens === null) return;
    if (screens.isMinimized()) screens.restore();
    screens.show();
    screens.moveTop();
    screens.focus();
    screens.flashFrame(true);
  };

  quitting(): void {
    this.#isQuitting = true;
  }

  #revive(which: 'engine' | 'screens', reason: string): void {
    this.#options.log.error('renderer gone', { which, reason });
    if (this.#isQuitting || reason === 'clean-exit') return;
    this.#crashes += 1;
    if (this.#crashes > MAX_CRASHES) return;
    const window = which === 'engine' ? this.#engine : this.#screens;
    window?.webContents.reload();
  }

  #preferences(which: 'engine' | 'screens'): Electron.WebPreferences {
    return pagePreferences(this.#options, which);
  }
}

/** What every page of ours may not do. */
export const pagePreferences = (
  { session, outDir }: Pick<WindowsOptions, 'session' | 'outDir'>,
  which: 'engine' | 'screens' | 'mini',
): Electron.WebPreferences => ({
  session,
  preload: join(outDir, `preload-${which}.cjs`),
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
  spellcheck: false,
  webgl: false,
  enableWebSQL: false,
  navigateOnDragDrop: false,
});

const MAX_CRASHES = 10;

const isLoaded = (window: BrowserWindow): boolean => window.webContents.getURL() !== '';

const idOf = (window: BrowserWindow | null): number | null =>
  window === null || window.isDestroyed() ? null : window.webContents.id;
