import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import type { ElectronRuntime } from '../../../scripts/prepare/electron.ts';

const appDir = fileURLToPath(new URL('../../bare', import.meta.url));

export interface BareOptions {
  readonly electron: ElectronRuntime;
  /** DISPLAY and session bus. */
  readonly env: Readonly<Record<string, string>>;
  readonly profileDir: string;
  readonly pageUrl: string;
  readonly microphoneWav: string;
  readonly args?: readonly string[];
}

/** Switches that every Electron of a measurement gets, as the stage gives them to the desktop app. */
export const commonArgs = (microphoneWav: string): string[] => [
  // The lab may run as root, where Chromium's sandbox cannot.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-audio-capture=${microphoneWav}`,
];

/** How the bare app is started. */
export const bareArgs = ({ electron, profileDir, pageUrl, microphoneWav, args = [] }: BareOptions): string[] => [
  ...electron.launchArgs(appDir),
  ...commonArgs(microphoneWav),
  `--user-data-dir=${profileDir}`,
  `--page=${pageUrl}`,
  ...args,
];

/** A bare page in a window of its own Electron. */
export interface BareWindow {
  readonly app: ElectronApplication;
  readonly page: Page;
  close(): Promise<void>;
}

export async function openBareWindow(options: BareOptions): Promise<BareWindow> {
  const app = await _electron.launch({
    executablePath: options.electron.executable,
    env: { ...(process.env as Record<string, string>), ...options.env },
    args: bareArgs(options),
  });
  const page = await app.firstWindow();
  await page.waitForFunction(() => 'phone' in globalThis);
  return {
    app,
    page,
    close: async () => {
      const gone = app.waitForEvent('close');
      await app.evaluate(({ app: electron }) => electron.exit(0)).catch(() => undefined);
      await gone;
    },
  };
}
