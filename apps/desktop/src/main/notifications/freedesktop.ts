import { busPath, SessionBus } from '../dbus/sessionBus.ts';
import type { BusMessage } from '../dbus/wire.ts';
import type { NotificationEvents, NotificationText, Notifier } from './notification.ts';

const DAEMON = {
  destination: 'org.freedesktop.Notifications',
  path: '/org/freedesktop/Notifications',
  interface: 'org.freedesktop.Notifications',
};
const RULE = `type='signal',sender='${DAEMON.destination}',interface='${DAEMON.interface}'`;
const CRITICAL = 2;
const NEVER_MS = 0;

/**
 * Notifications with buttons on Linux, asked of the daemon itself: Electron shows none there. Desktop Notifications
 * Specification 1.2, https://specifications.freedesktop.org/notification-spec/latest/.
 */
export class FreedesktopNotifier implements Notifier {
  readonly #events: NotificationEvents;
  readonly #address: string | undefined;
  /** The daemon's ids by ours; 0 while the daemon is being asked. */
  readonly #shown = new Map<string, number>();
  #bus: Promise<{ bus: SessionBus; hasActions: boolean }> | null = null;

  constructor(events: NotificationEvents, address = process.env['DBUS_SESSION_BUS_ADDRESS']) {
    this.#events = events;
    this.#address = address;
  }

  async show(text: NotificationText): Promise<{ isShown: boolean; hasActions: boolean }> {
    this.close(text.id);
    this.#shown.set(text.id, 0);
    try {
      const { bus, hasActions } = await this.#open();
      const [daemonId] = await bus.call({ ...DAEMON, member: 'Notify', ...notifyArguments(text, hasActions) });
      // Taken away while the daemon was asked: it goes as soon as it has come.
      if (this.#shown.get(text.id) !== 0) this.#take(Number(daemonId));
      else this.#shown.set(text.id, Number(daemonId));
      return { isShown: true, hasActions };
    } catch {
      this.#shown.delete(text.id);
      return { isShown: false, hasActions: false };
    }
  }

  close(id: string): void {
    const daemonId = this.#shown.get(id);
    this.#shown.delete(id);
    if (daemonId !== undefined && daemonId !== 0) this.#take(daemonId);
  }

  #take(daemonId: number): void {
    this.#bus
      ?.then(({ bus }) => bus.call({ ...DAEMON, member: 'CloseNotification', signature: ['u'], values: [daemonId] }))
      // The daemon forgot it first: nothing is left to take away.
      .catch(() => undefined);
  }

  #open(): Promise<{ bus: SessionBus; hasActions: boolean }> {
    this.#bus ??= this.#connect().catch((error: unknown) => {
      this.#bus = null;
      throw error;
    });
    return this.#bus;
  }

  async #connect(): Promise<{ bus: SessionBus; hasActions: boolean }> {
    const path = busPath(this.#address);
    if (path === null) throw new Error('there is no session bus');
    const end = (): void => {
      this.#bus = null;
      this.#shown.clear();
    };
    const bus = await SessionBus.open(path, { signal: (message) => this.#onSignal(message), end });
    await bus.listen(RULE);
    return { bus, hasActions: await canShowActions(bus) };
  }

  #onSignal({ member, body }: BusMessage): void {
    const [daemonId, what] = body;
    const id = [...this.#shown].find(([, known]) => known !== 0 && known === daemonId)?.[0];
    if (id === undefined) return;
    if (member === 'NotificationClosed') this.#shown.delete(id);
    if (member !== 'ActionInvoked' || typeof what !== 'string') return;
    if (what === 'default') this.#events.clicked(id);
    else this.#events.pressed(id, what);
  }
}

function notifyArguments(text: NotificationText, hasActions: boolean) {
  const actions = ['default', text.open, ...text.actions.flatMap(({ id, label }) => [id, label])];
  return {
    signature: ['s', 'u', 's', 's', 's', 'as', 'a{sv}', 'i'] as const,
    values: [
      ...['Hearthline', 0, '', text.title, escapeMarkup(text.body), hasActions ? actions : []],
      { urgency: { signature: 'y', value: CRITICAL }, category: { signature: 's', value: 'call.incoming' } } as const,
      NEVER_MS,
    ],
  };
}

/** A caller's name is shown as it is: the body is markup (specification, § Markup). */
const escapeMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

async function canShowActions(bus: SessionBus): Promise<boolean> {
  const capabilities = await bus.call({ ...DAEMON, member: 'GetCapabilities', signature: [], values: [] });
  return capabilities.includes('actions');
}
