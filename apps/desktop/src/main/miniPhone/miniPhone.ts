import { BrowserWindow, screen, type MessagePortMain } from 'electron';
import { z } from 'zod';
import { MINI_PAGE } from '../../shared/origins.ts';
import { MINI_PORT } from '../../shared/rows.ts';
import type { JsonFile } from '../jsonFile.ts';
import type { MainLog } from '../log.ts';
import { stayHome } from '../permissions.ts';
import { isShown, transition, type MiniEvent, type MiniState } from './machine.ts';
import { MINI_SIZE, placeFor } from './place.ts';

/** Where the person left it. */
export const miniPlace = z.object({ x: z.number().int(), y: z.number().int() });

export interface MiniPhoneOptions {
  readonly preferences: Electron.WebPreferences;
  readonly iconFile: string;
  readonly placeFile: JsonFile<typeof miniPlace>;
  readonly log: MainLog;
}

const MAX_CRASHES = 10;
const SAVE_AFTER_MS = 300;

/** The small window above all others. It comes and goes as `machine.ts` says. */
export class MiniPhone {
  readonly #options: MiniPhoneOptions;
  #state: MiniState = 'closed';
  #window: BrowserWindow | null = null;
  #crashes = 0;

  constructor(options: MiniPhoneOptions) {
    this.#options = options;
  }

  readonly id = (): number | null =>
    this.#window === null || this.#window.isDestroyed() ? null : this.#window.webContents.id;

  /** Asked for: opens, or comes to the front, with the focus. */
  async ask(): Promise<void> {
    const wasShown = isShown(this.#state);
    this.#go({ kind: 'asked' });
    const window = await this.#opening;
    if (wasShown) window?.show();
  }

  close(): void {
    this.#window?.close();
  }

  /** Whether a call lives and nobody sees the main window. */
  setNeed(isNeeded: boolean): void {
    this.#go({ kind: 'need', isNeeded });
  }

  /** Hands the page its port to the engine. */
  give(port: MessagePortMain): void {
    this.#window?.webContents.postMessage(MINI_PORT, null, [port]);
  }

  #opening: Promise<BrowserWindow | null> = Promise.resolve(null);

  #go(event: MiniEvent): void {
    const before = this.#state;
    this.#state = transition(before, event);
    if (isShown(this.#state) === isShown(before)) return;
    if (isShown(this.#state)) this.#opening = this.#open();
    else this.#window?.destroy();
  }

  async #open(): Promise<BrowserWindow | null> {
    const kept = await this.#options.placeFile.read();
    if (!isShown(this.#state) || this.#window !== null) return this.#window;
    const areas = {
      all: screen.getAllDisplays().map((one) => one.workArea),
      main: screen.getPrimaryDisplay().workArea,
    };
    const window = new BrowserWindow({
      ...placeFor(kept.kind === 'read' ? kept.value : null, areas),
      ...{ minWidth: MINI_SIZE.width, minHeight: MINI_SIZE.height, useContentSize: true, show: false, frame: false },
      ...{ resizable: false, minimizable: false, maximizable: false, fullscreenable: false, skipTaskbar: true },
      ...{ alwaysOnTop: true, title: 'Hearthline', icon: this.#options.iconFile, backgroundColor: '#faf6f0' },
      webPreferences: this.#options.preferences,
    });
    this.#window = window;
    window.setAlwaysOnTop(true, 'floating');
    stayHome(window.webContents);
    this.#watch(window);
    window.once('ready-to-show', () => {
      if (this.#state === 'asked') window.show();
      else window.showInactive();
    });
    void window.loadURL(MINI_PAGE);
    return window;
  }

  #watch(window: BrowserWindow): void {
    const { log, placeFile } = this.#options;
    let timer: ReturnType<typeof setTimeout> | undefined;
    window.on('move', () => {
      clearTimeout(timer);
      const { x, y } = window.getBounds();
      const save = (): void => {
        placeFile
          .write({ x, y })
          .catch((error: unknown) => log.warn('mini phone: place not kept', { error: String(error) }));
      };
      timer = setTimeout(save, SAVE_AFTER_MS);
    });
    window.on('closed', () => {
      if (this.#window !== window) return;
      this.#window = null;
      this.#go({ kind: 'closed' });
    });
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      log.error('renderer gone', { which: 'mini', reason });
      this.#crashes += 1;
      if (reason !== 'clean-exit' && this.#crashes <= MAX_CRASHES) window.webContents.reload();
    });
  }
}
