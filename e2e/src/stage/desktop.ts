import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
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
  const startedAt = performance.now();
  const app = await _electron.launch({
    executablePath: options.electron.executable,
    env: { ...(process.env as Record<string, string>), ...options.env },
    args: [
      ...options.electron.launchArgs(desktopDir),
      ...labArgs,
      ...microphoneArgs(options),
      `--profile=${options.profileDir}`,
      `--hub=${options.hubUrl}`,
      ...(options.companyCa === undefined || options.companyCa === '' ? [] : [`--company-ca=${options.companyCa}`]),
      ...(options.args ?? []),
    ],
  });
  app.context().setDefaultTimeout(ACTION_LIMIT_MS);
  const engine = await pageOf(app, 'hearthline://engine');
  const first = await pageOf(app, 'hearthline://screens');
  await first.locator('#root > *').first().waitFor();
  const startedInMs = performance.now() - startedAt;
  await installEars(engine);
  return {
    app,
    engine,
    screens: () => currentPage(app, 'hearthline://screens') ?? first,
    profileDir: options.profileDir,
    startedInMs,
    close: () => closeApp(app),
  };
}

function microphoneArgs({ hasMicrophone = true, microphoneWav }: DesktopOptions): string[] {
  if (!hasMicrophone) return [];
  const wav = microphoneWav === undefined ? [] : [`--use-file-for-fake-audio-capture=${microphoneWav}`];
  return ['--use-fake-device-for-media-stream', ...wav];
}

/** Ends the app as a person does, by quitting; a call that lives is hung up without a question. */
async function closeApp(app: ElectronApplication): Promise<void> {
  const gone = app.waitForEvent('close');
  await app.evaluate(({ app: electron }) => electron.exit(0)).catch(() => undefined);
  await gone;
}

const currentPage = (app: ElectronApplication, origin: string): Page | undefined =>
  app.windows().findLast((page) => !page.isClosed() && page.url().startsWith(origin));

async function pageOf(app: ElectronApplication, origin: string): Promise<Page> {
  const isIt = (page: Page): boolean => page.url().startsWith(origin);
  const found = app.windows().find(isIt);
  if (found !== undefined) return found;
  const page = await app.waitForEvent('window', { predicate: isIt, timeout: 60_000 });
  return page;
}
