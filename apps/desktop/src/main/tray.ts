import { Menu, nativeImage, Tray } from 'electron';

export interface TrayWords {
  readonly tooltip: string;
  readonly open: string;
  readonly quit: string;
}

/** The icon near the clock: the app lives there while its window is closed. */
export class AppTray {
  readonly #tray: Tray;
  readonly #actions: { open: () => void; quit: () => void };

  constructor(iconFile: string, actions: { open: () => void; quit: () => void }) {
    this.#tray = new Tray(nativeImage.createFromPath(iconFile).resize({ width: 22, height: 22 }));
    this.#actions = actions;
    this.#tray.on('click', actions.open);
    this.show({ tooltip: 'Hearthline', open: 'Hearthline', quit: '退出 / Quit' });
  }

  show(words: TrayWords): void {
    this.#tray.setToolTip(words.tooltip);
    this.#tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: words.open, click: this.#actions.open },
        { type: 'separator' },
        { label: words.quit, click: this.#actions.quit },
      ]),
    );
  }

  close(): void {
    this.#tray.destroy();
  }
}
