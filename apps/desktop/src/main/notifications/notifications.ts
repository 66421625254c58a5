import { ElectronNotifier } from './electronNotifier.ts';
import { FreedesktopNotifier } from './freedesktop.ts';
import type { NotificationEvents, NotificationText, Notifier } from './notification.ts';

/** OS notifications by id, with buttons wherever the OS has them: showing one again replaces it. */
export class Notifications implements Notifier {
  /** The first that shows it wins. */
  readonly #notifiers: readonly Notifier[];

  constructor(events: NotificationEvents) {
    const own = process.platform === 'linux' ? [new FreedesktopNotifier(events)] : [];
    this.#notifiers = [...own, new ElectronNotifier(events)];
  }

  /** Resolves when the OS has shown it, or with `isShown` false when it would not. */
  async show(text: NotificationText): Promise<{ isShown: boolean; hasActions: boolean }> {
    for (const notifier of this.#notifiers) {
      const shown = await notifier.show(text);
      if (shown.isShown) return shown;
    }
    return { isShown: false, hasActions: false };
  }

  close(id: string): void {
    for (const notifier of this.#notifiers) notifier.close(id);
  }
}
