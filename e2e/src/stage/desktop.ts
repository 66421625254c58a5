import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron, errors, type ElectronApplication, type Page } from 'playwright';
import type { ElectronRuntime } from '../../../scripts/prepare/electron.ts';
import { root } from '../../../scripts/root.ts';
import { installEars } from './ears.ts';

export interface DesktopOptions {
  readonly electron: ElectronRuntime;
  /** DISPLAY and session bus. */
  readonly env: Readonly<Record<string, string>>;
  /** Settings, secrets and logs: the same folder is the same PC. */
  readonly profileDir: string;
  readonly hubUrl: string;
  /** PEM file; empty: none. */
  readonly companyCa?: string;
  /** What the microphone hears, as a WAV file played round and round; default: Chromium's beeps. */
  readonly microphoneWav?: string;
  /** Default true: Chromium's fake one. False: a PC without any. */
  readonly hasMicrophone?: boolean;
  readonly args?: readonly string[];
}

/** A fault's limit, not a measure: what is not there by then will not come. */
const ACTION_LIMIT_MS = 15_000;
const START_LIMIT_MS = 60_000;
const CONNECT_LIMIT_MS = 20_000;
const CLOSE_LIMIT_MS = 5_000;

/** The real desktop app in a real window. */
export interface Desktop {
  readonly app: ElectronApplication;
  /** What the operator sees. */
  readonly screens: () => Page;
  /** The hidden window with the phone. */
  readonly engine: Page;
  readonly profileDir: string;
  /** From the start of the process to the window with something in it, ms. */
  readonly startedInMs: number;
  close(): Promise<void>;
}

const desktopDir = join(root, 'apps', 'desktop');
/** The lab runs as root, where Chromium's sandbox cannot; the product never gets this. */
const labArgs = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export async function startDesktop(options: DesktopOptions): Promise<Desktop> {
  await mkdir(options.profileDir, { recursive: true });
  const { app, startedAt } = await launch(options).catch((error: unknown) => {
    if (error instanceof errors.TimeoutError) return launch(options);
    throw error;
  });
  app.context().setDefaultTimeout(ACTION_LIMIT_MS);
  const child = app.process();
  const { engine, first } = await shownPages(app).catch(async (cause: unknown) => {
    // Nobody else would end it: the stage only knows desktops that did start.
    child.kill('SIGKILL');
    throw new Error(`the desktop did not show itself; its log ends with\n${await logTail(options.profileDir)}`, {
      cause,
    });
  });
  const startedInMs = performance.now() - startedAt;
  return {
    app,
    engine,
    screens: () => currentPage(app, 'hearthline://screens') ?? first,
    profileDir: options.profileDir,
    startedInMs,
    close: () => closeApp(app, child),
  };
}

/**
 * About one start in a hundred Playwright's connection to Electron is never answered, before any code of the app has run
 * (microsoft/playwright#9351): it is given up then, and made once more. What the app itself does is never tried twice.
 */
async function launch(options: DesktopOptions): Promise<{ app: ElectronApplication; startedAt: number }> {
  const startedAt = performance.now();
  const app = await _electron.launch({
    executablePath: options.electron.executable,
    // The sound of the person who runs this is not for tests: nowhere, unless a test says where.
    env: { ...(process.env as Record<string, string>), PULSE_SERVER: 'unix:/nowhere', ...options.env },
    args: [
      ...options.electron.launchArgs(desktopDir),
      ...labArgs,
      ...microphoneArgs(options),
      `--profile=${options.profileDir}`,
      `--hub=${options.hubUrl}`,
      ...(options.companyCa === undefined || options.companyCa === '' ? [] : [`--company-ca=${options.companyCa}`]),
      ...(options.args ?? []),
    ],
    timeout: CONNECT_LIMIT_MS,
  });
  return { app, startedAt };
}

function microphoneArgs({ hasMicrophone = true, microphoneWav }: DesktopOptions): string[] {
  if (!hasMicrophone) return [];
  const wav = microphoneWav === undefined ? [] : [`--use-file-for-fake-audio-capture=${microphoneWav}`];
  return ['--use-fake-device-for-media-stream', ...wav];
}

async function shownPages(app: ElectronApplication): Promise<{ engine: Page; first: Page }> {
  const screens = pageOf(app, 'hearthline://screens');
  const engine = await pageOf(app, 'hearthline://engine');
  // At once: a phone that is signed in by itself may have a call before the screens are there.
  await installEars(engine);
  const first = await screens;
  await first.locator('#root > *').first().waitFor();
  return { engine, first };
}

async function logTail(profileDir: string): Promise<string> {
  const text = await readFile(join(profileDir, 'logs', 'hearthline.log'), 'utf8').catch(() => '(no log)');
  return text.trimEnd().split('\n').slice(-20).join('\n');
}

/**
 * Ends the app at once, without a question and without a goodbye to the PBX; one that has ended already is let be. Not
 * Playwright's `close` is waited for: that comes with the end of its connection, while the process still holds the
 * profile's lock.
 */
async function closeApp(app: ElectronApplication, child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  const force = setTimeout(() => child.kill('SIGKILL'), CLOSE_LIMIT_MS);
  // Its answer may never come: the app is gone.
  app.evaluate(({ app: electron }) => electron.exit(0)).catch(() => undefined);
  await gone;
  clearTimeout(force);
}

const currentPage = (app: ElectronApplication, origin: string): Page | undefined =>
  app
    .windows()
    .findLast((page) => !page.isClosed() && page.url().startsWith(origin) && !page.url().endsWith('/mini.html'));

/** A window is told of while its page may still be the empty one it begins with, so each is looked at again as it moves. */
function pageOf(app: ElectronApplication, origin: string): Promise<Page> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no window of ${origin}`)), START_LIMIT_MS);
    const look = (page: Page): void => {
      if (!page.url().startsWith(origin)) return;
      clearTimeout(timer);
      app.off('window', watch);
      resolve(page);
    };
    const watch = (page: Page): void => {
      page.on('framenavigated', () => look(page));
      look(page);
    };
    app.on('window', watch);
    for (const page of app.windows()) watch(page);
  });
}
