import { Notification } from 'electron';
import type { NotificationEvents, NotificationText, Notifier } from './notification.ts';

/** Buttons are Electron's own on these two; on Linux it shows none (electron/electron#24333). */
const hasButtons = process.platform === 'darwin' || process.platform === 'win32';

/** The notifications that Electron offers: with buttons on macOS and Windows, plain elsewhere. */
export class ElectronNotifier implements Notifier {
  readonly #events: NotificationEvents;
  readonly #open = new Map<string, Notification>();

  constructor(events: NotificationEvents) {
    this.#events = events;
  }

  show(text: NotificationText): Promise<{ isShown: boolean; hasActions: boolean }> {
    this.close(text.id);
    if (!Notification.isSupported()) return Promise.resolve({ isShown: false, hasActions: false });
    const { id, title, body, actions } = text;
    const notification = new Notification({
      ...{ title, body, silent: true, urgency: 'critical', timeoutType: 'never' },
      ...(hasButtons ? { actions: actions.map(({ label }) => ({ type: 'button', text: label })) } : {}),
    });
    this.#open.set(id, notification);
    notification.on('click', () => this.#events.clicked(id));
    notification.on('action', (details, index) => {
      // Electron 33 tells the index beside the event, later ones in it.
      const pressed = actions[(details as { actionIndex?: number }).actionIndex ?? index];
      if (pressed !== undefined) this.#events.pressed(id, pressed.id);
    });
    notification.on('close', () => this.#forget(id, notification));
    return new Promise((resolve) => {
      notification.once('show', () => resolve({ isShown: true, hasActions: hasButtons }));
      notification.once('failed', () => {
        this.#forget(id, notification);
        resolve({ isShown: false, hasActions: false });
      });
      notification.show();
    });
  }

  close(id: string): void {
    const notification = this.#open.get(id);
    this.#open.delete(id);
    notification?.close();
  }

  #forget(id: string, notification: Notification): void {
    if (this.#open.get(id) === notification) this.#open.delete(id);
  }
}
