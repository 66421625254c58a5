import type { Desktop } from '../stage/index.ts';

/** A hand on the tray icon: its menu, its words, its picture. */
export interface TrayHand {
  choose(label: string): Promise<void>;
  untilTooltip(text: string): Promise<void>;
  /** Clicks the icon itself, once its words have changed; resolves with its words. */
  click(): Promise<string>;
  /** The picture as text, to compare. */
  icon(): Promise<string>;
}

interface Seen {
  tray: Electron.Tray | null;
  tooltip: string;
  icon: string;
  menu: Electron.Menu | null;
  looks: Set<() => void>;
}

/** Keeps what the app shows in the tray from now on. */
export async function trayOf(desktop: Desktop): Promise<TrayHand> {
  const { app } = desktop;
  await app.evaluate(({ Tray }) => {
    const seen: Seen = { tray: null, tooltip: '', icon: '', menu: null, looks: new Set() };
    (globalThis as unknown as { tray: Seen }).tray = seen;
    const { setToolTip, setImage, setContextMenu } = Tray.prototype;
    const told = (): void => {
      for (const look of seen.looks) look();
    };
    Tray.prototype.setToolTip = function (this: Electron.Tray, tooltip: string) {
      seen.tray = this;
      seen.tooltip = tooltip;
      told();
      return setToolTip.call(this, tooltip);
    };
    Tray.prototype.setImage = function (this: Electron.Tray, image: Electron.NativeImage | string) {
      seen.icon = typeof image === 'string' ? image : image.toDataURL();
      return setImage.call(this, image);
    };
    Tray.prototype.setContextMenu = function (this: Electron.Tray, menu: Electron.Menu | null) {
      seen.menu = menu;
      told();
      return setContextMenu.call(this, menu);
    };
  });
  return {
    choose: (label) =>
      app.evaluate(
        (_electron, wanted) =>
          new Promise<void>((resolve) => {
            const { tray } = globalThis as unknown as { tray: Seen };
            const look = (): void => {
              const item = tray.menu?.items.find((each) => each.label === wanted && each.enabled);
              if (item === undefined) return;
              tray.looks.delete(look);
              item.click();
              resolve();
            };
            tray.looks.add(look);
            look();
          }),
        label,
      ),
    untilTooltip: (text) =>
      app.evaluate(
        (_electron, wanted) =>
          new Promise<void>((resolve) => {
            const { tray } = globalThis as unknown as { tray: Seen };
            const look = (): void => {
              if (tray.tooltip !== wanted) return;
              tray.looks.delete(look);
              resolve();
            };
            tray.looks.add(look);
            look();
          }),
        text,
      ),
    click: () =>
      app.evaluate(() => {
        const { tray } = globalThis as unknown as { tray: Seen };
        tray.tray?.emit('click');
        return tray.tooltip;
      }),
    icon: () => app.evaluate(() => (globalThis as unknown as { tray: Seen }).tray.icon),
  };
}
