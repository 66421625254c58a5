import { Notification } from 'electron';

/** OS notifications by id: showing one again replaces it. */
export class Notifications {
  readonly #open = new Map<string, Notification>();
  readonly #onClick: (id: string) => void;

  constructor(onClick: (id: string) => void) {
    this.#onClick = onClick;
  }

  /** Resolves when the OS has shown it, or with false when it would not. */
  show(options: { id: string; title: string; body: string }): Promise<{ isShown: boolean }> {
    this.close(options.id);
    if (!Notification.isSupported()) return Promise.resolve({ isShown: false });
    const notification = new Notification({
      title: options.title,
      body: options.body,
      silent: true,
      urgency: 'critical',
      timeoutType: 'never',
    });
    this.#open.set(options.id, notification);
    notification.on('click', () => this.#onClick(options.id));
    notification.on('close', () => this.#forget(options.id, notification));
    return new Promise((resolve) => {
      notification.once('show', () => resolve({ isShown: true }));
      notification.once('failed', () => {
        this.#forget(options.id, notification);
        resolve({ isShown: false });
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
