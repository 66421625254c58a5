import { Menu, nativeImage, Tray, type NativeImage } from 'electron';
import type { TrayChoice, TrayMark } from '../shared/ipc.ts';
import { drawMark } from './trayMark.ts';

export interface TrayWords {
  readonly mark: TrayMark;
  readonly tooltip: string;
  readonly choices: readonly { readonly id: TrayChoice; readonly label: string; readonly isEnabled: boolean }[];
  readonly open: string;
  readonly quit: string;
}

interface TrayActions {
  readonly open: () => void;
  readonly quit: () => void;
  readonly choose: (choice: TrayChoice) => void;
}

const SIZE = 22;

/** The icon near the clock: the app lives there while its window is closed, and shows the person's state. */
export class AppTray {
  readonly #tray: Tray;
  readonly #actions: TrayActions;
  readonly #plain: NativeImage;
  #shown = '';

  constructor(iconFile: string, actions: TrayActions) {
    this.#plain = nativeImage.createFromPath(iconFile).resize({ width: SIZE, height: SIZE });
    this.#tray = new Tray(this.#plain);
    this.#actions = actions;
    this.#tray.on('click', actions.open);
    this.show({ mark: 'off', tooltip: 'Hearthline', choices: [], open: 'Hearthline', quit: '退出 / Quit' });
  }

  show(words: TrayWords): void {
    // Calls change many times a second while they begin; an icon that is set anew flickers on some systems.
    const wanted = JSON.stringify(words);
    if (wanted === this.#shown) return;
    this.#shown = wanted;
    this.#tray.setImage(this.#iconWith(words.mark));
    this.#tray.setToolTip(words.tooltip);
    this.#tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: words.open, click: this.#actions.open },
        ...words.choices.map(({ id, label, isEnabled }) => ({
          ...{ label, enabled: isEnabled },
          click: () => this.#actions.choose(id),
        })),
        { type: 'separator' },
        { label: words.quit, click: this.#actions.quit },
      ]),
    );
  }

  #iconWith(mark: TrayMark): NativeImage {
    const bitmap = drawMark({ bitmap: this.#plain.toBitmap(), size: SIZE, mark });
    return nativeImage.createFromBitmap(bitmap, { width: SIZE, height: SIZE });
  }

  close(): void {
    this.#tray.destroy();
  }
}
