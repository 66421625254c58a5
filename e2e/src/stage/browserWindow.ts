import type { Page } from 'playwright';
import type { Desktop } from './desktop.ts';

let windows = 0;

/**
 * A page in an ordinary browser: a plain window of the desktop's Chromium, with storage and sign-in of its own and none
 * of the app's powers (no preload, no Node).
 */
export async function openInBrowser(
  desktop: Desktop,
  url: string,
  size: { readonly width: number; readonly height: number } = { width: 1366, height: 768 },
): Promise<Page> {
  const opened = desktop.app.waitForEvent('window');
  windows += 1;
  await desktop.app.evaluate(
    ({ BrowserWindow }, { address, partition, width, height }) => {
      const window = new BrowserWindow({
        width,
        height,
        useContentSize: true,
        webPreferences: { partition, sandbox: true, contextIsolation: true },
      });
      // What it could not load shows on the page itself.
      window.loadURL(address).catch(() => undefined);
    },
    { address: url, partition: `browser-${windows}`, ...size },
  );
  const page = await opened;
  await page.waitForURL((current) => current.href.startsWith(url));
  return page;
}
