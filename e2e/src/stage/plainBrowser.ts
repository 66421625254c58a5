import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ConsoleMessage, type Page } from 'playwright';
import { ensureElectron } from '../../../scripts/prepare/electron.ts';
import { createProgress, type Progress } from '../../../scripts/prepare/progress.ts';

export interface PlainBrowserOptions {
  /** DISPLAY and session bus. */
  readonly env: Readonly<Record<string, string>>;
  readonly width?: number;
  readonly height?: number;
  readonly progress?: Progress;
}

/** A browser as a leader has it: Electron's Chromium in an ordinary window, with none of the app's powers. */
export interface PlainBrowser {
  readonly page: Page;
  /** Warnings and errors of the page's console so far, and errors that nothing caught; violations of a policy are among them. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

const main = `const { app, BrowserWindow } = require('electron');
app.setPath('userData', process.env.PLAIN_BROWSER_DIR);
app.whenReady().then(() => {
  const size = { width: Number(process.env.PLAIN_BROWSER_WIDTH), height: Number(process.env.PLAIN_BROWSER_HEIGHT) };
  const window = new BrowserWindow({ ...size, frame: false, webPreferences: { backgroundThrottling: false } });
  window.loadURL('about:blank');
});`;

/** Root, in the lab only: Chromium's sandbox cannot run there. */
const labArgs = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** No other browser need be installed: it is the Electron that runs the desktop, without the desktop. */
export async function openPlainBrowser(options: PlainBrowserOptions): Promise<PlainBrowser> {
  const { width = 1366, height = 768, progress = createProgress(() => undefined) } = options;
  const electron = await ensureElectron(progress);
  const dir = await mkdtemp(join(tmpdir(), 'hearthline-browser-'));
  await writeFile(join(dir, 'package.json'), JSON.stringify({ name: 'plain-browser', main: 'main.cjs' }));
  await writeFile(join(dir, 'main.cjs'), main);
  const app = await _electron.launch({
    executablePath: electron.executable,
    args: [...electron.launchArgs(dir), ...labArgs],
    env: {
      ...(process.env as Record<string, string>),
      ...options.env,
      TZ: 'Asia/Shanghai',
      // Its empty first page has no policy; what is opened afterwards brings its own.
      ELECTRON_DISABLE_SECURITY_WARNINGS: 'true',
      PLAIN_BROWSER_DIR: join(dir, 'profile'),
      PLAIN_BROWSER_WIDTH: String(width),
      PLAIN_BROWSER_HEIGHT: String(height),
    },
  });
  const page = await app.firstWindow();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  return {
    page,
    complaints,
    async close() {
      await app.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
