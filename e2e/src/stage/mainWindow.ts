import type { Desktop } from './desktop.ts';

/** The desktop's main window, through the main process: also where its page is hidden, closed or crashed. */
export interface MainWindow {
  /** As its cross does. */
  close(): Promise<void>;
  hide(): Promise<void>;
  isShown(): Promise<boolean>;
  /** Resolves when it is shown, now or from now on. */
  untilShown(): Promise<void>;
  /** Its page's process dies; resolves when the page is back and shows this text. False: there is no such window. */
  crashUntilItShows(text: string): Promise<boolean>;
}

export const mainWindowOf = ({ app }: Desktop): MainWindow => ({
  close: () =>
    app.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows())
        if (window.webContents.getURL().startsWith('hearthline://screens')) window.close();
    }),
  hide: () =>
    app.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows())
        if (window.webContents.getURL().startsWith('hearthline://screens')) window.hide();
    }),
  isShown: () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().some(
        (window) => window.webContents.getURL().startsWith('hearthline://screens') && window.isVisible(),
      ),
    ),
  untilShown: () =>
    app.evaluate(
      ({ BrowserWindow }) =>
        new Promise<void>((resolve) => {
          const screens = BrowserWindow.getAllWindows().find((window) =>
            window.webContents.getURL().startsWith('hearthline://screens'),
          );
          if (screens === undefined || screens.isVisible()) resolve();
          else screens.once('show', () => resolve());
        }),
    ),
  // Playwright leaves a page alone that has crashed.
  crashUntilItShows: (text) =>
    app.evaluate(async ({ BrowserWindow }, wanted) => {
      const screens = BrowserWindow.getAllWindows().find((window) =>
        window.webContents.getURL().startsWith('hearthline://screens'),
      );
      if (screens === undefined) return false;
      const isBack = new Promise((resolve) => screens.webContents.once('did-finish-load', () => resolve(null)));
      screens.webContents.forcefullyCrashRenderer();
      await isBack;
      return (await screens.webContents.executeJavaScript(`new Promise((resolve) => {
        const look = () => document.body.textContent.includes(${JSON.stringify(wanted)}) && resolve(true);
        new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
        look();
      })`)) as boolean;
    }, text),
});
